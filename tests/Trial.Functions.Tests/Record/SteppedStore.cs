using System.Runtime.CompilerServices;

using Trial.Application.Record;

namespace Trial.Functions.Tests.Record;

/// <summary>
/// The real store, where something may happen at each step: before a read, before a commit, and after one that was stored.
/// </summary>
internal sealed class SteppedStore(IStore store) : IStore
{
    private int steps;

    /// <summary>What happens at a step, which are numbered from 0.</summary>
    public Func<int, Task> Step { get; set; } = _ => Task.CompletedTask;

    /// <summary>What a read of this key waits for.</summary>
    public Func<string, Task> Read { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens once a key was read.</summary>
    public Action<string> WasRead { get; set; } = _ => { };

    /// <summary>The next commit is stored, and said to be refused.</summary>
    public bool SaysRefused { get; set; }

    /// <summary>How many steps there were.</summary>
    public int Steps => steps;

    /// <summary>Every commit that was stored.</summary>
    public List<IReadOnlyList<Change>> Commits { get; } = [];

    /// <summary>How many were refused.</summary>
    public int Refused { get; private set; }

    public async Task<Row?> GetAsync(string key, CancellationToken cancellationToken)
    {
        await StepAsync();
        await Read(key);
        var row = await store.GetAsync(key, cancellationToken);
        WasRead(key);
        return row;
    }

    public async IAsyncEnumerable<Row> RangeAsync(string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await StepAsync();
        await foreach (var row in store.RangeAsync(from, to, cancellationToken))
        {
            yield return row;
        }
    }

    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        await StepAsync();
        if (!await store.CommitAsync(changes, cancellationToken))
        {
            Refused++;
            return false;
        }

        Commits.Add(changes);
        await StepAsync();
        (var isKnown, SaysRefused) = (!SaysRefused, false);
        return isKnown;
    }

    /// <summary>One step more, of whatever goes with the store.</summary>
    public Task StepAsync() => Step(Interlocked.Increment(ref steps) - 1);
}
