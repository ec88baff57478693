using System.Text;

using Trial.Application.Record;
using Trial.Core;

namespace Trial.Application.Citizens;

/// <summary>
/// Finds aliases that nobody has. Each is taken by a row, so two people never share one, and it is stored with its person: another list
/// of names changes nobody's.
/// </summary>
/// <param name="ledger">The record.</param>
/// <param name="choice">The association's own names, if it has any.</param>
public sealed class Aliases(StudyLedger ledger, AliasChoice choice)
{
    /// <summary>One that nobody has now: it is looked for before the turn, where people wait for each other.</summary>
    public Task<string> FindAsync(CancellationToken cancellationToken) =>
        FindAsync(choice, ledger.SignedUpRead, ledger.Store.GetAsync, cancellationToken);

    /// <summary>Drafts that an alias is taken: the one that was found, or another where that was perhaps taken meanwhile.</summary>
    /// <returns>The alias that is drafted.</returns>
    public async Task<string> TakeAsync(Draft draft, string found, CancellationToken cancellationToken)
    {
        var alias = draft.LooksUp || draft.Drafted(Key(found)) is not null
            ? await FindAsync(choice, draft.State.SignedUp, draft.GetAsync, cancellationToken)
            : found;
        draft.Add(new Change.Insert(Key(alias), []));
        return alias;
    }

    private static async Task<string> FindAsync(
        AliasChoice choice, int signedUp, Func<string, CancellationToken, Task<Row?>> get, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var alias in choice.Draw(signedUp))
            {
                if (await get(Key(alias.Text), cancellationToken) is null)
                {
                    return alias.Text;
                }
            }
        }
    }

    private static string Key(string alias) => RowKeys.Alias(Digest.Of(Encoding.UTF8.GetBytes(alias)));
}
