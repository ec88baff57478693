using System.Text;

using Microsoft.Extensions.Time.Testing;

using Trial.Application.Keys;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Start;
using Trial.Storage;

namespace Trial.Functions.Tests.Night;

/// <summary>What is deleted when, on a real store: a demonstration with a little of everything in it.</summary>
[Trait("Requirement", "P20")]
public sealed class RetentionTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Begin);
    private readonly SqliteStore store;
    private readonly ServiceKeys keys;
    private readonly StudyLedger ledger;
    private readonly Plans plans;
    private readonly Messages messages;
    private readonly Retention retention;

    public RetentionTests()
    {
        store = new SqliteStore(folder.File("trial.db"));
        keys = Demonstration.MakeKeys().Keys;
        ledger = new StudyLedger(store, keys.RecordKey, clock);
        plans = new Plans(ledger);
        messages = new Messages(plans);
        retention = new Retention(new Installation(ledger, keys), ledger, plans, new Sessions(ledger, plans));
    }

    public void Dispose()
    {
        ledger.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Research_ids_of_the_erased_are_kept_for_thirty_days_and_then_deleted()
    {
        await InstallAsync();
        await EraseAsync(1, Copenhagen.Date(Begin));
        await EraseAsync(2, Copenhagen.Date(Begin).AddDays(1));

        await KeepAsync(days: 30);
        Assert.Equal(2, await CountAsync(RowKeys.Erasures, RowKeys.AfterErasures));
        Assert.Empty(await ProofsAsync());

        await KeepAsync(days: 31);
        Assert.Equal(1, await CountAsync(RowKeys.Erasures, RowKeys.AfterErasures));
        Assert.Equal([new("erased-ids", Copenhagen.Date(Begin).AddDays(1), 1)], await ProofsAsync());
    }

    [Fact]
    public async Task A_second_run_finds_nothing_and_a_late_one_finds_all()
    {
        await InstallAsync();
        for (var i = 0; i < 205; i++) // more than one commit holds
        {
            await EraseAsync(i, Copenhagen.Date(Begin));
        }

        Assert.Equal(205, await KeepAsync(days: 400));
        Assert.Equal(0, await KeepAsync(days: 400));

        Assert.Equal(0, await CountAsync(RowKeys.Erasures, RowKeys.AfterErasures));
        Assert.Equal([98, 98, 9], (await ProofsAsync()).Select(proof => proof.Rows));
    }

    [Fact]
    public async Task Two_runs_at_once_delete_each_row_once()
    {
        await InstallAsync();
        for (var i = 0; i < 20; i++)
        {
            await EraseAsync(i, Copenhagen.Date(Begin));
        }

        clock.AdjustTime(Begin.AddDays(50));
        await StudyByNight.PublishedAsync(store, clock);
        using var other = new StudyLedger(store, keys.RecordKey, clock); // as another process would
        await Task.WhenAll(retention.KeepAsync(default), new Retention(
            new Installation(other, keys), other, new Plans(other), new Sessions(other, new Plans(other))).KeepAsync(default));

        Assert.Equal([20], (await ProofsAsync()).Select(proof => proof.Rows));
    }

    [Fact]
    [Trait("Requirement", "P20")]
    public async Task Attendance_goes_half_a_year_after_a_groups_last_day_marked_again_or_not()
    {
        await InstallAsync();
        var last = (await plans.GroupsAsync((await ledger.ReadAsync(default)).State, default))
            .Single(group => group.Record.Id == "A1").Plan.Last;
        await MarkAsync("A1", 1, "Blå Hejre");
        await MarkAsync("A1", 1, "Gul Fasan");
        await MarkAsync("A4", 1, "Rød Ræv"); // three weeks later
        var days = last.DayNumber - Copenhagen.Date(Begin).DayNumber + RetentionConfig.Default.GroupDays;

        await KeepAsync(days);
        Assert.Empty(await ProofsAsync());

        await KeepAsync(days + 1);
        Assert.Equal([new("attendance", last.AddDays(1), 2)], await ProofsAsync());
        var texts = await store.RangeAsync(RowKeys.Detail(0), "y", default).Select(row => Encoding.UTF8.GetString(row.Value)).ToListAsync();
        Assert.DoesNotContain(texts, text => text.Contains("Fasan", StringComparison.Ordinal)
            || text.Contains("Hejre", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Ræv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_go_with_the_attendance_of_their_group_and_those_to_who_waited_after_as_long()
    {
        await InstallAsync();
        var last = (await plans.GroupsAsync((await ledger.ReadAsync(default)).State, default))
            .Single(group => group.Record.Id == "A1").Plan.Last;
        await SendAsync(1, "A1", "Tag en trøje med");
        await SendAsync(2, null, "I februar kommer en gruppe");
        var taken = Plans.Detail(new WithdrawnRow("coordinator", clock.GetUtcNow()));
        await ActAsync(new Act.Message(1, MessageChange.Withdrawn, "A1", taken.Hash), taken);
        Assert.Equal("1 2", await ToldAsync());
        var days = last.DayNumber - Copenhagen.Date(Begin).DayNumber + RetentionConfig.Default.GroupDays;

        await KeepAsync(RetentionConfig.Default.GroupDays);
        Assert.Equal("1 2", await ToldAsync());

        await KeepAsync(RetentionConfig.Default.GroupDays + 1);
        Assert.Equal("1", await ToldAsync());

        await KeepAsync(days);
        Assert.Equal("1", await ToldAsync());

        await KeepAsync(days + 1);
        Assert.Empty(await ToldAsync());
        Assert.Equal([new("messages", Copenhagen.Date(Begin).AddDays(1), 1), new("messages", last.AddDays(1), 2)], await ProofsAsync());
        using var accesses = new AccessLog(store, keys.RecordKey, clock);
        await new WholeCheck(new Installation(ledger, keys), ledger, accesses).RunAsync(default);
    }

    private async Task SendAsync(int number, string? group, string text)
    {
        var row = Plans.Detail(new MessageRow(text, [], group is null ? "A" : null, "coordinator", clock.GetUtcNow()));
        await ActAsync(new Act.Message(number, MessageChange.Sent, group, row.Hash), row);
    }

    private async Task<string> ToldAsync() => string.Join(
        ' ', (await messages.ReadAsync((await ledger.ReadAsync(default)).State, default)).Select(message => message.Sent.Number));

    [Fact]
    [Trait("Requirement", "P20")]
    public async Task What_is_held_about_people_goes_ten_years_after_close_and_never_before_a_close()
    {
        await InstallAsync();
        var id = await DrawAsync();
        await KeepAsync(days: 20_000);
        Assert.NotNull((await PersonAsync(id)).Person);

        clock.AdjustTime(Begin);
        await ActAsync(new Act.Close(default));
        await KeepAsync(RetentionConfig.Default.PeopleDays);
        Assert.NotNull((await PersonAsync(id)).Person);

        await KeepAsync(RetentionConfig.Default.PeopleDays + 1);
        Assert.Null((await PersonAsync(id)).Person);
        Assert.Equal(0, await CountAsync(RowKeys.Aliases, RowKeys.AfterAliases));
        Assert.Equal(0, await CountAsync(RowKeys.ResearchIds, RowKeys.AfterResearchIds));
        Assert.Equal([new("people", Copenhagen.Date(Begin).AddDays(1), 1), new("aliases", Copenhagen.Date(Begin).AddDays(1), 2)],
            await ProofsAsync());
        Assert.Single((await ledger.ReadAsync(default)).State.Participants); // the draw stays
    }

    private Task InstallAsync() => Demonstration.InstallAsync(ledger, keys, default);

    private async Task<int> KeepAsync(int days)
    {
        clock.AdjustTime(Begin.AddDays(days));
        await StudyByNight.PublishedAsync(store, clock);
        return await retention.KeepAsync(default);
    }

    private async Task EraseAsync(int number, DateOnly on)
    {
        var id = ResearchId.FromBytes([0, 0, 0, 0, (byte)number]);
        Assert.True(await store.CommitAsync([new Change.Insert(RowKeys.Erasure(id), RowJson.Format(new ErasedRow(id, on)))], default));
    }

    private Task MarkAsync(string group, int week, string alias)
    {
        var row = Plans.Detail(new AttendanceRow(new Dictionary<string, bool> { [alias] = true }, "coordinator", clock.GetUtcNow()));
        return ActAsync(new Act.Attendance(group, week, row.Hash), row);
    }

    private async Task<ParticipantId> DrawAsync()
    {
        var id = ParticipantId.FromRandom(new byte[ParticipantId.Size]);
        var person = SomePerson.With(Digest.Of([1]), clock.GetUtcNow());
        await ledger.TransactAsync(
            draft =>
            {
                SomePerson.Draw(draft, id, person);
                draft.Add(new Change.Insert(RowKeys.ResearchId(person.KnownId().Id.Row(keys.PepperKey)), []));
                draft.Add(new Change.Insert(RowKeys.Alias(Digest.Of(Encoding.UTF8.GetBytes(person.Alias))), []));
                return Task.CompletedTask;
            },
            default);
        return id;
    }

    private Task ActAsync(Act act, Detail? row = null) => ledger.TransactAsync(
        draft =>
        {
            draft.Add(Actor.Steward, act, row);
            return Task.CompletedTask;
        },
        default);

    private async Task<ParticipantRow> PersonAsync(ParticipantId id) =>
        RowJson.Parse<ParticipantRow>((await store.GetAsync(RowKeys.Participant(id), default))!);

    private async Task<int> CountAsync(string from, string to) => await store.RangeAsync(from, to, default).CountAsync();

    private async Task<IReadOnlyList<Act.Retention>> ProofsAsync()
    {
        var bodies = await ledger.BodiesAsync(0, (await ledger.ReadAsync(default)).State.Count, default).ToListAsync();
        return [.. bodies.Select(body => body.Parse()!.Act).OfType<Act.Retention>()];
    }
}
