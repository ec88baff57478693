using System.Security.Cryptography;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>A slip is asked once, before the code is shown, and held for the token that asked.</summary>
[Trait("Requirement", "R17")]
public sealed class HeldSlipTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly CodeAnswer NotGood = new CodeAnswer.Refused(Refusal.SlipNotGood);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private StudyByNight study = null!;

    private CodesToBe Codes => study.Part<CodesToBe>();

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await AdmitBySlipAsync();
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_code_and_the_research_id_are_those_that_the_lot_comes_with()
    {
        var said = Somebody((await IssueAsync(1)).Slips[0]);
        var told = Assert.IsType<CodeAnswer.Told>(await AskAsync(said));
        var lot = Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default)).Lot;

        Assert.Equal((lot.Code, lot.ResearchId), (told.Code, told.ResearchId));
    }

    [Fact]
    public async Task A_slip_that_is_unknown_used_held_withdrawn_or_too_old_is_told_alike()
    {
        var today = new DateOnly(2026, 11, 21);
        var (sheet, withdrawn, old) = (await IssueAsync(2), await IssueAsync(1), await IssueAsync(1, today));
        var (used, held) = (sheet.Slips[0], sheet.Slips[1]);
        Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(Somebody(used), default));
        Assert.IsType<ActAnswer.Done>(await study.Part<SlipSheets>().WithdrawAsync(Steward, withdrawn.Sheet, "", default));
        study.Clock.Advance(TimeSpan.FromHours(3)); // over midnight in Copenhagen
        Assert.IsType<CodeAnswer.Told>(await AskAsync(Somebody(held)));

        using var measured = Measured.Begin();
        foreach (var slip in new[] { used, held, withdrawn.Slips[0], old.Slips[0], new Slip(7) })
        {
            Assert.Equal(NotGood, await AskAsync(Somebody(slip)));
        }

        Assert.Equal(Enumerable.Repeat("slip-not-good", 5), measured.Kinds("trial.refusals"));
    }

    [Fact]
    public async Task A_slip_is_held_for_half_an_hour_and_then_anybody_may_use_it()
    {
        var slip = (await IssueAsync(1)).Slips[0];
        var (first, second) = (Somebody(slip), Somebody(slip));
        Assert.IsType<CodeAnswer.Told>(await AskAsync(first));
        study.Clock.Advance(CodesToBe.Holds - Minute);

        Assert.IsType<CodeAnswer.Told>(await AskAsync(first)); // holds it no longer than the first time
        Assert.Equal(NotGood, await AskAsync(second));
        Assert.Equal(new ReferralAnswer.Refused(Refusal.SlipNotGood), await study.Referrals.ReferAsync(second, default));
        study.Clock.Advance(Minute);
        Assert.IsType<CodeAnswer.Told>(await AskAsync(second));
        Assert.Equal(NotGood, await AskAsync(first));
        Assert.Equal(new ReferralAnswer.Refused(Refusal.SlipNotGood), await study.Referrals.ReferAsync(first, default));
        Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(second, default));
    }

    [Fact]
    public async Task Who_holds_a_slip_longer_than_it_is_held_draws_unless_somebody_else_came()
    {
        var said = Somebody((await IssueAsync(1)).Slips[0]);
        Assert.IsType<CodeAnswer.Told>(await AskAsync(said));
        study.Clock.Advance(CodesToBe.Holds * 3);

        Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default));
    }

    // The last page again, after an answer that was lost on its way.
    [Fact]
    public async Task Who_signed_up_is_told_their_code_though_the_slip_is_used_and_the_study_closed()
    {
        var said = Somebody((await IssueAsync(1)).Slips[0]);
        var told = await AskAsync(said);
        Assert.IsType<ReferralAnswer.Drawn>(await study.Referrals.ReferAsync(said, default));
        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "enough", default));

        Assert.Equal(told, await AskAsync(said));
    }

    [Fact]
    public async Task A_closed_study_tells_nothing_of_slips()
    {
        var slip = (await IssueAsync(1)).Slips[0];
        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "enough", default));
        var before = await study.Store.RangeAsync("", "~", default).ToListAsync();

        Assert.Equal(new CodeAnswer.Refused(Refusal.StudyClosed), await AskAsync(Somebody(slip)));
        Assert.Equal(new CodeAnswer.Refused(Refusal.StudyClosed), await AskAsync(Somebody(new Slip(7))));
        Assert.Equivalent(before, await study.Store.RangeAsync("", "~", default).ToListAsync());
    }

    [Fact]
    public async Task Each_question_about_a_slip_of_a_sheet_is_counted_and_told_when_the_month_is_over()
    {
        var (asked, quiet) = (await IssueAsync(2), await IssueAsync(1));
        var first = Somebody(asked.Slips[0]);
        foreach (var said in new[] { first, first, Somebody(asked.Slips[0]), Somebody(asked.Slips[1]), Somebody(new Slip(7)) })
        {
            await AskAsync(said);
        }

        Assert.Empty((await study.Part<SlipCounts>().ReadAsync(default)).SelectMany(sheet => sheet.Months));
        await study.PassAsync(15);
        var counts = (await study.Part<SlipCounts>().ReadAsync(default)).ToDictionary(sheet => sheet.Sheet, sheet => sheet.Months);
        Assert.Equal([new SheetMonth("2026-11", null, 0, null, 3)], counts[asked.Sheet]); // the same token again is the same question
        Assert.Empty(counts[quiet.Sheet]);
    }

    [Fact]
    public async Task For_whom_a_slip_is_held_is_an_HMAC_and_the_night_forgets_it()
    {
        var slip = (await IssueAsync(1)).Slips[0];
        var said = Somebody(slip);
        await AskAsync(said);
        var held = RowJson.Parse<SlipRow>(await RowAsync(slip)).Held!;
        var bytes = ((byte[])[.. "trial/v1/held-slip\n"u8, .. said.Token!.Value.ToArray(), .. NumberOf(slip)]);

        Assert.Equal(new Core.Digest(HMACSHA256.HashData(study.Keys.PepperKey.ToArray(), bytes)), held.For);
        Assert.Equal(study.Clock.GetUtcNow() + CodesToBe.Holds, held.Until);
        await study.SleepAsync();
        var row = RowJson.Parse<SlipRow>(await RowAsync(slip));
        Assert.Equal(new SlipRow(row.Sheet, Used: false), row);
    }

    [Fact]
    public async Task Where_one_needs_a_slip_it_must_be_given_and_elsewhere_it_must_not()
    {
        var token = Somebody(new Slip(7)).Token!.Value;
        AssertFault(FaultCodes.Missing, await Codes.TellAsync(token, null, default));

        await AdmitBySlipAsync(bySlip: false);
        AssertFault(FaultCodes.NotAsked, await Codes.TellAsync(token, new Slip(7), default));
        var before = await study.Store.RangeAsync("", "~", default).ToListAsync();
        Assert.IsType<CodeAnswer.Told>(await Codes.TellAsync(token, null, default));
        Assert.Equivalent(before, await study.Store.RangeAsync("", "~", default).ToListAsync()); // nothing is stored
    }

    private static void AssertFault(string code, CodeAnswer answer) =>
        Assert.Equal([new Fault("slip", code)], Assert.IsType<CodeAnswer.Faulty>(answer).Faults);

    // Read back from its written form, so that the test has its own way to the number.
    private static byte[] NumberOf(Slip slip)
    {
        const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var number = slip.Compact[..^1].ToUpperInvariant()
            .Aggregate(0L, (sum, symbol) => (sum << 5) | (uint)Symbols.IndexOf(symbol, StringComparison.Ordinal));
        return [.. Enumerable.Range(0, 7).Select(at => (byte)((number >> (8 * (6 - at))) & 0xFF))];
    }

    private static SubmissionDraft Somebody(Slip slip) => StudyByNight.Somebody("A", slip.ToString());

    private async Task<Row> RowAsync(Slip slip) => (await study.Store.GetAsync(RowKeys.Slip(slip.Row(study.Keys.PepperKey)), default))!;

    private Task<CodeAnswer> AskAsync(SubmissionDraft said) => Codes.TellAsync(said.Token!.Value, said.Slip, default);

    private async Task<SlipSheet> IssueAsync(int count, DateOnly? until = null) =>
        Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(Steward, count, until, "", default)).Sheet;

    private Task AdmitBySlipAsync(bool bySlip = true) =>
        study.ConfigureAsync(config => config with { Admission = bySlip ? "slip" : "open" });
}
