using System.Globalization;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>A message follows its people, is withdrawn openly, and tells its sender nothing of who waits.</summary>
public sealed class MessagesTests : IAsyncLifetime
{
    private const string Text = "Der er kaffe.";
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private IReadOnlyList<Lot> lots = [];

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        lots = await study.DrawAsync(60);
        await study.Part<Rosters>().IssueAsync(default);
        lots = [.. lots, .. await study.DrawAsync(60)]; // they come after the first rosters, and wait
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_says_how_many_on_an_issued_roster_it_reached_and_stays_with_who_leaves()
    {
        var members = await MembersAsync("A1");
        Assert.Equal(new GroupAnswer.Sent(1, "A1", members.Count), await PostAsync("A1"));
        foreach (var lot in lots)
        {
            await study.Holders.WithdrawAsync(lot.Code.ToString(), Leaving.Group, default);
        }

        Assert.Equal(members.Order(StringComparer.Ordinal), (await ReadersAsync()).Order(StringComparer.Ordinal));
        study.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new GroupAnswer.Sent(2, "A1", 0), await PostAsync("A1")); // nobody is left, and it says so
    }

    [Fact]
    public async Task The_same_form_sent_twice_writes_one_message()
    {
        await NumbersAreAsync("A1 1", "A1 1", " 2", " 2", "A2 3", "A2 3", "A1 1", " 2"); // what others read does not matter
        await NumbersAreAsync("A1 4 Te", "A1 5", "A1 5", " 6 Te", " 7"); // another came between

        await study.Part<MessageDesk>().WithdrawAsync(Coordinator, 5, default);
        await NumbersAreAsync("A1 8", "A1 8");
        study.Clock.Advance(TimeSpan.FromDays(7));
        await NumbersAreAsync("A1 9", " 10", "A1 9", " 10"); // another day
        await study.Part<Rosters>().IssueAsync(default);
        await NumbersAreAsync(" 11", " 11"); // others wait

        async Task NumbersAreAsync(params string[] sent)
        {
            foreach (var it in sent.Select(it => it.Split(' ')))
            {
                var text = it.ElementAtOrDefault(2) ?? Text;
                var answer = it[0].Length == 0
                    ? await study.Part<MessageDesk>().SendAsync(Coordinator, "A", text, default)
                    : await study.Part<MessageDesk>().PostAsync(Coordinator, it[0], text, null, default);
                Assert.Equal(it[1], Assert.IsType<GroupAnswer.Sent>(answer).Number.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task Who_comes_into_the_group_later_reads_it_and_of_a_group_without_a_roster_nobody_learns_who_that_will_be()
    {
        Assert.Equal(new GroupAnswer.Sent(1, "A2", null), await PostAsync("A2"));
        Assert.Empty(await ReadersAsync());

        study.Clock.Advance(TimeSpan.FromDays(7)); // its roster is due
        await study.Part<Rosters>().IssueAsync(default);
        var members = await MembersAsync("A2");
        Assert.NotEmpty(members);
        Assert.Equal(members.Order(StringComparer.Ordinal), (await ReadersAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task People_who_wait_at_a_place_are_written_to_and_nobody_else_and_it_stays_with_them_in_a_group()
    {
        var (_, state) = await StateAsync();
        var seated = (await study.Part<Plans>().RostersAsync(state, default)).Values.SelectMany(members => members).Select(it => it.Id);
        var waiting = state.Participants.Values.Where(person => person.Draw is { Stratum: "A" } draw && draw.Arm == Arm.Peer)
            .Select(person => person.Id).Except(seated).ToHashSet();

        Assert.Equal(new GroupAnswer.Sent(1, null, null), await SendAsync("A"));
        Assert.NotEmpty(waiting);
        Assert.Empty((await study.Part<MessageDesk>().ReadAsync(default))[0].Row.To); // it names nobody
        var before = await ReadersAsync();
        Assert.Equal(waiting.Count, before.Count);
        Assert.Equal(await QueueAsync(), before);

        study.Clock.Advance(TimeSpan.FromDays(7));
        await study.Part<Rosters>().IssueAsync(default);
        Assert.NotEmpty(before.Intersect(await MembersAsync("A2")));
        Assert.Equal(before, await ReadersAsync());
    }

    [Fact]
    public async Task Who_comes_later_reads_nothing_of_it_and_who_had_left_the_group_neither()
    {
        var (left, before) = (lots.First(lot => lot.Outcome is Outcome.Peer), await QueueAsync());
        await study.Holders.WithdrawAsync(left.Code.ToString(), Leaving.Group, default);
        study.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var stratum in new[] { "A", "B", "C", "D", "E" })
        {
            await SendAsync(stratum);
        }

        var (readers, alias) = (await ReadersAsync(), (await StatusAsync(left)).Alias);
        lots = [.. lots, .. await study.DrawAsync(20)];
        Assert.Equal(readers, await ReadersAsync());
        Assert.DoesNotContain(alias, readers);
        Assert.Superset(before.Where(it => it != alias).ToHashSet(), readers.ToHashSet());
    }

    [Fact]
    public async Task Who_waits_for_their_lot_is_written_to_and_keeps_it_in_both_arms()
    {
        using var cohorts = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));
        var waiting = await cohorts.SignUpAsync(3);
        await cohorts.Part<MessageDesk>().SendAsync(Coordinator, "A", Text, default);
        await NumbersAsync(1, waiting);

        cohorts.Clock.Advance(TimeSpan.FromDays(1));
        var later = await cohorts.SignUpAsync(1);
        await cohorts.DrawDueAsync();
        var arms = await NumbersAsync(1, waiting);
        await NumbersAsync(0, later);
        Assert.Equal(2, arms.Distinct().Count());

        async Task<List<Outcome>> NumbersAsync(int messages, IEnumerable<Lot> people)
        {
            var outcomes = new List<Outcome>();
            foreach (var lot in people)
            {
                var status = Assert.IsType<StatusAnswer.Found>(await cohorts.Holders.StatusAsync(lot.Code.ToString(), default)).Status;
                Assert.Equal(messages, status.Notices.Count);
                outcomes.Add(status.Outcome);
            }

            return outcomes;
        }
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_nobody_or_everybody_waits_and_a_place_that_is_none_is_refused()
    {
        using var empty = await StudyByNight.StartAsync();
        Assert.Equal(await SendAsync("A"), await empty.Part<MessageDesk>().SendAsync(Coordinator, "A", Text, default));
        Assert.IsType<GroupAnswer.Faulty>(await SendAsync("Q"));
    }

    [Fact]
    public async Task It_is_withdrawn_openly_and_once()
    {
        await PostAsync("A1");
        study.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<GroupAnswer.Sent>(await study.Part<MessageDesk>().WithdrawAsync(Coordinator, 1, default));
        var count = (await StateAsync()).State.Count;
        Assert.IsType<GroupAnswer.Sent>(await study.Part<MessageDesk>().WithdrawAsync(Coordinator, 1, default)); // again
        Assert.Equal(count, (await StateAsync()).State.Count);
        Assert.IsType<GroupAnswer.NotFound>(await study.Part<MessageDesk>().WithdrawAsync(Coordinator, 2, default));

        var (today, _) = await StateAsync();
        var notices = (await NoticesAsync()).Values.SelectMany(of => of).ToList();
        Assert.NotEmpty(notices);
        Assert.All(notices, notice => Assert.Equal(new NoticeView(today.AddDays(-1), Text, today), notice));
    }

    [Fact]
    public async Task An_audit_verifies_after_it_and_holds_no_word_of_it()
    {
        await PostAsync("A1");
        await SendAsync("A");
        await study.Part<MessageDesk>().WithdrawAsync(Coordinator, 2, default);
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    private async Task<(DateOnly Today, StudyState State)> StateAsync() =>
        (Core.Copenhagen.Date(study.Clock.GetUtcNow()), (await study.Ledger.ReadAsync(default)).State);

    private Task<GroupAnswer> PostAsync(string group) => study.Part<MessageDesk>().PostAsync(Coordinator, group, Text, null, default);

    private Task<GroupAnswer> SendAsync(string stratum) => study.Part<MessageDesk>().SendAsync(Coordinator, stratum, Text, default);

    private async Task<IReadOnlyList<string>> MembersAsync(string id) =>
        [.. (await study.Part<Rosters>().ReadAsync(id, default))!.Members.Select(member => member.Alias)];

    private async Task<Status> StatusAsync(Lot lot) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status;

    // Who waits for a seat at A, as their pages say.
    private async Task<List<string>> QueueAsync()
    {
        var waiting = new List<string>();
        foreach (var lot in lots)
        {
            var status = await StatusAsync(lot);
            var isAtA = status.Held.Any(held => held is { Field: "stratum", Value: "A" });
            waiting.AddRange(isAtA && status.IsWaiting ? [status.Alias] : []);
        }

        return waiting;
    }

    private async Task<List<string>> ReadersAsync() => [.. (await NoticesAsync()).Where(of => of.Value.Count > 0).Select(of => of.Key)];

    private async Task<Dictionary<string, IReadOnlyList<NoticeView>>> NoticesAsync()
    {
        var read = new Dictionary<string, IReadOnlyList<NoticeView>>(StringComparer.Ordinal);
        foreach (var lot in lots)
        {
            var status = Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status;
            read[status.Alias] = status.Notices;
        }

        return read;
    }
}
