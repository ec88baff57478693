using System.Text.Json.Nodes;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

using Trial.Application.Citizens;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Core.Lottery;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;
using Trial.Storage;

namespace Trial.Functions.Tests.Start;

/// <summary>A service over a copy that was put back: it has stopped, takes a restore and nothing else, and goes on from there.</summary>
[Trait("Requirement", "R17")]
public sealed class StandstillTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nothing_is_shown_written_or_published_before_the_restore()
    {
        await StopAsync(drawn: 5, lost: 4);

        await Assert.ThrowsAsync<StoppedException>(() => study.Part<ICitizens>().StudyAsync(default));
        await Assert.ThrowsAsync<StoppedException>(() => study.DrawAsync(1));
        await Assert.ThrowsAsync<StoppedException>(() => study.Acts.CloseAsync(Steward, null, "slut", default));
        var before = await study.CopyAsync();
        await study.SleepAsync().ContinueWith(night => Assert.NotNull(night.Exception), TaskScheduler.Default);
        Assert.Equal(before.Select(row => (row.Key, row.ETag)), (await study.CopyAsync()).Select(row => (row.Key, row.ETag)));
    }

    [Fact]
    public async Task After_the_restore_draws_go_on_behind_what_the_anchor_has_seen()
    {
        var lost = await StopAsync(drawn: 5, lost: 4);

        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, 0, "Disken gik i stykker", default));
        var later = Leaves(await study.DrawAsync(10));

        Assert.Empty(lost.Intersect(later)); // no envelope is opened a second time
        var verdict = await study.VerifyAsync();
        Assert.Null(verdict.FirstFalse);
        Assert.Contains(
            "passed over by a restore: A 2, B 2, C 2, D 2",
            verdict.Checks.Single(check => check.Name == "envelopes").Finding.ToString(),
            StringComparison.Ordinal);

        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        Assert.Null(study.Part<Standstill>().Stop); // the anchor is of what was restored
        await study.Part<WholeCheck>().RunAsync(default);
    }

    [Fact]
    public async Task Where_no_anchor_is_left_the_steward_says_how_many_envelopes_are_passed_over()
    {
        var lost = await StopAsync(drawn: 5, lost: 5, path => File.WriteAllText(path, "{}"));

        var answer = await study.Acts.RestoreAsync(Steward, 0, "Disken gik i stykker", default);
        Assert.Equal("skip", Assert.IsType<ActAnswer.Refused>(answer).Field);
        Assert.NotNull(study.Part<Standstill>().Stop);
        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, 3, "Disken gik i stykker", default));

        Assert.Empty(lost.Intersect(Leaves(await study.DrawAsync(5))));
        Assert.Contains(
            "passed over by a restore: A 2-4, B 2-4, C 2-4, D 2-4, E 2-4",
            (await study.VerifyAsync()).Checks.Single(check => check.Name == "envelopes").Finding.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_is_well_passes_over_nothing()
    {
        await study.DrawAsync(5);
        var before = await study.CopyAsync();

        Assert.All([0, 1], skip => Assert.Equal(
            "the service has not stopped",
            Assert.IsType<ActAnswer.Refused>(study.Acts.RestoreAsync(Steward, skip, "Ingen grund", default).GetAwaiter().GetResult()).Why));

        Assert.Equal(before.Select(row => (row.Key, row.ETag)), (await study.CopyAsync()).Select(row => (row.Key, row.ETag)));
    }

    [Fact]
    public async Task A_restore_that_is_asked_for_twice_passes_over_envelopes_once()
    {
        await StopAsync(drawn: 5, lost: 4);
        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, 3, "Disken gik i stykker", default));
        Assert.IsType<ActAnswer.Refused>(await study.Acts.RestoreAsync(Steward, 3, "Disken gik i stykker", default));
    }

    [Fact]
    public async Task Another_process_goes_on_once_one_has_taken_the_restore()
    {
        await StopAsync(drawn: 5, lost: 4);
        using var other = study.Compose(study.Store);
        var start = (StartCheck)other.GetService(typeof(StartCheck))!;
        Assert.True(await start.IsStoppedAsync(default));

        await study.Acts.RestoreAsync(Steward, 0, "Disken gik i stykker", default);

        Assert.False(await start.IsStoppedAsync(default));
        Assert.Null(((Standstill)other.GetService(typeof(Standstill))!).Stop);
    }

    // Three sign up behind what the first process passed over: a second restore would have them leave the queue.
    [Fact]
    public async Task Another_process_that_stands_still_takes_no_second_restore()
    {
        study.Dispose();
        study = await StudyByNight.StartAsync(cohort: new CohortPlan(4, 28));
        await LoseAsync(drawn: 5, lost: 4);
        using var other = study.Compose(study.Store);
        Assert.True(await ((StartCheck)other.GetService(typeof(StartCheck))!).IsStoppedAsync(default));
        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, 2, "Disken gik i stykker", default));
        await study.SignUpAsync(3);
        var before = (await study.Ledger.ReadAsync(default)).State;

        var answer = await ((StudyActs)other.GetService(typeof(StudyActs))!).RestoreAsync(Steward, 2, "Disken gik i stykker", default);

        Assert.Equal(new ActAnswer.Refused("the study was restored already"), answer);
        var after = (await study.Ledger.ReadAsync(default)).State;
        Assert.Equal((before.Count, 3), (after.Count, after.Queues.In("A").Count));
    }

    // The bodies that are lost came after the reveal; no envelope is left to pass over.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_study_that_was_revealed_goes_on_from_an_older_copy_and_passes_over_nothing(bool isDamaged)
    {
        await study.DrawAsync(5);
        await study.RevealAsync();
        var copy = await study.CopyAsync();
        await study.LookAsync();
        await study.SleepAsync();
        await study.PutBackAsync(copy);
        if (isDamaged)
        {
            await File.WriteAllTextAsync(study.AnchorPath, "{}");
        }

        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        Assert.False(study.Part<Standstill>().Stop!.NeedsSkip);
        var skipped = new ActAnswer.Refused("the list is revealed") { Field = "skip" };
        Assert.Equal(skipped, await study.Acts.RestoreAsync(Steward, 1, "Disken gik i stykker", default));
        Assert.IsType<ActAnswer.Done>(await study.Acts.RestoreAsync(Steward, 0, "Disken gik i stykker", default));

        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        Assert.Null(study.Part<Standstill>().Stop);
        await study.SleepAsync();
        var files = (await study.Exports.FinalAsync(default)).Files;
        Assert.Null(Verification.Run(ExportFiles.Of(files), new Kept(), Ed25519.Verify).FirstFalse);
        Assert.DoesNotContain("false", OtherVerifiers.JavaScript(files), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draw_of_another_process_while_it_compares_stops_nothing()
    {
        var busy = new BusyPlace(new FilePlace(study.AnchorPath), () => study.DrawAsync(1));
        var anchor = new Anchor([busy], study.Keys.RecordKey, NullLogger<Anchor>.Instance);
        using var other = study.Compose(study.Store);

        Assert.False(await ActivatorUtilities.CreateInstance<StartCheck>(other, anchor).IsStoppedAsync(default));
    }

    [Fact]
    public async Task A_store_that_is_empty_beside_an_anchor_is_refused_and_no_demonstration_is_made_in_it()
    {
        await study.DrawAsync(1);
        await study.PutBackAsync([]);
        study.Begin();

        var fault = await Assert.ThrowsAsync<RecordFaultException>(() => study.Part<StartCheck>().RunAsync(default));

        Assert.Contains("has gone back", fault.Message, StringComparison.Ordinal);
        Assert.Contains("put a later one back", fault.Message, StringComparison.Ordinal);
        Assert.Empty(await study.CopyAsync());
    }

    // Draws, makes a copy, draws more, and puts the copy back: the leaves that it does not know of.
    private async Task<IReadOnlyList<int>> StopAsync(int drawn, int lost, Action<string>? damage = null) =>
        Leaves(await LoseAsync(drawn, lost, damage));

    private async Task<IReadOnlyList<Lot>> LoseAsync(int drawn, int lost, Action<string>? damage = null)
    {
        await study.DrawAsync(drawn);
        var copy = await study.CopyAsync();
        var lots = await study.DrawAsync(lost);
        await study.PutBackAsync(copy);
        damage?.Invoke(study.AnchorPath);

        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        Assert.NotNull(study.Part<Standstill>().Stop);
        return lots;
    }

    private static IReadOnlyList<int> Leaves(IEnumerable<Lot> lots) =>
        [.. lots.Select(lot => JsonNode.Parse(lot.Receipt)!["leaf"]!.GetValue<int>())];

    /// <summary>An anchor that another process moves, just before it is read.</summary>
    private sealed class BusyPlace(IAnchorPlace inner, Func<Task> move) : IAnchorPlace
    {
        public bool IsElsewhere => inner.IsElsewhere;

        public bool IsQuick => inner.IsQuick;

        public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
        {
            await move();
            return await inner.ReadAsync(cancellationToken);
        }

        public Task WriteAsync(byte[] anchor, Func<byte[], bool> mayReplace, CancellationToken cancellationToken) =>
            inner.WriteAsync(anchor, mayReplace, cancellationToken);
    }
}
