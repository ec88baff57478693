using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Intake;
using Trial.Core.Record;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Stewards;

/// <summary>Slips can be withdrawn by sheet and expire, and each sheet is counted month by month.</summary>
[Trait("Requirement", "R17")]
public sealed class SlipSheetsTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly ActAnswer Unknown = new ActAnswer.Refused("no sheet has this name") { Field = "sheet" };

    private StudyByNight study = null!;

    private SlipSheets Sheets => study.Part<SlipSheets>();

    private SlipCounts Counts => new(study.Ledger, study.Accesses, study.Clock);

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        await study.ConfigureAsync(config => config with { Admission = "slip" });
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_slip_that_is_unknown_used_withdrawn_or_too_old_is_told_alike()
    {
        var (used, withdrawn, old) = (await IssueAsync(2), await IssueAsync(1), await IssueAsync(1, Today));
        var unknown = new Slip(7);
        Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync(used.Slips[0]));
        Assert.IsType<ActAnswer.Done>(await Sheets.WithdrawAsync(Steward, withdrawn.Sheet, "", default));
        study.Clock.Advance(TimeSpan.FromHours(3)); // over midnight in Copenhagen

        foreach (var slip in new[] { used.Slips[0], withdrawn.Slips[0], old.Slips[0], unknown })
        {
            Assert.Equal(new ReferralAnswer.Refused(Refusal.SlipNotGood), await SignUpAsync(slip));
        }

        Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync(used.Slips[1]));
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task A_slip_is_good_on_its_last_day()
    {
        var sheet = await IssueAsync(1, Today);

        Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync(sheet.Slips[0]));
    }

    [Fact]
    public async Task A_sheet_is_withdrawn_once_and_its_last_day_is_not_over()
    {
        var sheet = await IssueAsync(3);

        Assert.IsType<ActAnswer.Done>(await Sheets.WithdrawAsync(Steward, sheet.Sheet, "", default));
        var withdrawn = new ActAnswer.Refused("this sheet is withdrawn") { Field = "sheet" };
        Assert.Equal(withdrawn, await Sheets.WithdrawAsync(Steward, sheet.Sheet, "", default));
        Assert.Equal(Unknown, await Sheets.WithdrawAsync(Steward, "S9999", "", default));
        foreach (var days in (int[])[-1, 732])
        {
            var refused = Assert.IsType<SheetAnswer.Refused>(await Sheets.IssueAsync(Steward, 1, Today.AddDays(days), "", default));
            Assert.Equal("until", refused.By.Field);
        }
    }

    [Fact]
    public async Task Each_sheet_is_counted_month_by_month()
    {
        var (first, second) = (await IssueAsync(4), await IssueAsync(2, Today.AddDays(30)));
        await SignUpAsync(first.Slips[0]);
        await SignUpAsync(first.Slips[1]);
        Assert.IsType<ActAnswer.Kept>(await Counts.TellAsync(Steward, new MetRow(first.Sheet, "2026-11", 1, 5), "", default));
        Assert.IsType<ActAnswer.Kept>(await Counts.TellAsync(Steward, new MetRow(first.Sheet, "2026-11", 3, 6), "", default)); // told anew
        await study.PassAsync(15);
        await SignUpAsync(first.Slips[2]);
        await Sheets.WithdrawAsync(Steward, second.Sheet, "", default);
        var counts = await Counts.ReadAsync(default);

        Assert.Equal([first.Sheet, second.Sheet], counts.Select(sheet => sheet.Sheet));
        Assert.Equal((4, 2, false), (counts[0].Made, counts[0].Used, counts[0].Withdrawn));
        Assert.Equal([new SheetMonth("2026-11", 3, 2, 6, 0)], counts[0].Months);
        Assert.Equal((2, 0, true, Today.AddDays(30)), (counts[1].Made, counts[1].Used, counts[1].Withdrawn, counts[1].Until));
        Assert.Empty(counts[1].Months);
    }

    // A sheet of one slip, or a count after each sign-up, would tell which slip was used, and when.
    [Fact]
    public async Task What_is_used_this_month_is_counted_when_the_month_is_over()
    {
        var sheet = await IssueAsync(1);
        Assert.IsType<ActAnswer.Kept>(await Counts.TellAsync(Steward, new MetRow(sheet.Sheet, "2026-11", 1, 1), "", default));
        var before = await Counts.ReadAsync(default);
        Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync(sheet.Slips[0]));

        Assert.Equivalent(before, await Counts.ReadAsync(default), strict: true);
        Assert.Equal([new SheetMonth("2026-11", 1, null, 1, null)], before[0].Months);
        await study.PassAsync(10);
        Assert.Equal([new SheetMonth("2026-11", 1, 1, 1, 0)], (await Counts.ReadAsync(default))[0].Months);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_sheet_that_is_not_there_or_of_more_slips_than_it_has()
    {
        var sheet = await IssueAsync(4);

        var more = new ActAnswer.Refused("the counts are larger than the sheet") { Field = "handedOut" };
        Assert.Equal(Unknown, await Counts.TellAsync(Steward, new MetRow("S9999", "2026-11", 1, 1), "", default));
        Assert.Equal(more, await Counts.TellAsync(Steward, new MetRow(sheet.Sheet, "2026-11", 5, 1), "", default));
        Assert.Empty(await study.Store.RangeAsync(RowKeys.Met, RowKeys.AfterMet, default).ToListAsync());
    }

    // Coordinators hold sheets and read their names: a name that grew with the record would tell when somebody signed up.
    [Fact]
    public async Task Sheets_are_named_by_their_count_however_long_the_record_is()
    {
        var names = new List<string>();
        for (var sheet = 0; sheet < 3; sheet++)
        {
            var made = await IssueAsync(1);
            names.Add(made.Sheet);
            await SignUpAsync(made.Slips[0]);
        }

        Assert.Equal(["S1", "S2", "S3"], names);
    }

    // A record from before has sheets named by the sequence of their body.
    [Fact]
    public async Task A_new_sheet_comes_after_those_of_an_older_record()
    {
        await study.Ledger.TransactAsync(
            draft =>
            {
                draft.Add(draft.State.Study!, Steward.Actor, new Act.Slips("S41", 1, Today.AddDays(9)));
                return Task.FromResult("");
            },
            default);

        Assert.Equal(["S42", "S43"], new[] { await IssueAsync(1), await IssueAsync(1) }.Select(made => made.Sheet));
        Assert.Equal(["S41", "S42", "S43"], (await Counts.ReadAsync(default)).Select(sheet => sheet.Sheet));
    }

    private async Task<SlipSheet> IssueAsync(int count, DateOnly? until = null) =>
        Assert.IsType<SheetAnswer.Done>(await Sheets.IssueAsync(Steward, count, until, "", default)).Sheet;

    private Task<ReferralAnswer> SignUpAsync(Slip slip) =>
        study.Referrals.ReferAsync(StudyByNight.Somebody("A", slip.ToString()), default);
}
