namespace Trial.Application.Record;

/// <summary>Somebody who waits to be decided and committed.</summary>
/// <param name="decide">Drafts what is theirs and says what they are told.</param>
/// <param name="rows">Keys of rows that they are decided by.</param>
/// <param name="leaves">They no longer wait: they are left out, unless they are being decided already.</param>
internal sealed class BatchMember(Func<Draft, Task<object>> decide, IReadOnlyList<string> rows, CancellationToken leaves)
{
    private readonly TaskCompletionSource<object> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private object? decided;

    /// <summary>Keys of rows that they are decided by.</summary>
    public IReadOnlyList<string> Rows => rows;

    /// <summary>What they are told.</summary>
    public Task<object> Answer => answer.Task;

    /// <summary>They do not wait any more.</summary>
    public bool HasLeft => leaves.IsCancellationRequested;

    /// <summary>How many commits with them were refused.</summary>
    public int Refusals { get; set; }

    /// <summary>How many of these though nobody else had written the record: somebody's own row was not as it was thought to be.</summary>
    public int Doubts { get; set; }

    /// <summary>They share no commit any more.</summary>
    public bool IsAlone => Doubts > 1;

    /// <summary>Decides by a draft of theirs.</summary>
    /// <returns>False when that failed; they have been told, and the draft is nobody's.</returns>
    public async Task<bool> TryDecideAsync(Draft draft)
    {
        var deciding = decide(draft);
        await ((Task)deciding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!deciding.IsCompletedSuccessfully)
        {
            Fail(deciding.Exception?.InnerException ?? new TaskCanceledException(deciding));
            return false;
        }

        decided = await deciding;
        return true;
    }

    /// <summary>Tells them what was decided: it is committed, or changes nothing.</summary>
    public void Tell() => answer.TrySetResult(decided!);

    /// <summary>Tells them what went wrong.</summary>
    public void Fail(Exception exception) => answer.TrySetException(exception);
}
