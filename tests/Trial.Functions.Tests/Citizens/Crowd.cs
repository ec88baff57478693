using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Citizens;

/// <summary>A process over a study's rows, in which people come at the same time: all wait before the first step of their batch.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly ServiceProvider parts;
    private readonly TaskCompletionSource everybody = new();

    public Crowd(StudyByNight study, Func<int, Task>? step = null)
    {
        Store = new SteppedStore(study.Store) { Gate = everybody.Task, Step = step ?? (_ => Task.CompletedTask) };
        parts = study.Compose(Store);
    }

    public SteppedStore Store { get; }

    /// <summary>One of the process's parts.</summary>
    public T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    /// <summary>Has all of them come before the first is decided.</summary>
    public IReadOnlyList<Task<ReferralAnswer>> Ask(IEnumerable<SubmissionDraft> people, CancellationToken second = default)
    {
        List<Task<ReferralAnswer>> asked =
            [.. people.Select((said, number) => Part<Referrals>().ReferAsync(said, number == 1 ? second : CancellationToken.None))];
        everybody.SetResult();
        return asked;
    }

    public ValueTask DisposeAsync() => parts.DisposeAsync();
}
