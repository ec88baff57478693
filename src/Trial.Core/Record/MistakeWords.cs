using System.Diagnostics.CodeAnalysis;

namespace Trial.Core.Record;

/// <summary>What a mistake is called in the record, in forms and in exports.</summary>
public static class MistakeWords
{
    /// <summary>Every word there is, in the order in which mistakes are written.</summary>
    public static IReadOnlyList<string> All => ActFormat.Mistakes.All;

    /// <summary>The word for a mistake.</summary>
    public static string Of(Mistake mistake) => ActFormat.Mistakes[mistake];

    /// <summary>The mistake that a word is for.</summary>
    public static bool TryParse([NotNullWhen(true)] string? word, out Mistake mistake)
    {
        var known = ActFormat.Mistakes.Parse(word);
        mistake = known.GetValueOrDefault();
        return known is not null;
    }
}
