using System.Globalization;

namespace Trial.Cli;

//  A covariate file
//
//      research_id,value       a header of these two, then a line a person, one at least; a number with a point. Other spellings of a
//                              CSV are refused, and so is an id that comes twice. Empty lines are passed over

/// <summary>Reads covariates.</summary>
internal static class CovariateFile
{
    private const string Header = "research_id,value";

    /// <summary>The values by research id; null where something is wrong, and every line that is.</summary>
    public static IReadOnlyDictionary<string, double>? Read(string file, List<string> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add($"--covariates: there is no file '{file}'.");
            return null;
        }

        (string Text, int Number)[] lines =
            [.. File.ReadAllLines(file).Select((line, index) => (line, index + 1)).Where(line => line.line.Length > 0)];
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        string[] wrong =
        [
            .. lines is [(Header, _), ..] ? Array.Empty<string>() : [$"--covariates: the first line is not '{Header}'."],
            .. from line in lines.Skip(1)
               where !Add(values, line.Text.Split(','))
               select $"--covariates: line {line.Number} is not a research id, once, and a number.",
            .. lines.Length == 1 ? [$"--covariates: '{file}' has no line after the first."] : Array.Empty<string>(),
        ];
        faults.AddRange(wrong);
        return wrong.Length == 0 ? values : null;
    }

    private static bool Add(Dictionary<string, double> values, string[] cells) =>
        cells is [{ Length: > 0 } id, var text]
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
        && values.TryAdd(id, value);
}
