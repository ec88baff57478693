using System.Text;

using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>What a receipt says that a person can compare. Whether it holds is for its check.</summary>
/// <param name="Envelope">Where the lot's envelope lies under the seal, from 0; null while the lot is not drawn.</param>
/// <param name="Seal">The hash of the seal entry.</param>
/// <param name="Line">The commitment, which the public log shows.</param>
/// <param name="By">The day by which the log shows it.</param>
public sealed record ReceiptFacts(int? Envelope, Digest Seal, Digest Line, DateOnly By)
{
    /// <summary>Reads a receipt of a draw or a referral; null for anything else.</summary>
    public static ReceiptFacts? Read(string receipt) =>
        ReceiptFile.Parse(Encoding.UTF8.GetBytes(receipt)) is { } file
        && SignedNote.Parse(file.Promise) is { } note
        && Promise.Parse(note.Text) is { } promise
            ? new(file.Lot?.Leaf, SealEntry.Hash(file.SealEntry), file.Commitment, promise.By)
            : null;
}
