namespace Trial.Core.Export;

/// <summary>What the checks of an export found.</summary>
/// <param name="Kind">Null when the files are those of no kind.</param>
/// <param name="Checks">In their order; nothing is checked after the first false thing.</param>
public sealed record Verdict(ExportKind? Kind, IReadOnlyList<Check> Checks)
{
    /// <summary>The first false thing; null when there is none.</summary>
    public Check? FirstFalse => Checks.FirstOrDefault(check => check.Finding is Finding.False);
}

/// <summary>Checks whatever an export allows, and says what it could not.</summary>
public static class Verification
{
    /// <summary>Runs the checks of the export's kind in their fixed order, up to the first false thing.</summary>
    /// <param name="files">The files of the zip; no name twice.</param>
    public static Verdict Run(IReadOnlyCollection<ExportFile> files)
    {
        var kind = ExportNames.KindOf([.. files.Select(file => file.Name).Where(name => name != Sums.Name)]);
        var checks = new List<Check>();
        foreach (var check in All(kind, files))
        {
            checks.Add(check);
            if (check.Finding is Finding.False)
            {
                break;
            }
        }

        return new Verdict(kind, checks);
    }

    private static IEnumerable<Check> All(ExportKind? kind, IReadOnlyCollection<ExportFile> files)
    {
        yield return new("sums", SumsCheck.Run(files));
        yield return new("files", kind is null
            ? new Finding.False(null, "these are not the files of a table, audit or final export")
            : new Finding.Verified($"those of {Told(kind.Value)}"));

        var byName = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        foreach (var check in kind is ExportKind.Table ? new TableChecks(byName).Run() : new AuditChecks(byName).Run())
        {
            yield return check;
        }
    }

    private static string Told(ExportKind kind) => kind switch
    {
        ExportKind.Table => "a table",
        ExportKind.Audit => "an audit",
        _ => "a final export",
    };
}
