using System.Globalization;
using System.Xml.Linq;

namespace Trial.Core.Pictures;

/// <summary>A picture that grows downwards part by part, and gets its height at the end.</summary>
/// <param name="width">Its width.</param>
/// <param name="title">What it is called.</param>
/// <param name="description">What it shows, for those who do not see it.</param>
internal sealed class TallPicture(double width, string title, string description)
{
    /// <summary>From one line of a list to the next.</summary>
    public const double Row = 18;

    private const double Small = 14; // from one line of text to the next
    private const double Left = 4;
    private const double AfterPart = 26;

    /// <summary>What is drawn so far.</summary>
    public XElement Root { get; } = Svg.Root(width, title, description);

    /// <summary>Where the next mark goes.</summary>
    public double Y { get; private set; } = 15;

    /// <summary>Leaves room.</summary>
    public void Down(double by) => Y += by;

    /// <summary>Moves to a place further down.</summary>
    public void To(double y) => Y = Math.Max(Y, y);

    /// <summary>The name of a part; the next mark goes below it.</summary>
    public void Head(string text)
    {
        Root.Add(Svg.Text(Left, Y, text, weight: "bold"));
        Down(Small + 3);
    }

    /// <summary>A line of text.</summary>
    public void Line(string text)
    {
        Root.Add(Svg.Text(Left, Y, text));
        Down(Small);
    }

    /// <summary>A line of a table.</summary>
    /// <param name="label">Its first cell.</param>
    /// <param name="cells">The others, each ending where its number says.</param>
    public void Cells(string label, params IEnumerable<(double Right, string Text)> cells)
    {
        Root.Add(Svg.Text(Left, Y, label), cells.Select(cell => Svg.Text(cell.Right, Y, cell.Text, "end")));
        Down(Small);
    }

    /// <summary>Small words across the whole picture.</summary>
    public void Words(PictureNotes notes)
    {
        Root.Add(notes.At(Left, Y));
        Down(notes.Height);
    }

    /// <summary>What a part means and cannot tell, and room after it.</summary>
    public void End(InspectPart part)
    {
        Words(PictureNotes.Of(part, PictureNotes.Whole));
        Down(AfterPart);
    }

    /// <summary>The same of two parts beside each other.</summary>
    public void End(InspectPart left, InspectPart right, double half)
    {
        var (one, other) = (PictureNotes.Of(left, PictureNotes.Half), PictureNotes.Of(right, PictureNotes.Half));
        Root.Add(one.At(Left, Y), other.At(half, Y));
        Down(Math.Max(one.Height, other.Height) + AfterPart);
    }

    /// <summary>A bar with its name before it and its number behind it.</summary>
    /// <param name="axis">Where it lies.</param>
    /// <param name="line">How many rows below the next mark.</param>
    /// <param name="left">Where the name begins.</param>
    /// <param name="name">What it is of.</param>
    /// <param name="people">Its parts, one after the other.</param>
    public void Bar(SvgAxis axis, int line, double left, string name, params (int People, string Fill)[] people)
    {
        var (y, sofar) = (Y + (line * Row), 0);
        Root.Add(Svg.Text(left, y + 3.5, name));
        foreach (var (count, fill) in people)
        {
            Root.Add(Svg.Box(axis.At(sofar), y - 4, axis.At(sofar + count) - axis.At(sofar), 8, fill));
            sofar += count;
        }

        Root.Add(Svg.Text(axis.At(sofar) + 4, y + 3.5, sofar.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The whole.</summary>
    public override string ToString()
    {
        Svg.Fit(Root, width, Y);
        return Root + "\n";
    }
}
