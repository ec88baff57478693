using System.Globalization;
using System.Xml.Linq;

using Trial.Core.Export;
using Trial.Core.Pictures;
using Trial.Core.Report;

namespace Trial.Core.Tests.Pictures;

[Trait("Requirement", "R21")]
public sealed class ToldPicturesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Enrolment_is_a_bar_a_month_as_high_as_all_until_then_and_months_told_together_count_in_the_last()
    {
        var flow = new ToldFlow(
            false, [], [new("A", "2026-11", "2026-11", 10), new("B", "2026-11", "2027-01", 20), new("A", "2026-12", "2027-02", 30)]);

        var picture = Drawn(flow);

        double[] heights = [.. picture.Elements(Svg + "rect").Skip(1).Select(bar => (double)bar.Attribute("height")!)];
        Assert.Equal([10.0, 10, 30, 60], heights.Select(height => Math.Round(60 * height / heights[3], 1)));
        Assert.Equal(["2611", "2612", "2701", "2702"], Texts(picture).Where(text => text.Length == 4));
        Assert.Equal(("So far", "Bars"), ((string)picture.Element(Svg + "title")!, (string)picture.Element(Svg + "desc")!));
    }

    [Fact]
    public void Of_many_months_as_many_are_named_as_there_is_room_for()
    {
        var first = new DateOnly(2020, 12, 1);
        var cells = Enumerable.Range(0, 23).Select(month => first.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var flow = new ToldFlow(false, [], [.. cells.Select(month => new EnrolledCount("A", month, month, 12))]);

        var picture = Drawn(flow);

        Assert.Equal(24, picture.Elements(Svg + "rect").Count());
        double[] named = [.. picture.Elements(Svg + "text")
            .Where(text => (string)text.Attribute("text-anchor")! == "middle").Select(text => (double)text.Attribute("x")!)];
        Assert.InRange(named.Zip(named.Skip(1), (one, next) => next - one).Min(), 30, 45);
    }

    [Fact]
    public void Before_the_reveal_the_flow_is_one_column_and_who_is_still_followed_is_what_is_left()
    {
        var flow = new ToldFlow(false, Counts(default, 40, leftGroup: 6, leftFollowUp: 3, erased: 2), []);

        var texts = Texts(XElement.Parse(FlowPicture.Draw(flow, FlowWords.EnglishDesk, Name)));

        Assert.Equal(
            ["Randomised (n = 40)", "Left", "the group (n = 6)", "follow-up (n = 3)", "and had their data erased (n = 2)",
                "Still in follow-up (n = 35)"],
            texts);
    }

    [Theory]
    [InlineData("practice-haab", true)]
    [InlineData("haab", false)]
    public void The_flow_of_a_practice_says_so_and_that_of_a_study_does_not(string study, bool isPractice)
    {
        var flow = new StudyFlow(study, Revealed: false, 0, [new(Arm.Peer, "peer", 8, null, null, 0, 0, 0, 0, 0, 0, 0, 8)]);

        string[] marks = [.. ((FlowWords[])[FlowWords.English, FlowWords.Danish])
            .SelectMany(words => Texts(XElement.Parse(FlowPicture.Draw(flow, words))))
            .Where(text => text is "PRACTICE" or "ØVELSE")];

        Assert.Equal(isPractice ? ["PRACTICE", "ØVELSE"] : [], marks);
    }

    [Fact]
    public void After_it_each_arm_has_a_column_under_its_name()
    {
        var flow = new ToldFlow(true, [.. Counts(Arm.Peer, 21, 6, 3, 2), .. Counts(new('C'), 19, 0, 1, 1)], []);

        var texts = Texts(XElement.Parse(FlowPicture.Draw(flow, FlowWords.DanishDesk, Name)));

        Assert.Equal("Trukket lod for (n = 40)", texts[0]);
        Assert.Contains("Loddet faldt på peer (n = 21)", texts);
        Assert.Contains("Loddet faldt på control (n = 19)", texts);
        Assert.Equal("Er stadig i opfølgningen (n = 17)", texts[^1]);
    }

    private static string Name(Arm arm) => arm == Arm.Peer ? "peer" : "control";

    private static XElement Drawn(ToldFlow flow) => XElement.Parse(
        EnrolmentPicture.Draw(flow, "So far", "Bars", month => month.ToString("yyMM", CultureInfo.InvariantCulture)));

    private static string[] Texts(XElement picture) => [.. picture.Elements(Svg + "text").Select(text => text.Value)];

    private static IReadOnlyList<FlowCount> Counts(Arm arm, int drawn, int leftGroup, int leftFollowUp, int erased) =>
    [
        new("drawn", arm, drawn), new("left-group", arm, leftGroup), new("left-follow-up", arm, leftFollowUp), new("erased", arm, erased),
    ];
}
