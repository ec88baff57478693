using System.Text;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>Somebody's times, changed after they signed up: what the record says, who is seated by them, and who learns of it.</summary>
public sealed class HolderTimesTests : IAsyncLifetime
{
    private const string First = "A-tir";

    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private string other = "";

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        other = await PlanAsync(14);
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_roster_seats_a_person_by_the_times_that_they_chose_last()
    {
        Lot[] peers = [await LotAsync(Outcome.Peer), await LotAsync(Outcome.Peer), await LotAsync(Outcome.Peer)];
        foreach (var one in peers)
        {
            await ChangeAsync(one, First, other);
            await ChangeAsync(one, other);
        }

        study.Clock.Advance(TimeSpan.FromDays(6)); // the roster of the other group is due too
        await study.Part<Rosters>().IssueAsync(default);

        var status = await StatusAsync(peers[1]);
        Assert.Equal(("Et andet hus", false), (status.Group?.Place, status.IsWaiting));
        Assert.Equal([other], status.Held.Where(held => held.Field == "slots").Select(held => held.Value));
        Assert.Equal([First], status.Held.Where(held => held.Field == "slotsBefore").Select(held => held.Value));
    }

    [Theory]
    [InlineData(Outcome.Peer)]
    [InlineData(Outcome.Control)]
    [Trait("Requirement", "R2")]
    public async Task The_record_says_in_both_arms_that_times_were_chosen_and_never_which(Outcome outcome)
    {
        var lot = await LotAsync(outcome);
        var before = (await study.Ledger.ReadAsync(default)).State;
        await ChangeAsync(lot, other);
        await ChangeAsync(lot, other); // the same again

        var state = (await study.Ledger.ReadAsync(default)).State;
        var body = await study.Ledger.BodiesAsync(before.Count, state.Count, default).SingleAsync();
        Assert.IsType<Act.Availability>(body.Parse()!.Act);
        Assert.DoesNotContain(other, body.ToLine(), StringComparison.Ordinal);

        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
        var files = (await study.Exports.AuditAsync(default)).Files;
        var rows = Encoding.UTF8.GetString(files.Single(file => file.Name == "rows.ndjson").Bytes.Span).Split('\n');
        Assert.DoesNotContain(rows, row => row.Contains($"\"sequence\":{before.Count}}}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_day_three_changes_are_taken_and_the_next_day_more()
    {
        var lot = await LotAsync(Outcome.Control);
        foreach (var slot in new[] { other, First, other })
        {
            await ChangeAsync(lot, slot);
        }

        Assert.IsType<TimesAnswer.TooOften>(await TryAsync(lot, First));
        Assert.IsType<TimesAnswer.Done>(await TryAsync(lot, other)); // as it is
        Assert.Equal([other], await ChosenAsync(lot));

        await study.SleepAsync();
        await ChangeAsync(lot, First);
        Assert.Equal([First], await ChosenAsync(lot));
    }

    [Fact]
    public async Task Nothing_can_be_chosen_that_is_not_on_offer_at_their_place()
    {
        var lot = await LotAsync(Outcome.Peer);

        Assert.All(
            new[] { await TryAsync(lot), await TryAsync(lot, "B-ons"), await TryAsync(lot, First, "A-none") },
            answer => Assert.IsType<TimesAnswer.Faulty>(answer));
        Assert.Equal([First], await ChosenAsync(lot));
    }

    [Fact]
    public async Task Who_waits_sees_that_a_time_is_gone_and_may_keep_it()
    {
        var peer = await LotAsync(Outcome.Peer);
        await ChangeAsync(peer, other);
        Assert.Empty((await StatusAsync(peer)).Times.Gone);

        await CancelAsync(other);

        var status = await StatusAsync(peer);
        Assert.Equal((true, true), (status.IsWaiting, status.Times.AllGone));
        Assert.Equal([other], status.Times.Gone);
        await ChangeAsync(peer, First, other);
        Assert.False((await StatusAsync(peer)).Times.AllGone);
    }

    [Fact]
    [Trait("Requirement", "P14")]
    public async Task An_erased_person_has_no_times_left_and_chooses_none()
    {
        var lot = await LotAsync(Outcome.Peer);
        await ChangeAsync(lot, other);
        var id = (await study.Ledger.ReadAsync(default)).State.OtherTimes.Keys.Single();
        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync($"{lot.Code}", Leaving.Data, default));

        Assert.IsType<TimesAnswer.Erased>(await TryAsync(lot, First));
        Assert.Null(RowJson.Parse<ParticipantRow>((await study.Store.GetAsync(RowKeys.Participant(id), default))!).Person);
        await study.SleepAsync(); // holds every row against the record
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task When_people_are_no_longer_kept_their_times_are_gone_too()
    {
        var lot = await LotAsync(Outcome.Control);
        await ChangeAsync(lot, other);
        await study.Acts.CloseAsync(new StaffMember(StaffRole.Steward, "steward"), null, "slut", default);

        await study.PassAsync(3700);
        await study.Part<Retention>().KeepAsync(default);

        Assert.IsType<TimesAnswer.Erased>(await TryAsync(lot, First));
        Assert.DoesNotContain(
            await study.CopyAsync(), row => Encoding.UTF8.GetString(row.Value).Contains("\"chosen\":{", StringComparison.Ordinal));
    }

    // Rows and record are read one after the other: between each two reads the person chooses anew.
    [Fact]
    public async Task Whoever_reads_while_times_change_reads_one_or_the_other()
    {
        var lot = await LotAsync(Outcome.Peer);
        string[] far = [await PlanAsync(210), await PlanAsync(211)]; // so that they are on offer all the while
        foreach (var look in Looks(far[0]))
        {
            var (happened, at) = (true, 0);
            for (; happened && at < 40; at++)
            {
                happened = false;
                study.Clock.Advance(TimeSpan.FromDays(1));
                await StudyByNight.PublishedAsync(study.Store, study.Clock);
                using var process = study.Compose(new StoreWithAnother(study.Store, at, async () =>
                {
                    happened = true;
                    await ChangeAsync(lot, (await ChosenAsync(lot)).Contains(far[0]) ? far[1] : far[0]);
                }));

                await look(process, lot);
            }

            Assert.True(at > 2, $"only {at} reads were tried");
        }
    }

    private static IEnumerable<Func<IServiceProvider, Lot, Task>> Looks(string time) =>
    [
        async (process, lot) => Assert.IsType<StatusAnswer.Found>(
            await process.GetRequiredService<CodeHolders>().StatusAsync($"{lot.Code}", default)),
        async (process, lot) => Assert.IsType<TimesAnswer.Done>(
            await process.GetRequiredService<HolderTimes>().ChangeAsync($"{lot.Code}", [time], default)),
        async (process, _) => await process.GetRequiredService<Application.Exports.Exports>().TableAsync(blinded: true, default),
        async (process, _) => await process.GetRequiredService<GhostReport>().ReadAsync(default),
        async (process, _) => await process.GetRequiredService<Application.Start.WholeCheck>().RunAsync(default),
    ];

    private async Task<Lot> LotAsync(Outcome outcome)
    {
        Lot lot;
        do
        {
            lot = Assert.IsType<ReferralAnswer.Drawn>(await study.SignUpAsync()).Lot;
        }
        while (lot.Outcome != outcome);

        return lot;
    }

    // A group of stratum A in another house, a weekday away.
    private async Task<string> PlanAsync(int days)
    {
        var first = Trial.Core.Copenhagen.Date(study.Clock.GetUtcNow()).AddDays(days);
        var json = $$"""
            {"stratum":"A","place":"Et andet hus","weekday":{{GroupPlan.WeekdayOf(first):d}},"time":"10:00","first":"{{first:yyyy-MM-dd}}",
            "capacity":8,"minimum":3,"pair":"AB"}
            """;
        var answer = await study.Part<GroupDesk>().PlanAsync(Coordinator, Encoding.UTF8.GetBytes(json), default);
        var id = Assert.IsType<GroupAnswer.Done>(answer).Id;
        return (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Record.Id == id).Plan.Slot;
    }

    private async Task CancelAsync(string slot)
    {
        var group = (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Plan.Slot == slot).Record.Id;
        Assert.IsType<GroupAnswer.Done>(
            await study.Part<GroupDesk>().ChangeAsync(Coordinator, group, """{"state":"cancelled"}"""u8.ToArray(), null, default));
    }

    private Task<TimesAnswer> TryAsync(Lot lot, params IReadOnlyList<string> slots) =>
        study.Part<HolderTimes>().ChangeAsync($"{lot.Code}", slots, default);

    private async Task ChangeAsync(Lot lot, params IReadOnlyList<string> slots) =>
        Assert.IsType<TimesAnswer.Done>(await TryAsync(lot, slots));

    private async Task<Status> StatusAsync(Lot lot) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync($"{lot.Code}", default)).Status;

    private async Task<IEnumerable<string>> ChosenAsync(Lot lot) =>
        (await StatusAsync(lot)).Times.Choices.Where(time => time.IsChosen).Select(time => time.Slot.Id);
}
