using Trial.Core.Export;

namespace Trial.Core.Verify;

/// <summary>What the checks of an export found.</summary>
/// <param name="Kind">Null when the files do not belong to any kind.</param>
/// <param name="Checks">In their order; nothing is checked after the first false thing.</param>
public sealed record Verdict(ExportKind? Kind, IReadOnlyList<Check> Checks)
{
    /// <summary>The first false thing; null when there is none.</summary>
    public Check? FirstFalse => Checks.FirstOrDefault(check => check.Finding is Finding.False);

    /// <summary>Runs checks until one is false.</summary>
    internal static IReadOnlyList<Check> UpToFirstFalse(IEnumerable<Check> checks)
    {
        var found = new List<Check>();
        foreach (var check in checks)
        {
            found.Add(check);
            if (check.Finding is Finding.False)
            {
                break;
            }
        }

        return found;
    }
}
