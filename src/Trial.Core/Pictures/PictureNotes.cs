using System.Xml.Linq;

using Trial.Core.Analysis;

namespace Trial.Core.Pictures;

/// <summary>Sentences in lines of small words.</summary>
/// <param name="sentences">Each begins a line.</param>
/// <param name="letters">How many stand in a line at most, unless a word is longer.</param>
internal sealed class PictureNotes(IEnumerable<string> sentences, int letters)
{
    /// <summary>In a line across the whole picture.</summary>
    public const int Whole = 145;

    /// <summary>In a line across half of it.</summary>
    public const int Half = 70;

    private const double Line = 11;

    private readonly string[] lines = [.. sentences.SelectMany(sentence => Wrap(sentence, letters))];

    /// <summary>What a part means and cannot tell.</summary>
    public static PictureNotes Of(InspectPart part, int letters) =>
        new(["Means: " + part.Means + ".", "Cannot tell: " + part.CannotTell + ".", .. part.Notes], letters);

    /// <summary>What a test means and cannot tell.</summary>
    public static PictureNotes Of(OrderTest test, int letters) =>
        new(["Means, when p is small: " + test.Means + ".", "Cannot tell: " + test.CannotTell + "."], letters);

    public double Height => lines.Length * Line;

    /// <summary>The lines, from a first one on.</summary>
    public IEnumerable<XElement> At(double x, double y) => lines.Select((line, index) => Svg.Note(x, y + (index * Line), line));

    private static IEnumerable<string> Wrap(string sentence, int letters)
    {
        var line = "";
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > letters)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
