namespace Trial.Application.Record;

/// <summary>Commits whose outcome is an answer, or nothing.</summary>
public static class LedgerAnswers
{
    /// <summary>For somebody who can try again: they are told <paramref name="busy"/> when too many attempts were lost.</summary>
    /// <inheritdoc cref="StudyLedger.TransactAsync"/>
    public static Task<T> TransactAsync<T>(
        this StudyLedger ledger, Func<Draft, Task<T>> decide, T busy, CancellationToken cancellationToken) =>
        UnlessBusyAsync(ledger.TransactAsync(decide, cancellationToken), busy);

    /// <summary>The same for those who share a commit.</summary>
    /// <inheritdoc cref="StudyLedger.TransactTogetherAsync"/>
    public static Task<T> TransactTogetherAsync<T>(
        this StudyLedger ledger, Func<Draft, Task<T>> decide, IReadOnlyList<string> rows, T busy, CancellationToken cancellationToken)
        where T : class => UnlessBusyAsync(ledger.TransactTogetherAsync(decide, rows, cancellationToken), busy);

    /// <summary>Where nothing is to be told.</summary>
    /// <inheritdoc cref="StudyLedger.TransactAsync"/>
    public static async Task TransactAsync(this StudyLedger ledger, Func<Draft, Task> decide, CancellationToken cancellationToken) =>
        await ledger.TransactAsync(
            async draft =>
            {
                await decide(draft);
                return true;
            },
            cancellationToken);

    private static async Task<T> UnlessBusyAsync<T>(Task<T> answer, T busy)
    {
        try
        {
            return await answer;
        }
        catch (BusyException)
        {
            return busy;
        }
    }
}
