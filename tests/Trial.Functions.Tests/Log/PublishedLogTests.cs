using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Functions.Tests.Log;

/// <summary>The public log of a whole study: night after night, late, twice, after crashes, and what receipts say of it.</summary>
public sealed class PublishedLogTests : IAsyncLifetime
{
    private const int Batch = 64;

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_seal_is_published_at_once_and_a_batch_every_night_whatever_happened()
    {
        Assert.Equal(1, (await study.Log.ReadAsync(default)).Published);

        foreach (var people in new[] { 0, 7, 0, 30 })
        {
            await study.DrawAsync(people);
            await study.SleepAsync();
            await study.RunNightAsync(); // a second run does nothing
        }

        var view = await study.Log.ReadAsync(default);
        Assert.Equal([1, 1 + Batch, 1 + (2 * Batch), 1 + (3 * Batch), 1 + (4 * Batch)],
            view.Checkpoints.Select(each => each.Checkpoint.Size));
        Assert.Equal(view.Published, (await study.Ledger.ReadAsync(default)).Published);
    }

    [Fact]
    public async Task Missed_nights_are_caught_up_with_whole_batches()
    {
        await study.DrawAsync(3);
        study.Clock.Advance(TimeSpan.FromDays(5));
        await study.RunNightAsync();

        Assert.Equal(1 + (5 * Batch), (await study.Log.ReadAsync(default)).Published);
    }

    [Fact]
    public async Task A_receipt_is_proved_without_the_service_and_its_draw_is_in_the_log_after_the_night()
    {
        var lot = (await study.DrawAsync(1))[0];
        Assert.Null((await StatusAsync(lot)).LogProof);

        await study.SleepAsync();

        var receipt = JsonNode.Parse(lot.Receipt)!;
        var proof = TlogProof.Parse((await StatusAsync(lot)).LogProof)!;
        var setup = (await SetupAsync())!;
        var keys = setup.LogKeys.Select(key => VerifierKey.Parse(key)!).ToList();
        var entry = LogEntry.Format(Promise.Parse(SignedNote.Parse(receipt["promise"]!.GetValue<string>())!.Text)!.Commitment);

        var included = Assert.IsType<ProofCheck.Included>(proof.Check(entry, setup.Origin, keys, Ed25519.Verify));
        Assert.Equal(2, included.By.Count);
        Assert.IsType<ProofCheck.Refused>(proof.Check(LogEntry.Format(default), setup.Origin, keys, Ed25519.Verify));
        Assert.Null((await study.VerifyAsync(Encoding.UTF8.GetBytes(lot.Receipt))).FirstFalse);
    }

    [Fact]
    public async Task Every_receipt_has_the_same_proof_of_the_seal_whenever_it_was_given()
    {
        List<string> proofs = [];
        for (var night = 0; night < 3; night++)
        {
            proofs.AddRange((await study.DrawAsync(2)).Select(lot => JsonNode.Parse(lot.Receipt)!["sealProof"]!.GetValue<string>()));
            await study.SleepAsync();
            study.Begin();
        }

        var view = await study.Log.ReadAsync(default);
        Assert.Equal(
            Enumerable.Range(0, view.Published).Select(index => (long)index), view.Entries.Select(entry => view.Proof(entry)!.Index));
        Assert.Null(view.Proof([]));
        Assert.Null(view.Proof([.. view.Entries[^1], 0]));
        Assert.Single(proofs.Distinct());
        Assert.Equal(1, Checkpoint.Parse(TlogProof.Parse(proofs[0])!.Checkpoint.Text)!.Size);
    }

    [Fact]
    public async Task A_real_study_draws_nobody_before_its_seal_is_published_and_a_demonstration_neither()
    {
        await Remove(RowKeys.Checkpoint(1));
        study.Begin();
        await RefusesAndStoresNothing();

        await study.MakeRealAsync();
        await RefusesAndStoresNothing();

        await study.Publisher.PublishAsync(default);
        await study.DrawAsync(1);
    }

    [Fact]
    public async Task A_real_study_draws_nobody_while_more_than_twenty_nights_wait()
    {
        await study.MakeRealAsync();
        await study.SleepAsync();

        foreach (var days in (int[])[10, Publication.MostWaiting - 10])
        {
            study.Clock.Advance(TimeSpan.FromDays(days));
            await study.DrawAsync(1);
        }

        study.Clock.Advance(TimeSpan.FromDays(1));
        await RefusesAndStoresNothing();

        await study.RunNightAsync();
        await study.DrawAsync(1);
    }

    [Fact]
    public async Task A_demonstration_has_no_limit_to_its_backlog()
    {
        study.Clock.Advance(TimeSpan.FromDays(60));
        study.Clock.AdjustTime(study.Clock.GetUtcNow().AddDays(-52)); // its groups begin within four weeks
        await study.DrawAsync(1);
    }

    // Every write of three nights fails, and was stored or was not; the process is gone, and the next night's job runs.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_at_any_write_is_repaired_by_the_next_run(bool stored)
    {
        var crashes = 0;
        while (await CrashesAsync(crashes, stored))
        {
            crashes++;
        }

        Assert.True(crashes > 6, $"only {crashes} writes were tried"); // the digest, two batches, two checkpoints, the stamps
    }

    private static async Task<bool> CrashesAsync(int write, bool stored)
    {
        using var other = await StudyByNight.StartAsync();
        await other.DrawAsync(3);
        await other.LookAsync();
        var third = other.Clock.GetUtcNow().AddDays(2);
        other.Store.FailsAt = other.Store.Commits + write;
        other.Store.Stores = stored;
        var crash = await Xunit.Record.ExceptionAsync(() => other.SleepAsync(2));
        Assert.True(crash is null or IOException, crash?.ToString());

        other.Store.FailsAt = null;
        other.Begin();
        while (other.Clock.GetUtcNow() < third)
        {
            await other.SleepAsync();
        }

        var view = await other.Log.ReadAsync(default);
        Assert.Equal(1 + (3 * Batch), view.Published);
        AssertEveryCheckpointIsOfOneLog(view);
        Assert.Null((await other.VerifyAsync()).FirstFalse);
        Assert.Single(await AccessDigestsAsync(other));
        return crash is not null;
    }

