using Trial.Application.Citizens;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// Two studies in which the same people come at the same times and their lots are the same until the end of a month. Those of the next
/// month are others, and some who got another lot leave: nothing that staff may read tells the two apart before that month is over.
/// </summary>
public sealed class LooksTests
{
    private const string Slot = "A-mon-1700-1";
    private const int AMonth = 8;

    private static readonly (string Day, Leaving What)[] Leavings =
        [("2027-02-08", Leaving.Group), ("2027-02-15", Leaving.FollowUp), ("2027-02-22", Leaving.Data)];

    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Requirement", "R2")]
    public async Task Every_endpoint_table_page_and_log_line_of_staff_is_the_same_where_only_lots_after_the_cut_differ()
    {
        var (one, other) = Seeds();
        using var left = await BeginAsync(one);
        using var right = await BeginAsync(other);
        await using var leftServer = await ServeAsync(left);
        await using var rightServer = await ServeAsync(right);
        var differ = Differ(one, other);
        foreach (var day in new[] { "2027-01-18", "2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22", "2027-02-28" })
        {
            var come = day is "2027-01-18" or "2027-02-01"; // people come in the middle of January and on the first of February
            await LiveAsync(left, day, come ? AMonth : 0);
            await LiveAsync(right, day, come ? AMonth : 0);
            foreach (var (number, (_, what)) in Leavings.Index().Where(leaving => leaving.Item.Day == day))
            {
                await LeaveAsync(left, differ[number % differ.Length], what);
                await LeaveAsync(right, differ[number % differ.Length], what);
            }

            Same(await Looks.OfAsync(left, leftServer), await Looks.OfAsync(right, rightServer));
        }

        // The test of the test: when the month is over, the same looks tell the two apart.
        await LiveAsync(left, "2027-03-01", 0);
        await LiveAsync(right, "2027-03-01", 0);
        var (now, then) = (await Looks.OfAsync(left, leftServer), await Looks.OfAsync(right, rightServer));
        Assert.Contains(now, look => then.GetValueOrDefault(look.Key) != look.Value);
    }

    private static async Task LiveAsync(LivedStudy study, string until, int people)
    {
        await LivedSteps.MorningsAsync(study, until);
        await LivedSteps.DrawAsync(study, Slot, people);
    }

    private static async Task LeaveAsync(LivedStudy study, int person, Leaving what) =>
        Assert.Equal(WithdrawAnswer.Done, await study.Part<CodeHolders>().WithdrawAsync(study.Codes[person], what, default));

    // Who of the second month is in another arm.
    private static int[] Differ(Lived one, Lived other)
    {
        var (lots, others) = (LivedStudy.LotsOf(one), LivedStudy.LotsOf(other));
        return [.. Enumerable.Range(AMonth, AMonth).Where(person => lots[person] != others[person])];
    }

    private static void Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other)
    {
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
        var differences =
            from look in one
            from line in look.Value.Split('\n').Zip(other[look.Key].Split('\n'))
            where line.First != line.Second
            select $"{look.Key}: {line.First} | {line.Second}";
        var told = string.Join('\n', differences.Take(20));
        Assert.True(told.Length == 0, told);
        Assert.Equal(one, other);
    }

    // Their first month's lots are the same, with enough peers for a group; in the second month, more are peer in one of them.
    private static (Lived One, Lived Other) Seeds()
    {
        var alike = Enumerable.Range(0, 400)
            .Select(seed => Study(2 * seed))
            .Select(lived => (Lived: lived, Lots: LivedStudy.LotsOf(lived)))
            .Select(it =>
                (it.Lived, First: string.Join(' ', it.Lots.Take(AMonth)), Peers: it.Lots.Skip(AMonth).Take(AMonth).Count(peer => peer)))
            .GroupBy(it => it.First)
            .First(lists => lists.Key.Split("True").Length > 3 && lists.Any(it => it.Peers != lists.First().Peers));
        return (alike.First().Lived, alike.First(it => it.Peers != alike.First().Peers).Lived);
    }

    private static Lived Study(int seed) => new(new Policy.BigStick(3), Strata: 1, People: 60, "month", Batch: 64, seed);

    private static async Task<LivedStudy> BeginAsync(Lived lived)
    {
        var study = await LivedStudy.BeginAsync(lived, Begin);
        await LivedSteps.PlanAsync(study, "2027-02-22", 1);
        await LivedSteps.PlanAsync(study, "2027-04-19", 1);
        return study;
    }

    private static async Task<SiteServer> ServeAsync(LivedStudy study)
    {
        var server = study.Serve();
        await server.StartAsync();
        return server;
    }
}
