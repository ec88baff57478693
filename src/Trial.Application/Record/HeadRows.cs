using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>
/// Reads and writes heads of the record as rows, and remembers the last one: nearly every head that is read, by the next turn or by the
/// anchor, is the one that was written just before.
/// </summary>
/// <param name="recordKey">Of their HMAC.</param>
public sealed class HeadRows(Digest recordKey)
{
    private Known? known;

    /// <summary>The head in a row's bytes; null when it was not written under the key.</summary>
    public Head? Parse(byte[] row)
    {
        if (known is { } last && last.Row.AsSpan().SequenceEqual(row))
        {
            return last.Head;
        }

        var head = Head.Parse(row, recordKey);
        known = head is null ? known : new Known(row, head);
        return head;
    }

    /// <summary>A head's row.</summary>
    public byte[] Format(Head head)
    {
        var row = head.Format(recordKey);
        known = new Known(row, head);
        return row;
    }

    private sealed record Known(byte[] Row, Head Head);
}
