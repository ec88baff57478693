using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>What somebody has who waits for their lot, and what they have once it is drawn.</summary>
[Trait("Requirement", "R2")]
public sealed class WaitingTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_referral_gives_a_code_a_research_id_and_a_waiting_receipt_and_no_arm()
    {
        var lot = (await study.SignUpAsync(1))[0];
        var status = await StatusAsync(lot.Code);

        Assert.Equal((Outcome.Waiting, new Waits(4, InQueue: true)), (lot.Outcome, lot.Waits));
        Assert.Contains("\"format\":\"trial/v1/waiting\"", lot.Receipt, StringComparison.Ordinal);
        Assert.Equal((lot.Outcome, lot.Waits, lot.ResearchId), (status.Outcome, status.Waits, status.ResearchId));
        Assert.Equal(lot.Receipt, status.Receipt);
        Assert.Equal("waiting", status.Held.Single(held => held.Field == "arm").Value);
        Assert.Null(status.LogProof);
        await study.SleepAsync();
        Assert.NotNull((await StatusAsync(lot.Code)).LogProof);
        Assert.Null((await study.VerifyAsync(Encoding.UTF8.GetBytes(lot.Receipt))).FirstFalse);
    }

    [Fact]
    public async Task The_same_submission_gives_the_stored_answer_while_waiting_and_the_lot_once_it_is_drawn()
    {
        var said = StudyByNight.Somebody();
        var first = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default)).Lot;
        study.Begin();

        Assert.Equal(first, Assert.IsType<ReferralAnswer.Stored>(await study.Referrals.ReferAsync(said, default)).Lot);

        await study.SignUpAsync(3);
        await study.DrawDueAsync();
        var drawn = Assert.IsType<ReferralAnswer.Stored>(await study.Referrals.ReferAsync(said, default)).Lot;
        Assert.Equal((first.Code, first.ResearchId, null), (drawn.Code, drawn.ResearchId, drawn.Waits));
        Assert.NotEqual(Outcome.Waiting, drawn.Outcome);
        Assert.Equal(drawn.Outcome, (await StatusAsync(first.Code)).Outcome);
    }

    [Fact]
    public async Task A_row_that_names_a_list_which_the_study_does_not_have_is_a_fault_at_every_look_and_at_night()
    {
        var lot = (await study.SignUpAsync(1))[0];
        var row = await study.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, default).SingleAsync();
        var changed = Encoding.UTF8.GetString(row.Value).Replace("\"seal\":1", "\"seal\":2", StringComparison.Ordinal);
        Assert.True(await study.Store.CommitAsync([new Change.Replace(row.Key, row.ETag, Encoding.UTF8.GetBytes(changed))], default));

        foreach (var act in (Func<Task>[])[() => StatusAsync(lot.Code), () => study.SleepAsync()])
        {
            var fault = await Assert.ThrowsAsync<RecordFaultException>(act);
            Assert.Contains("names a seal that is not part of this study", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_draw_both_receipts_are_what_the_record_says()
    {
        var lots = await study.SignUpAsync(4);
        await study.DrawDueAsync();
        await study.SleepAsync();
        var receipts = await Task.WhenAll(lots.Select(async lot => (await StatusAsync(lot.Code)).Receipt));

        Assert.All(receipts, receipt => Assert.Contains("\"format\":\"trial/v1/receipt\"", receipt, StringComparison.Ordinal));
        Assert.Null((await study.VerifyAsync([.. lots.Select(lot => lot.Receipt).Concat(receipts).Select(Bytes)])).FirstFalse);
        Assert.NotNull((await StatusAsync(lots[0].Code)).LogProof);
        Assert.Equal(2, (await Task.WhenAll(lots.Select(lot => StatusAsync(lot.Code)))).Count(status => status.Outcome is Outcome.Peer));
    }

    [Fact]
    [Trait("Requirement", "R19")]
    public async Task Before_the_draw_there_is_no_group_or_follow_up_to_leave_and_everything_can_be_erased()
    {
        var said = StudyByNight.Somebody();
        var lot = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default)).Lot;
        var count = (await study.Ledger.ReadAsync(default)).State.Count;

        Assert.Equal(WithdrawAnswer.NotDrawn, await LeaveAsync(lot.Code, Leaving.Group));
        Assert.Equal(WithdrawAnswer.NotDrawn, await LeaveAsync(lot.Code, Leaving.FollowUp));
        Assert.Equal(count, (await study.Ledger.ReadAsync(default)).State.Count);

        Assert.Equal(WithdrawAnswer.Done, await LeaveAsync(lot.Code, Leaving.Data));
        Assert.Equal(WithdrawAnswer.Done, await LeaveAsync(lot.Code, Leaving.Data));
        Assert.Equal(count + 1, (await study.Ledger.ReadAsync(default)).State.Count);
        Assert.Equal(new ReferralAnswer.Refused(Refusal.Erased), await study.Referrals.ReferAsync(said, default));
    }

    [Fact]
    public async Task Who_leaves_the_queue_by_a_restore_is_told_so_and_may_be_erased()
    {
        var lot = (await study.SignUpAsync(1))[0];
        await study.PassOverAsync(1);

        Assert.Equal(new Waits(4, InQueue: false), (await StatusAsync(lot.Code)).Waits);
        await study.SignUpAsync(3);
        await study.PassAsync(40);
        Assert.Equal(3, await study.DrawDueAsync()); // the one who left is not among them
        Assert.Equal(WithdrawAnswer.NotDrawn, await LeaveAsync(lot.Code, Leaving.Group));
        Assert.Equal(WithdrawAnswer.Done, await LeaveAsync(lot.Code, Leaving.Data));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    private Task<WithdrawAnswer> LeaveAsync(Code code, Leaving what) => study.Holders.WithdrawAsync(code.ToString(), what, default);

    private async Task<Status> StatusAsync(Code code) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(code.ToString(), default)).Status;

    private static ReadOnlyMemory<byte> Bytes(string receipt) => Encoding.UTF8.GetBytes(receipt);
}
