using System.Xml.Linq;

namespace Trial.Core.Pictures;

/// <summary>What a part means and cannot tell, in lines of small words.</summary>
/// <param name="part">The part.</param>
/// <param name="letters">How many stand in a line at most, unless a word is longer.</param>
internal sealed class PictureNotes(InspectPart part, int letters)
{
    /// <summary>In a line across the whole picture.</summary>
    public const int Whole = 145;

    /// <summary>In a line across half of it.</summary>
    public const int Half = 70;

    private const double Line = 11;

    private readonly string[] lines =
    [
        .. ((string[])["Means: " + part.Means + ".", "Cannot tell: " + part.CannotTell + ".", .. part.Notes])
            .SelectMany(sentence => Wrap(sentence, letters)),
    ];

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
