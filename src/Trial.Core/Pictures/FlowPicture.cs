using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Export;
using Trial.Core.Report;

namespace Trial.Core.Pictures;

/// <summary>A flow diagram: all on top, a column of boxes an arm below.</summary>
public sealed class FlowPicture
{
    private const double Wide = 230;
    private const double Gap = 20;
    private const double Step = 16;
    private const double Top = 70;

    private readonly FlowWords words;
    private readonly string all;
    private readonly string[][][] columns;
    private readonly double width;

    private FlowPicture(FlowWords words, int all, IEnumerable<string[][]> columns)
    {
        (this.words, this.all, this.columns) = (words, Count(words.Drawn, all), [.. columns]);
        width = (this.columns.Length * (Wide + Gap)) + Gap;
    }

    /// <summary>The flow of CONSORT 2025 from the draw on, in one language.</summary>
    public static string Draw(StudyFlow flow, FlowWords words) => new FlowPicture(
        words, flow.Arms.Sum(arm => arm.Allocated), flow.Arms.Select(arm => Boxes(arm, words))).Draw(flow.IsPractice);

    /// <summary>What may be told of the flow now, which is of somebody; without brackets for an author.</summary>
    /// <param name="flow">Over all arms, or of each.</param>
    /// <param name="words">Those for a desk.</param>
    /// <param name="name">What an arm is called.</param>
    public static string Draw(ToldFlow flow, FlowWords words, Func<Arm, string> name) => new FlowPicture(
        words,
        flow.Counts.Where(count => count.Step == "drawn").Sum(count => count.Count),
        flow.Counts.GroupBy(count => count.Arm)
            .Select(arm => Boxes(
                arm.ToDictionary(count => count.Step, count => count.Count), arm.Key == default ? "" : name(arm.Key), words)))
        .Draw(isPractice: false);

    private string Draw(bool isPractice)
    {
        double[] heights =
            [.. Enumerable.Range(0, columns[0].Length).Select(row => (columns.Max(column => column[row].Length) * Step) + 12)];
        var root = Svg.Root(width, Top + heights.Sum(height => height + Gap) + 10, words.Title, words.Description);
        if (isPractice)
        {
            root.Add(Svg.Text(Gap, 27, words.Practice, weight: "bold")); // beside the first box
        }

        root.Add(Framed((width - Wide) / 2, 10, 30, [all], "bold"));
        root.Add(Svg.Line(width / 2, 40, width / 2, 55, Svg.Dark), Svg.Line(Middle(0), 55, Middle(columns.Length - 1), 55, Svg.Dark));
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

    private static string[][] Boxes(ArmFlow arm, FlowWords words) =>
    [
        [Count($"{words.Allocated} {arm.Name}", arm.Allocated)],
        arm switch
        {
            { Seated: null } => [words.Received, words.NotTold],
            { Seated: 0 } => [words.Received, words.NoGroup],
            _ => [Count(words.Received, arm.Seated!.Value), Count(words.Attended, arm.Attended!.Value)],
        },
        Left(arm.LeftGroup, arm.LeftFollowUp, arm.Erased, words),
        [Count(words.InFollowUp, arm.InFollowUp), words.Author],
    ];

    private static string[][] Boxes(Dictionary<string, int> steps, string arm, FlowWords words) =>
    [
        .. arm.Length > 0 ? [[Count($"{words.Allocated} {arm}", steps["drawn"])]] : (string[][])[],
        Left(steps["left-group"], steps["left-follow-up"], steps["erased"], words),
        [Count(words.InFollowUp, steps["drawn"] - steps["left-follow-up"] - steps["erased"])],
    ];

    private static string[] Left(int group, int followUp, int erased, FlowWords words) =>
        [words.Left, Count(words.LeftGroup, group), Count(words.LeftFollowUp, followUp), Count(words.Erased, erased)];

    private static string Count(string words, int count) => string.Create(CultureInfo.InvariantCulture, $"{words} (n = {count})");
}
