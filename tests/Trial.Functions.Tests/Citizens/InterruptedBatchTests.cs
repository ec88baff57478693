using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Start;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Citizens;

/// <summary>At each step of a batch something goes wrong: nobody who was told their lot loses it, and nobody has two.</summary>
[Trait("Requirement", "R23")]
public sealed class InterruptedBatchTests : IAsyncLifetime
{
    private const int Crowded = 4;

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public Task A_step_fails() => AtEachStepAsync((at, _) => number => number == at ? throw new IOException("fails") : Task.CompletedTask);

    [Fact]
    public Task A_step_never_ends_in_time() =>
        AtEachStepAsync((at, _) => number => number == at ? Task.FromCanceled(new(canceled: true)) : Task.CompletedTask);

    // Whatever comes after is done by another process, over the same rows.
    [Fact]
    public Task The_process_is_killed_at_a_step() =>
        AtEachStepAsync((at, _) => number => number >= at ? throw new IOException("killed") : Task.CompletedTask);

    [Fact]
    public Task Somebody_leaves_at_a_step() =>
        AtEachStepAsync((at, leave) => number => number == at ? leave.CancelAsync() : Task.CompletedTask);

    private async Task AtEachStepAsync(Func<int, CancellationTokenSource, Func<int, Task>> fault)
    {
        var receipts = new List<ReadOnlyMemory<byte>>();
        for (var step = 0; ; step++)
        {
            var people = "ABCDEABCD".Substring(step % 5, Crowded).Select(stratum => StudyByNight.Somebody(stratum.ToString())).ToList();
            using var leave = new CancellationTokenSource();
            await using var crowd = new Crowd(study, fault(step, leave));
            var asked = crowd.Ask(people, leave.Token);
            await Task.WhenAll(asked.Select(one => ((Task)one).ContinueWith(_ => { }, TaskScheduler.Default)));

            for (var number = 0; number < Crowded; number++)
            {
                receipts.Add(await AskAgainAsync(asked[number], people[number]));
            }

            if (crowd.Store.Steps <= step)
            {
                Assert.True(step > 10, $"only {step} steps were tried");
                break;
            }
        }

        await IsWholeAsync(receipts);
    }

    // Whoever was told their lot is told the same; everybody else gets one now.
    private async Task<ReadOnlyMemory<byte>> AskAgainAsync(Task<ReferralAnswer> asked, SubmissionDraft said)
    {
        var again = await study.Referrals.ReferAsync(said, default);
        var lot = again is ReferralAnswer.Stored stored ? stored.Lot : Assert.IsType<ReferralAnswer.Drawn>(again).Lot;
        if (asked.IsCompletedSuccessfully)
        {
            Assert.Equal(Assert.IsType<ReferralAnswer.Drawn>(await asked).Lot, lot);
            Assert.IsType<ReferralAnswer.Stored>(again);
        }

        return Encoding.UTF8.GetBytes(lot.Receipt);
    }

    private async Task IsWholeAsync(List<ReadOnlyMemory<byte>> receipts)
    {
        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        await study.Part<WholeCheck>().RunAsync(default);
        Assert.Equal(receipts.Count, (await study.Ledger.ReadAsync(default)).State.SignedUp);
        Assert.Null((await study.VerifyAsync(receipts)).FirstFalse);
    }
}
