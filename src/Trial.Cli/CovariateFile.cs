using System.Globalization;

namespace Trial.Cli;

//  A covariate file
//
//      research_id,value       a header of these two, then a line a person; a number with a point. Other spellings of a
//                              CSV are refused, and so is an id that comes twice

/// <summary>Reads covariates.</summary>
internal static class CovariateFile
{
    private const string Header = "research_id,value";

    /// <summary>The values by research id; null where something is wrong, and why.</summary>
    public static IReadOnlyDictionary<string, double>? Read(string file, List<string> faults)
    {
        if (!File.Exists(file))
        {
            faults.Add($"--covariates: there is no file '{file}'.");
            return null;
        }

        string[] lines = [.. File.ReadAllLines(file).Where(line => line.Length > 0)];
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i == 0 ? lines[0] != Header : !Add(values, lines[i].Split(',')))
            {
                faults.Add($"--covariates: line {i + 1} is not {(i == 0 ? $"'{Header}'" : "a research id, once, and a number")}.");
                return null;
            }
        }

        return values;
    }

    private static bool Add(Dictionary<string, double> values, string[] cells) =>
        cells is [{ Length: > 0 } id, var text]
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
        && values.TryAdd(id, value);
}
