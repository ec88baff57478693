using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_step_fails(bool bySlip) => AtEachStepAsync(
        bySlip, (at, _) => number => number == at ? throw new IOException("fails") : Task.CompletedTask);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_step_never_ends_in_time(bool bySlip) => AtEachStepAsync(
        bySlip, (at, _) => number => number == at ? Task.FromCanceled(new(canceled: true)) : Task.CompletedTask);

    // Whatever comes after is done by another process, over the same rows.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_process_is_killed_at_a_step(bool bySlip) => AtEachStepAsync(
        bySlip, (at, _) => number => number >= at ? throw new IOException("killed") : Task.CompletedTask);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Somebody_leaves_at_a_step(bool bySlip) => AtEachStepAsync(
        bySlip, (at, leave) => number => number == at ? leave.CancelAsync() : Task.CompletedTask);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_anchor_that_cannot_be_kept_costs_nobody_of_a_batch_their_lot(bool isLate)
    {
        var people = await PeopleAsync(0, bySlip: false);
        await using var crowd = new Crowd(
            study, anchoring: () => isLate ? Task.FromCanceled(new(canceled: true)) : throw new IOException("fails"));

        var asked = crowd.Ask(people);
        Assert.All(await Task.WhenAll(asked), answer => Assert.IsType<ReferralAnswer.Drawn>(answer));

        Assert.Single(crowd.Store.Commits);
        await IsWholeAsync([.. await Task.WhenAll(people.Select((said, number) => AskAgainAsync(asked[number], said)))]);
    }

    // As where a store that did not answer was asked again, and a row has changed by then.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_that_was_stored_and_is_said_to_be_refused_tells_each_their_own_lot(bool bySlip)
    {
        await study.ConfigureAsync(config => config with { Admission = bySlip ? "slip" : config.Admission });
        var people = await PeopleAsync(0, bySlip);
        await using var crowd = new Crowd(study);
        crowd.Store.SaysRefused = true;

        var lots = (await Task.WhenAll(crowd.Ask(people))).Select(answer => Assert.IsType<ReferralAnswer.Stored>(answer).Lot).ToList();

        Assert.Equal(people.Select(said => Code.Of(said.Token!.Value, study.Keys.PepperKey)), lots.Select(lot => lot.Code));
        Assert.Single(crowd.Store.Commits, commit => commit.Any(change => change.Key == RowKeys.Head));
        await IsWholeAsync([.. lots.Select(lot => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(lot.Receipt))]);
    }

    private async Task<IReadOnlyList<SubmissionDraft>> PeopleAsync(int first, bool bySlip)
    {
        var slips = bySlip
            ? Assert.IsType<SheetAnswer.Done>(await study.Part<SlipSheets>().IssueAsync(
                new StaffMember(StaffRole.Steward, "steward"), Crowded, until: null, "", default)).Sheet.Slips
            : [];
        return
        [
            .. Enumerable.Range(0, Crowded).Select(number =>
                StudyByNight.Somebody("ABCDE"[(first + number) % 5].ToString(), bySlip ? slips[number].ToString() : null)),
        ];
    }

    private async Task AtEachStepAsync(bool bySlip, Func<int, CancellationTokenSource, Func<int, Task>> fault)
    {
        await study.ConfigureAsync(config => config with { Admission = bySlip ? "slip" : config.Admission });
        var receipts = new List<ReadOnlyMemory<byte>>();
        for (var step = 0; ; step++)
        {
            var people = await PeopleAsync(step, bySlip);
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
