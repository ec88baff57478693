using System.Text;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>
/// Rosters are decided outside the writer's turn. Another process acts at each of the reads in turn: what it changed is never decided by
/// what was read before.
/// </summary>
[Trait("Requirement", "R2")]
public sealed class MovedMeanwhileTests
{
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    [Fact]
    public async Task A_group_that_is_cancelled_meanwhile_gets_no_roster()
    {
        await AtEachReadAsync(async (study, _) => Assert.IsType<GroupAnswer.Done>(
            await study.Part<GroupDesk>().ChangeAsync(Coordinator, "A1", """{"state":"cancelled"}"""u8.ToArray(), null, default)),
            (before, after, _) => Assert.Equal(before.Groups["A1"].Roster, after.Groups["A1"].Roster));
    }

    [Fact]
    public async Task Somebody_who_leaves_meanwhile_gets_no_seat()
    {
        await AtEachReadAsync(
            async (study, peer) => Assert.Equal(
                WithdrawAnswer.Done, await study.Holders.WithdrawAsync($"{peer.Code}", Leaving.Group, default)),
            (before, after, seated) => Assert.True(before.Groups["A1"].Roster is not null || !seated));
    }

    [Fact]
    public async Task Somebody_who_can_no_longer_come_then_gets_no_seat_there()
    {
        await AtEachReadAsync(
            async (study, peer) => Assert.IsType<TimesAnswer.Done>(
                await study.Part<HolderTimes>().ChangeAsync($"{peer.Code}", [await OtherTimeAsync(study)], default)),
            (before, after, seated) => Assert.True(before.Groups["A1"].Roster is not null || !seated));
    }

    // Sixty groups that nobody waits for are more than a commit holds.
    [Fact]
    public async Task A_group_that_is_cancelled_between_two_commits_is_not_postponed_and_each_of_the_others_is_once()
    {
        using var study = await StudyByNight.StartAsync();
        var ours = await SixtyAsync(study);
        var store = new StoreThatFails(study.Store);
        store.BeforeCommit = _ => Task.FromResult(store.BeforeCommit = async _ => Assert.IsType<GroupAnswer.Done>(
            await study.Part<GroupDesk>().ChangeAsync(Coordinator, ours[^1], """{"state":"cancelled"}"""u8.ToArray(), null, default)));
        using var process = study.Compose(store);

        var issued = await process.GetRequiredService<Rosters>().IssueAsync(default);

        var groups = (await study.Ledger.ReadAsync(default)).State.Groups;
        Assert.Equal(GroupChange.Cancelled, groups[ours[^1]].Change);
        Assert.All(ours[..^1], id => Assert.Equal((GroupChange.Postponed, 1), (groups[id].Change, groups[id].Changes)));
        Assert.Equal(groups.Values.Count(group => group.Change is GroupChange.Postponed), issued.Postponed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_ends_between_two_commits_is_gone_on_with_by_the_next(bool isStored)
    {
        using var study = await StudyByNight.StartAsync();
        var ours = await SixtyAsync(study);
        var store = new StoreThatFails(study.Store) { FailsAt = 1, Stores = isStored };
        using (var process = study.Compose(store))
        {
            await Assert.ThrowsAsync<IOException>(() => process.GetRequiredService<Rosters>().IssueAsync(default));
        }

        var between = (await study.Ledger.ReadAsync(default)).State.Groups;
        Assert.Contains(ours, id => between[id].Changes == 1);
        Assert.Equal(isStored, ours.All(id => between[id].Changes == 1)); // two commits hold them all

        await study.Part<Rosters>().IssueAsync(default);

        var groups = (await study.Ledger.ReadAsync(default)).State.Groups;
        Assert.All(ours, id => Assert.Equal((GroupChange.Postponed, 1), (groups[id].Change, groups[id].Changes)));
    }

    private static async Task<List<string>> SixtyAsync(StudyByNight study)
    {
        foreach (var number in Enumerable.Range(0, 60))
        {
            await PlanAsync(study, $"AB-{number}");
        }

        await study.PassAsync(29);
        return
        [
            .. (await study.Part<Coordination>().GroupsAsync(default))
                .Where(group => group.Plan.Place == "Et andet hus").Select(group => group.Record.Id).Order(StringComparer.Ordinal),
        ];
    }

    // Reads, until there are no more: each time a study of its own.
    private static async Task AtEachReadAsync(
        Func<StudyByNight, Lot, Task> act, Action<StudyState, StudyState, bool> check)
    {
        var (happened, read) = (true, 0);
        for (; happened; read++)
        {
            happened = false;
            using var study = await StudyByNight.StartAsync();
            await PlanAsync(study);
            var peer = (await study.SignUpAsync(8)).First(lot => lot.Outcome == Outcome.Peer);
            StudyState before = null!;
            using var process = study.Compose(new StoreWithAnother(study.Store, read, async () =>
            {
                (happened, before) = (true, (await study.Ledger.ReadAsync(default)).State);
                await act(study, peer);
            }));

            await process.GetRequiredService<Rosters>().IssueAsync(default);

            if (happened)
            {
                var after = (await study.Ledger.ReadAsync(default)).State;
                var roster = await study.Part<Plans>().RosterAsync(after, after.Groups["A1"], default);
                var left = after.Participants.Values.Where(person => person.LeftGroup).Select(person => person.Id)
                    .Concat(after.OtherTimes.Keys)
                    .ToHashSet();
                check(before, after, roster.Any(member => left.Contains(member.Id)));
            }
        }

        Assert.True(read > 8, $"only {read} reads were tried"); // everybody who waits is one of them
    }

    // A group at another time, whose roster is not due.
    private static async Task PlanAsync(StudyByNight study, string pair = "AB")
    {
        var first = Core.Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(30);
        var json = $$"""
            {"stratum":"A","place":"Et andet hus","weekday":{{GroupPlan.WeekdayOf(first):d}},"time":"10:00","first":"{{first:yyyy-MM-dd}}",
            "capacity":8,"minimum":3,"pair":"{{pair}}","beside":true}
            """;
        Assert.IsType<GroupAnswer.Done>(await study.Part<GroupDesk>().PlanAsync(Coordinator, Encoding.UTF8.GetBytes(json), default));
    }

    private static async Task<string> OtherTimeAsync(StudyByNight study) =>
        (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Plan.Place == "Et andet hus").Plan.Slot;
}
