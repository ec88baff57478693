namespace Trial.Functions.Site.Parts;

/// <summary>A text where a heading or a sentence begins.</summary>
internal static class Capital
{
    /// <summary>The text with a capital letter first; an empty one stays empty.</summary>
    public static string First(string text) => text is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";
}
