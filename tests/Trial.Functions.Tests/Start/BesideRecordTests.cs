using System.Text;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Start;

/// <summary>Rows changed, emptied or removed by hand, on a real store: a demonstration in which somebody was drawn.</summary>
public sealed class BesideRecordTests : IAsyncLifetime, IDisposable
{
    private static readonly ParticipantId Drawn = ParticipantId.FromRandom([.. Enumerable.Repeat((byte)7, ParticipantId.Size)]);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly ServiceKeys keys;
    private readonly StudyLedger ledger;

    public BesideRecordTests()
    {
        store = new SqliteStore(folder.File("trial.db"));
        keys = Demonstration.MakeKeys().Keys;
        ledger = new StudyLedger(store, keys.RecordKey, TimeProvider.System);
    }

    private static string Row => RowKeys.Participant(Drawn);

    private static string CodeRow => RowKeys.Code(Digest.Of([1]));

    public async Task InitializeAsync()
    {
        await Demonstration.InstallAsync(ledger, keys, default);
        await ledger.TransactAsync(
            draft =>
            {
                SomePerson.Draw(draft, Drawn, SomePerson.With(Digest.Of([1]), DateTimeOffset.UnixEpoch));
                draft.Add(new Change.Insert(CodeRow, RowJson.Format(new CodeRow(Drawn, false))));
                return Task.CompletedTask;
            },
            default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        ledger.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_the_service_wrote_agrees_with_the_record() => Assert.Null(await FaultAsync());

    [Fact]
    [Trait("Requirement", "R10")]
    public async Task A_row_beside_a_body_that_was_changed_or_is_gone_is_named()
    {
        var opened = (await ledger.ReadAsync(default)).State.OpenedAt!.Value;
        var key = RowKeys.Detail(opened); // why the study was opened, who and when
        var row = (await store.GetAsync(key, default))!;
        var other = Encoding.UTF8.GetString(row.Value).Replace("Demonstration", "No reason", StringComparison.Ordinal);
        await ChangeAsync(key, Encoding.UTF8.GetBytes(other));
        Assert.Equal($"{key}: this body's row was changed.", await FaultAsync());
        Assert.Contains(key, (await Assert.ThrowsAsync<RecordFaultException>(() => ledger.DetailAsync(opened, default))).Message,
            StringComparison.Ordinal);

        await RemoveAsync(key);
        Assert.Equal($"{key}: this body's row is missing.", await FaultAsync());
    }

    [Fact]
    public async Task A_participants_row_that_is_gone_is_named()
    {
        await RemoveAsync(Row);

        Assert.Equal($"{Row}: the row of this participant is gone.", await FaultAsync());
    }

    [Fact]
    public async Task A_participants_row_is_empty_only_where_the_record_says_so()
    {
        await ChangeAsync(Row, RowJson.Format(new ParticipantRow(null)));
        Assert.Equal($"{Row}: this participant's row was emptied, and the record does not say so.", await FaultAsync());

        await DoAsync(_ => new Act.Retention(Act.Retention.People, new DateOnly(2040, 1, 1), 1));
        Assert.Null(await FaultAsync());
    }

    [Fact]
    public async Task An_erased_row_that_was_put_back_is_named()
    {
        await DoAsync(_ => new Act.Withdraw(Drawn, Withdrawal.Data));

        Assert.Equal($"{Row}: the record says that this participant's row was erased.", await FaultAsync());
    }

    [Fact]
    public async Task A_code_leads_to_one_participant_and_each_has_one()
    {
        await CommitAsync(new Change.Insert(RowKeys.Code(Digest.Of([2])), RowJson.Format(new CodeRow(Drawn, false))));
        Assert.Equal($"{Row}: codes that lead to this participant: 2.", await FaultAsync());

        await RemoveAsync(CodeRow);
        await RemoveAsync(RowKeys.Code(Digest.Of([2])));
        Assert.Equal($"{Row}: codes that lead to this participant: 0.", await FaultAsync());
    }

    [Fact]
    public async Task A_code_is_erased_when_its_participant_is()
    {
        await ChangeAsync(CodeRow, RowJson.Format(new CodeRow(Drawn, true)));
        Assert.Equal($"{Row}: the code of this participant and the record do not agree on whether they are erased.", await FaultAsync());

        await DoAsync(_ => new Act.Withdraw(Drawn, Withdrawal.Data));
        await ChangeAsync(Row, RowJson.Format(new ParticipantRow(null)));
        Assert.Null(await FaultAsync());
    }

    [Fact]
    [Trait("Requirement", "R15")]
    public async Task A_configuration_changed_by_hand_is_named()
    {
        var row = (await store.GetAsync(RowKeys.Study, default))!;
        await ChangeAsync(row.Key, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Value)
            .Replace("\"hourlyCap\":100000", "\"hourlyCap\":100001", StringComparison.Ordinal)));

        Assert.Equal("The row study was not written by this service.", await FaultAsync());
    }

    [Fact]
    public async Task A_used_slip_that_was_made_new_again_is_named()
    {
        var row = (await store.GetAsync(RowKeys.Study, default))!;
        await ChangeAsync(row.Key, ConfigRow.Format(ConfigRow.Parse(row, keys.RecordKey) with { Admission = "slip" }, keys.RecordKey));
        var slip = RowKeys.Slip(Digest.Of([3]));
        await CommitAsync(new Change.Insert(slip, RowJson.Format(new SlipRow("sheet", Used: true, "2026-03"))));
        Assert.Null(await FaultAsync());

        await ChangeAsync(slip, RowJson.Format(new SlipRow("sheet", Used: false)));
        Assert.Equal("slips marked as used: 0; people who signed up: 1.", await FaultAsync());
    }

    private async Task<string?> FaultAsync()
    {
        try
        {
            using var accesses = new AccessLog(store, keys.RecordKey, TimeProvider.System);
            await new WholeCheck(new Installation(ledger, keys), ledger, accesses).RunAsync(default);
            return null;
        }
        catch (RecordFaultException fault)
        {
            return fault.Message;
        }
    }

    private Task DoAsync(Func<StudyState, Act> act) => ledger.TransactAsync(
        draft =>
        {
            draft.Add(Actor.Steward, act(draft.State));
            return Task.CompletedTask;
        },
        default);

    private async Task ChangeAsync(string key, byte[] value) =>
        await CommitAsync(new Change.Replace(key, (await store.GetAsync(key, default))!.ETag, value));

    private async Task RemoveAsync(string key) => await CommitAsync(new Change.Delete(key, (await store.GetAsync(key, default))!.ETag));

    private async Task CommitAsync(Change change) => Assert.True(await store.CommitAsync([change], default));
}
