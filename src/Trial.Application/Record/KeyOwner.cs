using System.Security.Cryptography;
using System.Text;

using Trial.Core;

namespace Trial.Application.Record;

//  The row "owner": hex HMAC-SHA-256(record key, "trial/v1/owner\n")
//
//      The first start on an empty store writes it, before there is a head that only one key can have written. So of two
//      processes with keys of their own, one has the study and the other does not start.

/// <summary>Whose keys a study was begun with.</summary>
public sealed class KeyOwner(IStore store, Digest recordKey)
{
    private readonly byte[] mine =
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(recordKey.ToArray(), "trial/v1/owner\n"u8)));

    /// <summary>Lets only the keys pass that the study was begun with; any, before it was.</summary>
    /// <exception cref="StartException">It was begun with others.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (await store.GetAsync(RowKeys.Owner, cancellationToken) is { } row && !row.Value.AsSpan().SequenceEqual(mine))
        {
            throw new StartException(
                "The study was begun with other keys than these: give every process the same ones, or this one an empty store.");
        }
    }

    /// <summary>Begins the study with these keys, where nobody has yet.</summary>
    /// <exception cref="StartException">Another process was first, with other keys.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (await store.GetAsync(RowKeys.Owner, cancellationToken) is null)
        {
            await store.CommitAsync([new Change.Insert(RowKeys.Owner, mine)], cancellationToken); // lost: somebody was first
        }

        await RequireAsync(cancellationToken);
    }
}
