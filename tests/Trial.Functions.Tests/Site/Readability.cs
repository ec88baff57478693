namespace Trial.Functions.Tests.Site;

//  LIX (Björnsson 1968)
//
//      words / sentences + 100 · long words / words
//
//      A long word has more than six letters.  A sentence ends at . : ! ? and at the end of a piece of text (a heading, a
//      label, a list item).  Under 25 is as easy as books for children, 35 an ordinary book.

/// <summary>How hard a Danish text is to read.</summary>
internal static class Readability
{
    private static readonly char[] Ends = ['.', ':', '!', '?'];

    public static double Lix(IReadOnlyList<string> texts)
    {
        var sentences = texts.SelectMany(text => text.Split(Ends)).Select(Words).Where(words => words.Length > 0).ToArray();
        var words = sentences.Sum(sentence => sentence.Length);
        var longs = sentences.Sum(sentence => sentence.Count(word => word.Length > 6));

        return (double)words / sentences.Length + 100.0 * longs / words;
    }

    private static string[] Words(string sentence) =>
        [.. sentence.Split([' ', ',', '–', '-', '«', '»', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetter))];
}
