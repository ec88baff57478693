using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Core.Lottery;

namespace Trial.Functions.Tests.Players;

/// <summary>The planner's word, by the job and the endpoint, from month to month.</summary>
public sealed class PlanningTests
{
    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Requirement", "P6")]
    public async Task A_planner_is_told_on_the_first_of_a_month_and_nothing_else_until_the_next()
    {
        using var study = await BeginAsync("month");
        // Nothing was planned when the month was looked at.
        Assert.Equal("""{"month":"2027-01-01","places":[],"forLot":null}""", await TellAsync(study));
        await LivedSteps.PlanAsync(study, "2027-06-07", 1);
        await LivedSteps.PlanAsync(study, "2027-06-08", 2);
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 20); // of blocks of four: ten peers, and the Monday's group has four seats

        await LivedSteps.MorningsAsync(study, "2027-01-31");
        Assert.DoesNotContain("need", await TellAsync(study), StringComparison.Ordinal);
        await LivedSteps.MorningsAsync(study, "2027-02-01");
        var february = await TellAsync(study);
        await LivedSteps.PlanAsync(study, "2027-06-14", 1);
        await LivedSteps.PlanAsync(study, "2027-06-21", 1);
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 20);
        await LivedSteps.MorningsAsync(study, "2027-02-28");
        var unchanged = await TellAsync(study);
        await LivedSteps.MorningsAsync(study, "2027-03-01");
        var march = JsonNode.Parse(await TellAsync(study))!;

        var word = JsonNode.Parse(february)!["places"]![0]!;
        Assert.Equal("more-than-one", word["need"]!.GetValue<string>());
        Assert.Equal(["A-mon-1700-1", "A-tue-1700-2"], word["times"]!.AsArray().Select(time => time!["slot"]!.GetValue<string>()));
        Assert.Equal(february, unchanged);
        Assert.Equal(("2027-03-01", "more-than-one"),
            (march["month"]!.GetValue<string>(), march["places"]![0]!["need"]!.GetValue<string>()));
        await LivedSteps.PlanAsync(study, "2027-06-28", 1);
        await LivedSteps.PlanAsync(study, "2027-07-05", 1);
        await LivedSteps.MorningsAsync(study, "2027-04-01");
        Assert.Contains("\"need\":\"enough\"", await TellAsync(study), StringComparison.Ordinal); // twenty peers, five groups of four
    }

    [Fact]
    public async Task Where_rosters_have_no_cut_nothing_is_said()
    {
        using var study = await BeginAsync("none");
        await LivedSteps.PlanAsync(study, "2027-06-07", 1);
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 20);
        await LivedSteps.MorningsAsync(study, "2027-02-02");

        Assert.Equal("""{"month":null,"places":[],"forLot":null}""", await TellAsync(study));
    }

    // A number of today would fall by four on the morning of the draw.
    [Theory]
    [InlineData("month")]
    [InlineData("none")]
    [Trait("Requirement", "R2")]
    public async Task How_many_wait_for_their_lot_is_told_as_of_the_first_and_tells_the_day_of_no_draw(string rosterCut)
    {
        using var study = await BeginAsync(rosterCut, new CohortPlan(4, 28));
        await LivedSteps.PlanAsync(study, "2027-06-07", 1);
        Assert.Equal(0, await ForLotAsync(study));
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 2);
        Assert.Equal(0, await ForLotAsync(study));
        await LivedSteps.MorningsAsync(study, "2027-02-01");
        Assert.Equal(2, await ForLotAsync(study));

        var february = await TellAsync(study);
        Assert.DoesNotContain("cohort", await study.BodiesAsync(), StringComparison.Ordinal);
        await LivedSteps.DrawAsync(study, "A-mon-1700-1", 3);
        Assert.Equal(february, await TellAsync(study));
        await study.MorningAsync();
        Assert.Contains("cohort", await study.BodiesAsync(), StringComparison.Ordinal);
        Assert.Equal(february, await TellAsync(study));
        await LivedSteps.MorningsAsync(study, "2027-02-28");
        Assert.Equal(february, await TellAsync(study));
        await LivedSteps.MorningsAsync(study, "2027-03-01");
        Assert.Equal(1, await ForLotAsync(study));
    }

    private static Task<LivedStudy> BeginAsync(string rosterCut, CohortPlan? cohort = null) => LivedStudy.BeginAsync(
        new Lived(new Policy.PermutedBlocks([4]), Strata: 1, People: 60, rosterCut, Batch: 64, Seed: 1) { Cohort = cohort }, Begin);

    private static async Task<int> ForLotAsync(LivedStudy study) =>
        JsonNode.Parse(await TellAsync(study))!["forLot"]!.AsArray().Single()!["people"]!.GetValue<int>();

    private static async Task<string> TellAsync(LivedStudy study)
    {
        Assert.Equal(403, (await study.AskAsync(StaffRole.Researcher, "GET", "/api/planning")).Status);
        return (await study.AskAsync(StaffRole.Coordinator, "GET", "/api/planning")).Text;
    }
}
