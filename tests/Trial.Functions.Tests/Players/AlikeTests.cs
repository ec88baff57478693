using Trial.Application.Record;
using Trial.Core.Lottery;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Two studies in which the same people come at the same times, and only the lots are others: what a researcher and a steward may read
/// of them is the same, morning by morning.
/// </summary>
public sealed class AlikeTests
{
    private const string Slot = "A-mon-1700-1";

    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Requirement", "R2")]
    public async Task Flow_and_record_are_the_same_where_only_the_lots_differ()
    {
        using var one = await BeginAsync(seed: 1);
        using var other = await BeginAsync(seed: 7);
        Assert.NotEqual(one.Peers("A").Take(24), other.Peers("A").Take(24));

        foreach (var study in new[] { one, other })
        {
            await LivedSteps.PlanAsync(study, "2027-06-07", 1);
        }

        var told = "";
        foreach (var month in new[] { "2027-01", "2027-02", "2027-03", "2027-04" })
        {
            foreach (var study in new[] { one, other })
            {
                await LivedSteps.DrawAsync(study, Slot, 6);
            }

            for (var day = 6; day <= 26; day += 10)
            {
                await LivedSteps.MorningsAsync(one, $"{month}-{day:00}");
                await LivedSteps.MorningsAsync(other, $"{month}-{day:00}");
                Assert.Equal(await FlowAsync(one), told = await FlowAsync(other));
                Assert.Equal(await RecordAsync(one), await RecordAsync(other));
            }
        }

        // There is something to compare: two whole months, or more, are told.
        Assert.Contains("\"count\":12", told, StringComparison.Ordinal);
    }

    private static Task<LivedStudy> BeginAsync(int seed) =>
        LivedStudy.BeginAsync(new Lived(new Policy.BigStick(3), Strata: 1, People: 60, "month", Batch: 64, seed), Begin);

    private static async Task<string> FlowAsync(LivedStudy study)
    {
        var answer = await study.AskAsync(StaffRole.Researcher, "GET", "/api/flow");
        Assert.Equal(200, answer.Status);
        return answer.Text;
    }

    private static async Task<string> RecordAsync(LivedStudy study)
    {
        var answer = await study.AskAsync(StaffRole.Steward, "GET", "/api/record");
        Assert.Equal(200, answer.Status);
        Assert.Contains("\"kind\":\"draw\"", answer.Text, StringComparison.Ordinal);
        return answer.Text;
    }
}
