using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Citizens;

/// <summary>A process over a study's rows, in which people come at the same time: while somebody else has the turn.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider parts;
    private readonly TaskCompletionSource everybody = new();

    /// <param name="study">Whose rows.</param>
    /// <param name="step">What happens at a step: of the store, or before the anchor is kept.</param>
    /// <param name="anchoring">What happens before the anchor is kept, in the place of a step.</param>
    public Crowd(StudyByNight study, Func<int, Task>? step = null, Func<Task>? anchoring = null)
    {
        Store = new SteppedStore(study.Store) { Step = step ?? (_ => Task.CompletedTask) };
        parts = study.Compose(Store, place => new SteppedPlace(place, anchoring ?? Store.StepAsync));
    }

    public SteppedStore Store { get; }

    /// <summary>One of the process's parts.</summary>
    public T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    /// <summary>Has all of them come before the first is decided.</summary>
    public IReadOnlyList<Task<ReferralAnswer>> Ask(IEnumerable<SubmissionDraft> people, CancellationToken second = default)
    {
        var (held, aliases) = (false, 0);
        Store.WasRead += key => _ = key.StartsWith(RowKeys.Aliases, StringComparison.Ordinal) ? Interlocked.Increment(ref aliases) : 0;
        var turn = Part<StudyLedger>().TransactAsync(
            async _ =>
            {
                held = true;
                await everybody.Task;
            },
            default);
        Assert.True(SpinWait.SpinUntil(() => held || turn.IsCompleted, Patience));
        List<Task<ReferralAnswer>> asked =
            [.. people.Select((said, number) => Part<Referrals>().ReferAsync(said, number == 1 ? second : CancellationToken.None))];
        SpinWait.SpinUntil(() => Volatile.Read(ref aliases) >= asked.Count || asked.Any(one => one.IsCompleted), TimeSpan.FromSeconds(2));

        // From their aliases, which they read before, to those who wait.
        Task.Delay(20, CancellationToken.None).Wait(Patience, CancellationToken.None);
        everybody.SetResult();
        return asked;
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();
}
