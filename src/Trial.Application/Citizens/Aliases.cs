using System.Security.Cryptography;
using System.Text;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Groups;

namespace Trial.Application.Citizens;

/// <summary>Finds aliases that nobody has. Each is taken by a row, so two people never share one.</summary>
public sealed class Aliases(StudyLedger ledger)
{
    /// <summary>One that nobody has now: it is looked for before the turn, where people wait for each other.</summary>
    public Task<string> FindAsync(CancellationToken cancellationToken) =>
        FindAsync(ledger.SignedUpRead, ledger.Store.GetAsync, cancellationToken);

    /// <summary>Drafts that an alias is taken: the one that was found, or another where that was perhaps taken meanwhile.</summary>
    /// <returns>The alias that is drafted.</returns>
    public static async Task<string> TakeAsync(Draft draft, string found, CancellationToken cancellationToken)
    {
        var alias = draft.LooksUp || draft.Drafted(Key(found)) is not null
            ? await FindAsync(draft.State.SignedUp, draft.GetAsync, cancellationToken)
            : found;
        draft.Add(new Change.Insert(Key(alias), []));
        return alias;
    }

    private static async Task<string> FindAsync(
        int signedUp, Func<string, CancellationToken, Task<Row?>> get, CancellationToken cancellationToken)
    {
        while (true)
        {
            var alias = Alias.Of(RandomNumberGenerator.GetBytes(Alias.RandomBytes), signedUp).Text;
            if (await get(Key(alias), cancellationToken) is null)
            {
                return alias;
            }
        }
    }

    private static string Key(string alias) => RowKeys.Alias(Digest.Of(Encoding.UTF8.GetBytes(alias)));
}
