using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Report;

namespace Trial.Core.Pictures;

/// <summary>The flow diagram of CONSORT 2025 from the draw on: a column an arm, in one language.</summary>
/// <param name="flow">What is drawn.</param>
/// <param name="words">Its words.</param>
public sealed class FlowPicture(StudyFlow flow, FlowWords words)
{
    private const double Wide = 230;
    private const double Gap = 20;
    private const double Step = 16;
    private const double Top = 70;

    private readonly double width = (flow.Arms.Count * (Wide + Gap)) + Gap;

    /// <summary>The picture.</summary>
    public string Draw()
    {
        string[][][] columns = [.. flow.Arms.Select(Boxes)];
        double[] heights =
            [.. Enumerable.Range(0, columns[0].Length).Select(row => (columns.Max(column => column[row].Length) * Step) + 12)];
        var root = Svg.Root(width, Top + heights.Sum(height => height + Gap) + 10, words.Title, words.Description);
        var all = string.Create(CultureInfo.InvariantCulture, $"{words.Drawn} (n = {flow.Arms.Sum(arm => arm.Allocated)})");
        root.Add(Framed((width - Wide) / 2, 10, 30, [all], "bold"));
        root.Add(Svg.Line(width / 2, 40, width / 2, 55, Svg.Dark), Svg.Line(Middle(0), 55, Middle(flow.Arms.Count - 1), 55, Svg.Dark));
        foreach (var (i, column) in columns.Index())
        {
            root.Add(Column(i, column, heights));
        }

        return root + "\n";
    }

    private static double Left(int column) => Gap + (column * (Wide + Gap));

    private static double Middle(int column) => Left(column) + (Wide / 2);

    private static IEnumerable<XElement> Column(int i, string[][] boxes, double[] heights)
    {
        IEnumerable<XElement> marks = [Svg.Line(Middle(i), 55, Middle(i), Top, Svg.Dark)];
        var y = Top;
        foreach (var (row, lines) in boxes.Index())
        {
            marks = marks.Concat(Framed(Left(i), y, heights[row], lines, "normal"));
            y += heights[row];
            marks = row < boxes.Length - 1 ? marks.Append(Svg.Line(Middle(i), y, Middle(i), y + Gap, Svg.Dark)) : marks;
            y += Gap;
        }

        return marks;
    }

    private static IEnumerable<XElement> Framed(double x, double y, double height, string[] lines, string weight) =>
    [
        Svg.Box(x, y, Wide, height, Svg.Dark),
        Svg.Box(x + 0.8, y + 0.8, Wide - 1.6, height - 1.6, "#ffffff"),
        .. lines.Select((line, i) => Svg.Text(x + 8, y + 17 + (i * Step), line, weight: i == 0 ? "bold" : weight)),
    ];

    private string[][] Boxes(ArmFlow arm) =>
    [
        [Count($"{words.Allocated} {arm.Name}", arm.Allocated)],
        arm switch
        {
            { Seated: null } => [words.Received, words.NotTold],
            { Seated: 0 } => [words.Received, words.NoGroup],
            _ => [Count(words.Received, arm.Seated!.Value), Count(words.Attended, arm.Attended!.Value)],
        },
        [
            words.Left, Count(words.LeftGroup, arm.LeftGroup), Count(words.LeftFollowUp, arm.LeftFollowUp), Count(words.Erased, arm.Erased),
        ],
        [Count(words.InFollowUp, arm.InFollowUp), words.Author],
    ];

    private static string Count(string words, int count) => string.Create(CultureInfo.InvariantCulture, $"{words} (n = {count})");
}
