namespace Trial.Functions.Site.Desks.Parts;

/// <summary>A guide of docs/: a title, and parts with a heading, paragraphs and points. The file is in the program.</summary>
public sealed record GuideText(
    string Title, IReadOnlyList<(string Heading, IReadOnlyList<string> Texts, IReadOnlyList<string> Points)> Parts)
{
    /// <summary>The guide with this file's name.</summary>
    public static GuideText Of(string name)
    {
        using var stream = typeof(GuideText).Assembly.GetManifestResourceStream($"docs/{name}")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads the few marks that a guide has: a title with #, headings with ##, points with -, and an empty line between.</summary>
    public static GuideText Read(string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Split("\n## ");
        var title = parts[0].Split('\n')[0][2..];
        return new(title, [.. parts.Select((part, index) => Part(part.Split('\n'), hasHeading: index > 0))]);
    }

    private static (string, IReadOnlyList<string>, IReadOnlyList<string>) Part(string[] lines, bool hasHeading)
    {
        var blocks = lines.Skip(1).Where(line => line.Length > 0);
        return (
            hasHeading ? lines[0] : "",
            [.. blocks.Where(block => !block.StartsWith("- ", StringComparison.Ordinal))],
            [.. blocks.Where(block => block.StartsWith("- ", StringComparison.Ordinal)).Select(block => block[2..])]);
    }
}