    [Fact]
    public async Task Two_services_that_publish_at_once_publish_one_log()
    {
        for (var night = 1; night <= 4; night++)
        {
            await study.DrawAsync(4);
            study.Clock.Advance(TimeSpan.FromDays(1));
            var (first, second) = (study.Publisher, Other());
            await Task.WhenAll(Enumerable.Range(0, 6).Select(run => Task.Run(() => (run % 2 == 0 ? first : second).PublishAsync(default))));
        }

        study.Begin();
        var view = await study.Log.ReadAsync(default);
        Assert.Equal(1 + (4 * Batch), view.Published);
        AssertEveryCheckpointIsOfOneLog(view);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task The_access_log_has_one_digest_a_day_in_the_record_and_none_when_nobody_looked()
    {
        await study.SleepAsync();
        Assert.Empty(await AccessDigestsAsync(study));

        await study.LookAsync();
        await study.LookAsync();
        await study.SleepAsync();
        await study.LookAsync();
        await study.RunNightAsync(); // the same day
        await study.SleepAsync(2);

        Assert.Equal(2, (await AccessDigestsAsync(study)).Count);
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    [Fact]
    public async Task After_the_reveal_the_log_ends_with_the_night_that_holds_it()
    {
        await study.DrawAsync(2);
        await study.RevealAsync();

        await study.SleepAsync(Publication.WarnAt + 2);

        Assert.Equal(1 + Batch, (await study.Log.ReadAsync(default)).Published);
        // Nobody is warned for ever.
        Assert.Equal(0, await study.Publisher.NightsWaitingAsync((await study.Ledger.ReadAsync(default)).State, default));
        Assert.Null(
            Verification.Run(ExportFiles.Of((await study.Exports.FinalAsync(default)).Files), new Kept(), Ed25519.Verify).FirstFalse);
    }

    [Fact]
    public async Task The_nights_job_leaves_the_rows_in_an_order_of_its_own()
    {
        await study.DrawAsync(120); // more than one commit holds
        var before = await BodiesAsync();
        Assert.Equal(Enumerable.Range(0, before.Count), OrderOfStamps(before));

        await study.SleepAsync();

        var after = await BodiesAsync();
        Assert.Equal(before.Select(row => row.Value), after.Take(before.Count).Select(row => row.Value));
        Assert.True(after.Select(row => row.ETag).Distinct().Count() < after.Count / 2, "rows keep stamps of their own");
        Assert.NotEqual(Enumerable.Range(0, after.Count), OrderOfStamps(after));
    }

    [Fact]
    public async Task A_log_that_was_changed_by_hand_is_not_published_further()
    {
        await study.SleepAsync();
        var row = (await study.Store.GetAsync(RowKeys.LogPart(1), default))!;
        var other = (byte[])row.Value.Clone();
        other[^2] ^= 1;
        Assert.True(await study.Store.CommitAsync([new Change.Replace(row.Key, row.ETag, other)], default));
        study.Begin();

        await Assert.ThrowsAsync<RecordFaultException>(() => study.SleepAsync());
        Assert.Equal(2, (await study.Log.ReadAsync(default)).Checkpoints.Count);
    }

    private Publisher Other() => study.Another();

    private static void AssertEveryCheckpointIsOfOneLog(LogView view)
    {
        Assert.All(view.Checkpoints, each => Assert.Equal(view.Tree.RootAt((int)each.Checkpoint.Size), each.Checkpoint.Root));
        Assert.Equal(view.Size, view.Published);
    }

    private async Task RefusesAndStoresNothing()
    {
        var commits = study.Store.Commits;
        Assert.Equal(Refusal.TryAgain, Assert.IsType<ReferralAnswer.Refused>(await study.SignUpAsync()).Why);
        Assert.Equal(commits, study.Store.Commits);
    }

    private async Task<Status> StatusAsync(Lot lot) =>
        Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status;

    private async Task<Core.Lottery.Setup?> SetupAsync()
    {
        var files = RowJson.Parse<SealRow>((await study.Store.GetAsync(RowKeys.Seal(1), default))!);
        Assert.True(Core.Lottery.Setup.TryRead(Encoding.UTF8.GetBytes(files.Setup), out var setup, out _));
        return setup;
    }

    private static async Task<List<Act.Accesses>> AccessDigestsAsync(StudyByNight study)
    {
        var count = (await study.Ledger.ReadAsync(default)).State.Count;
        var bodies = await study.Ledger.BodiesAsync(0, count, default).ToListAsync();
        return [.. bodies.Select(body => body.Parse()!.Act).OfType<Act.Accesses>()];
    }

    private ValueTask<List<Row>> BodiesAsync() => study.Store.RangeAsync(RowKeys.Body(0), RowKeys.AfterBodies, default).ToListAsync();

    // Where each row would stand if they were sorted by stamp.
    private static IEnumerable<int> OrderOfStamps(List<Row> rows) =>
        rows.Index().OrderBy(row => long.Parse(row.Item.ETag, System.Globalization.CultureInfo.InvariantCulture)).Select(row => row.Index);

    private async Task Remove(string key)
    {
        var row = (await study.Store.GetAsync(key, default))!;
        Assert.True(await study.Store.CommitAsync([new Change.Delete(key, row.ETag)], default));
    }
}
