using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Trial.Core;
using Trial.Core.Report;

namespace Trial.Cli;

/// <summary>trial reconcile: compares intake, draws, rosters, exports and logs, and lists every difference.</summary>
internal static class ReconcileCommand
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Make()
    {
        var zip = VerifiedExport.Argument("An audit or final export.");
        var tables = new Option<FileInfo[]>("--table")
        {
            HelpName = "TABLE.zip",
            Description = "A table that was taken of the study; may be given again.",
        };
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        tables.Validators.Add(result =>
        {
            foreach (var fault in Options.Files(result).Select(ExportZip.Fault).OfType<string>())
            {
                result.AddError(fault);
            }
        });
        var command = new Command(
            "reconcile", "Compares intake, draws, rosters, exports and logs, and lists every difference.") { zip, tables, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(zip), parsed.GetValue(tables) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo zip, FileInfo[] tables, bool asJson)
    {
        var export = ExportZip.Read(zip);
        var taken = tables.Select(table => (table.Name, Files: ExportZip.Read(table))).ToList();
        var strange = taken.Where(table => !Reconciliation.IsTable(table.Files)).ToList();
        if (!Reconciliation.CanCompare(export))
        {
            return Refusal.Tell([$"{zip.Name} cannot be used: reconcile compares an audit or a final export."]);
        }

        if (strange.Count > 0)
        {
            return Refusal.Tell(strange.Select(table => $"{table.Name} is not a table export."));
        }

        var found = Reconciliation.Run(export, taken);
        Console.Out.Write(asJson
            ? JsonSerializer.Serialize(new { Format = "trial/v1/reconciliation", Comparisons = found }, Indented) + "\n"
            : Text(zip.Name, found));
        return found.Any(comparison => comparison.Differences.Count > 0) ? ExitCode.False : ExitCode.Done;
    }

    private static string Text(string name, IReadOnlyList<Comparison> found)
    {
        var differences = found.Sum(comparison => comparison.Differences.Count);
        return string.Join('\n',
        [
            name,
            "",
            .. found.Select(Line),
            "",
            .. found.SelectMany(comparison => comparison.Differences.Select(one => $"{comparison.Of}, {comparison.With}: {one}.")),
            differences == 0
                ? "Zero differences. What seals and signatures prove, trial verify checks."
                : $"{Counted.Of(differences, "difference", "differences")}.",
            "",
        ]);
    }

    private static string Line(Comparison comparison) =>
        string.Create(CultureInfo.InvariantCulture, $"  {comparison.Of,-22}{comparison.With,-30}{comparison.Compared,8}   ")
            + Counted.Of(comparison.Differences.Count, "difference", "differences")
            + (comparison.Told.Length > 0 ? $"; {comparison.Told}" : "");
}
