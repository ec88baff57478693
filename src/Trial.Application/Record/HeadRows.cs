using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>
/// Reads and writes heads of the record as rows, and remembers the last two: nearly every head that is read is the one that was written
/// just before, or the one before that.
/// </summary>
/// <param name="recordKey">Of their HMAC.</param>
public sealed class HeadRows(Digest recordKey)
{
    private Known? newest;
    private Known? before;

    /// <summary>The head in a row's bytes; null when it was not written under the key.</summary>
    public Head? Parse(byte[] row)
    {
        if ((Remembered(newest, row) ?? Remembered(before, row)) is { } remembered)
        {
            return remembered;
        }

        var head = Head.Parse(row, recordKey);
        return head is null ? null : Remember(row, head);
    }

    /// <summary>A head's row.</summary>
    public byte[] Format(Head head)
    {
        var row = head.Format(recordKey);
        Remember(row, head);
        return row;
    }

    private Head Remember(byte[] row, Head head)
    {
        (before, newest) = (newest, new Known(row, head));
        return head;
    }

    private static Head? Remembered(Known? known, byte[] row) => known?.Row.AsSpan().SequenceEqual(row) is true ? known.Head : null;

    private sealed record Known(byte[] Row, Head Head);
}
