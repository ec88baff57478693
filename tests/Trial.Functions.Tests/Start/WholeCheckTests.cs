using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Start;

/// <summary>The check of everything, beside which the study goes on.</summary>
public sealed class WholeCheckTests : IAsyncLifetime, IDisposable
{
    private StudyByNight study = null!;
    private InterruptedStore store = null!;
    private StudyLedger ledger = null!;
    private AccessLog accesses = null!;
    private WholeCheck check = null!;

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.DrawAsync(3);
        Begin();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        ledger.Dispose();
        accesses.Dispose();
        study.Dispose();
    }

    [Fact]
    public async Task What_is_taken_out_of_the_study_waits_until_it_is_done()
    {
        Assert.Throws<NotCheckedException>(check.Require);
        store.At = RowKeys.Codes;
        store.Interruption = () =>
        {
            Assert.Throws<NotCheckedException>(check.Require);
            return Task.CompletedTask;
        };

        await check.RunAsync(default);

        Assert.Null(store.At);
        check.Require();
    }

    [Fact]
    public async Task What_it_finds_keeps_what_is_taken_out_waiting_for_ever()
    {
        await ChangeAsync(RowKeys.Detail(3), row => new Change.Delete(row.Key, row.ETag));

        await Assert.ThrowsAsync<RecordFaultException>(() => check.RunAsync(default));
        Assert.Throws<NotCheckedException>(check.Require);
    }

    [Theory]
    [InlineData("b0000000000")]
    [InlineData("x0000000000")]
    [InlineData(RowKeys.Participants)]
    [InlineData(RowKeys.Codes)]
    public async Task Somebody_drawn_while_it_runs_is_neither_a_fault_nor_lost_nor_doubled(string at)
    {
        ReferralAnswer? first = null;
        store.At = at;
        store.Interruption = async () => first = await study.Referrals.ReferAsync(Newcomer, default);

        await check.RunAsync(default);

        Assert.Null(store.At);
        var again = Assert.IsType<ReferralAnswer.Stored>(await study.Referrals.ReferAsync(Newcomer, default));
        Assert.Equal(Assert.IsType<ReferralAnswer.Drawn>(first).Lot, again.Lot);
        Assert.Equal(4, (await ledger.ReadAsync(default)).State.Participants.Count);
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Theory]
    [InlineData(RowKeys.Participants)]
    [InlineData(RowKeys.Codes)]
    public async Task Somebody_erased_while_it_runs_is_no_fault(string at)
    {
        var code = (await study.DrawAsync(1))[0].Code.ToString();
        store.At = at;
        store.Interruption = async () => Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync(code, Leaving.Data, default));

        await check.RunAsync(default);

        Assert.Null(store.At);
        check.Require();
    }

    [Fact]
    public async Task A_row_emptied_by_hand_is_named_even_when_somebody_is_erased_meanwhile()
    {
        var code = (await study.DrawAsync(1))[0].Code.ToString();
        var emptied = RowKeys.Participant((await ledger.ReadAsync(default)).State.Draws.First().Value);
        await ChangeAsync(emptied, row => new Change.Replace(row.Key, row.ETag, RowJson.Format(new ParticipantRow(null))));
        store.At = RowKeys.Codes;
        store.Interruption = () => study.Holders.WithdrawAsync(code, Leaving.Data, default);

        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => check.RunAsync(default));

        Assert.Equal($"{emptied}: this participant's row was emptied, and the record does not say so.", fault.Message);
    }

    [Fact]
    public async Task It_reads_the_bodies_once_and_the_next_start_reads_only_those_that_came_since()
    {
        await check.RunAsync(default);
        Assert.Equal(2, store.Ranges.Count(from => from == RowKeys.Body(0))); // the ledger's first reading, and the check's

        await study.DrawAsync(1);
        var count = (await study.Ledger.ReadAsync(default)).State.Count;
        Begin();
        var state = (await ledger.ReadAsync(default)).State;

        Assert.Equal(StateFormat.Format((await study.Ledger.ReadAsync(default)).State), StateFormat.Format(state));
        Assert.Equal([RowKeys.Body(count - 1)], store.Ranges.Where(from => from[0] == 'b'));
    }

    [Fact]
    public async Task A_body_changed_by_hand_is_named_though_the_start_did_not_read_it()
    {
        await check.RunAsync(default);
        await ChangeAsync(RowKeys.Body(1), row => new Change.Replace(row.Key, row.ETag, [.. row.Value, 0]));
        Begin();

        await ledger.ReadAsync(default);
        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => check.RunAsync(default));

        Assert.Equal($"The body {RowKeys.Body(1)} is not well formed.", fault.Message);
    }

    [Fact]
    public async Task A_kept_state_that_is_not_that_of_its_bodies_is_named()
    {
        var bodies = await ledger.BodiesAsync(0, 2, default).ToListAsync();
        var other = bodies.Aggregate(StudyState.Empty, (state, body) => state.Count == 0
            ? state.Apply(body.Parse()!, body.Commitment)
            : state.Apply(new(state.Study!, new Act.Unblind(default), state.Stamp(Actor.Steward, state.LastAt!.Value)), body.Commitment));
        await new KeptState(study.Store, study.Keys.RecordKey).WriteAsync(other, default);
        Begin();
        Assert.True((await ledger.ReadAsync(default)).State.Unblinded);

        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => check.RunAsync(default));

        Assert.Equal("The kept state of the record does not follow from its bodies.", fault.Message);
    }

    private static readonly Trial.Core.Intake.SubmissionDraft Newcomer = StudyByNight.Somebody();

    // As another process would: nothing is remembered.
    private void Begin()
    {
        ledger?.Dispose();
        accesses?.Dispose();
        store = new InterruptedStore(study.Store);
        ledger = new StudyLedger(store, study.Keys.RecordKey, study.Clock);
        accesses = new AccessLog(store, study.Keys.RecordKey, study.Clock);
        check = new WholeCheck(new Installation(ledger, study.Keys), ledger, accesses);
    }

    private async Task ChangeAsync(string key, Func<Row, Change> change) =>
        Assert.True(await study.Store.CommitAsync([change((await study.Store.GetAsync(key, default))!)], default));
}
