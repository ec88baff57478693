using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>docs/ceremony.md: its sections, and the lines of a section that are commands.</summary>
internal static class CeremonyPage
{
    /// <summary>The page.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs/ceremony.md"));

    /// <summary>What stands under a heading.</summary>
    public static string Section(string heading) => Text.Split($"\n## {heading}\n")[1].Split("\n## ")[0];

    /// <summary>The arguments of the lines of a section that run <c>trial</c>, in their order.</summary>
    public static IEnumerable<string[]> Commands(string heading) => Section(heading).Split('\n')
        .Where(line => line.StartsWith("    ", StringComparison.Ordinal) && line.TrimStart().StartsWith("trial ", StringComparison.Ordinal))
        .Select(line => line.Trim().Split(' ')[1..]);

    /// <summary>The study file of the page, with what the service printed at its start.</summary>
    /// <param name="greeting">What the service said.</param>
    public static JsonObject StudyFile(string greeting)
    {
        var from = Text.IndexOf('{', Text.IndexOf("Write the study file.", StringComparison.Ordinal));
        var study = JsonNode.Parse(Text[from..(Text.IndexOf("\n       }", from, StringComparison.Ordinal) + 9)])!.AsObject();
        var printed = string.Concat(greeting.Split('\n').Where(line => line.StartsWith('"')));
        foreach (var (name, value) in JsonNode.Parse($"{{{printed.TrimEnd(',')}}}")!.AsObject())
        {
            study[name] = value!.DeepClone();
        }

        return study;
    }
}
