using Trial.Application.Citizens;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Report;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Cohorts;

/// <summary>Exports of a study that draws by cohort, as three programs verify them.</summary>
[Trait("Requirement", "R2")]
public sealed class CohortExportsTests : IAsyncLifetime
{
    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [GoFact]
    public async Task Each_export_of_a_study_with_whole_short_and_last_cohorts_is_verified_by_all_three()
    {
        await LiveAsync();
        await AreVerifiedAsync((await study.Exports.AuditAsync(default)).Files);
        await study.RevealAsync();
        await study.SleepAsync();

        await AreVerifiedAsync((await study.Exports.AuditAsync(default)).Files);
        var final = (await study.Exports.FinalAsync(default)).Files;
        await AreVerifiedAsync(final);
        var report = StudyReport.Write(ExportFiles.Of(final));
        Assert.Contains("waited until 4 had signed up in their stratum", report, StringComparison.Ordinal);
        Assert.Contains("Referred, not drawn: 1; of these 1 had their data erased.", report, StringComparison.Ordinal);
        var table = (await study.Exports.TableAsync(blinded: false, default)).Files;
        Assert.Null(Verify(table).FirstFalse);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(table), StringComparison.Ordinal);
        Assert.Contains(
            "13 draws in 7 cohorts; referred, not drawn: 1",
            Verify(final).Checks.Single(check => check.Name == "order of acts").Finding.ToString(),
            StringComparison.Ordinal);
    }

    [GoFact]
    public async Task Retention_also_counts_the_rows_of_people_who_were_never_drawn()
    {
        await study.SignUpAsync(1);
        await study.PassOverAsync(1);
        await study.SignUpAsync(4, "B");
        await study.DrawDueAsync();
        await study.RevealAsync();
        await study.PassAsync(3700);
        Assert.True(await study.Part<Retention>().KeepAsync(default) > 0);

        var final = (await study.Exports.FinalAsync(default)).Files;
        Assert.Null(Verify(final).FirstFalse);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(final), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(final), StringComparison.Ordinal);
    }

    [GoFact]
    public async Task A_cohort_before_its_time_is_named_by_all_three()
    {
        await study.SignUpAsync(3);
        await study.PassAsync(28);
        await study.DrawDueAsync();
        var audit = (await study.Exports.AuditAsync(default)).Files;

        await IsNamedAsync(audit, entry => entry.Act is Act.Referral ? Stamped(entry, NextDay) : entry);
        await IsNamedAsync(audit, entry => entry.Act is Act.Cohort or Act.Draw ? Stamped(entry, BySteward) : entry);
        await IsNamedAsync(audit, entry => entry.Act is Act.Draw ? Stamped(entry, BySteward) : entry);
    }

    [GoFact]
    public async Task A_cohort_in_the_order_of_a_key_that_somebody_chose_is_named_by_all_three_after_the_reveal()
    {
        await study.SignUpAsync(4);
        await study.DrawDueAsync();
        await study.RevealAsync();
        var final = (await study.Exports.FinalAsync(default)).Files;
        var chosen = Draft.RandomDigest();
        var forged = ForgedAudit.Of(final, study.Keys, entries => InOrderOf(chosen, entries));

        Assert.Contains("another key", Verify(forged).FirstFalse!.Finding.ToString(), StringComparison.Ordinal);
        Assert.Equal("draws in order", Verify(forged).FirstFalse!.Name);
        Assert.Equal("false: research-ids\n", OtherVerifiers.JavaScript(forged));
        Assert.Contains("has another key", OtherVerifiers.Go(forged), StringComparison.Ordinal);
    }

    // Four in A, one of five erased in B, two in C after 28 days, and the last of all places before the study is closed.
    private async Task LiveAsync()
    {
        await study.SignUpAsync(2, "C");
        await study.SignUpAsync(5);
        var lots = await study.SignUpAsync(2, "B");
        await study.DrawDueAsync();
        await study.Holders.WithdrawAsync(lots[0].Code.ToString(), Leaving.Data, default);
        await study.PassAsync(28);
        await study.DrawDueAsync();
        await study.SleepAsync();
        await study.SignUpAsync(2, "C");
        await study.SignUpAsync(1, "D");
        await study.SignUpAsync(2, "E");
    }

    private static IEnumerable<Entry> InOrderOf(Digest key, IReadOnlyList<Entry> entries)
    {
        var order = new Queue<ParticipantId>(CohortOrder.Of(
            key, entries.Select(entry => entry.Act).OfType<Act.Draw>().Select(draw => draw.Participant), id => id));
        return entries.Select(entry => entry.Act switch
        {
            Act.Cohort cohort => entry with { Act = cohort with { Key = key } },
            Act.Draw draw => entry with { Act = draw with { Participant = order.Dequeue() } },
            _ => entry,
        });
    }

    private static Entry Stamped(Entry entry, Func<Stamp, Stamp> change) => entry with { Stamp = change(entry.Stamp) };

    private static Stamp NextDay(Stamp stamp) => stamp with { At = stamp.At.AddDays(1) };

    private static Stamp BySteward(Stamp stamp) => stamp with { Actor = Actor.Steward };

    private static Verdict Verify(IReadOnlyList<ExportFile> files) =>
        Verification.Run(ExportFiles.Of(files), new Kept(), Application.Keys.Ed25519.Verify);

    private static Task AreVerifiedAsync(IReadOnlyList<ExportFile> files)
    {
        Assert.Null(Verify(files).FirstFalse);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(files), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(files), StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private async Task IsNamedAsync(IReadOnlyList<ExportFile> audit, Func<Entry, Entry> change)
    {
        var forged = ForgedAudit.Of(audit, study.Keys, entries => entries.Select(change));

        Assert.Equal("order of acts", Verify(forged).FirstFalse?.Name);
        Assert.Equal("false: people\n", OtherVerifiers.JavaScript(forged));
        Assert.DoesNotContain("verified", OtherVerifiers.Go(forged), StringComparison.Ordinal);
        var same = ForgedAudit.Of(audit, study.Keys, entries => entries);
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(same), StringComparison.Ordinal);
        await Task.CompletedTask;
    }
}
