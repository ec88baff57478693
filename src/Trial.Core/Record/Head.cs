using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Record;

//  The head of the record, version 1
//
//      canonical JSON {"head","mac"}
//
//      head    {"count","cursors" (stratum -> [seal, next envelope]),"last" (commitment, hex),"published"}
//      mac     hex HMAC-SHA-256(record key, "trial/v1/head\n" || canonical head)

/// <summary>Where the record ends. One row, replaced with every body, so that of many writers one wins.</summary>
/// <param name="Count">How many bodies there are; the next sequence.</param>
/// <param name="Last">The last commitment; 32 zero bytes before the first body.</param>
/// <param name="Cursors">Where every stratum's envelopes stand.</param>
/// <param name="Published">How many entries the stored public log has, seals and dummies among them.</param>
public sealed record Head(int Count, Digest Last, IReadOnlyDictionary<string, Cursor> Cursors, int Published)
{
    private static readonly byte[] Domain = "trial/v1/head\n"u8.ToArray();

    /// <summary>Before the first body.</summary>
    public static Head Empty { get; } = new(0, default, new Dictionary<string, Cursor>(), 0);

    /// <summary>The row's bytes, with the code that shows a hand in the table.</summary>
    public byte[] Format(Digest recordKey)
    {
        var head = new JsonObject
        {
            ["count"] = Count,
            ["cursors"] = Cursor.Format(Cursors),
            ["last"] = Last.ToString(),
            ["published"] = Published,
        };

        return CanonicalJson.Format(new JsonObject { ["mac"] = Mac(head, recordKey).ToString(), ["head"] = head });
    }

    /// <summary>Reads a row that was written under this key; null when it was not.</summary>
    public static Head? Parse(ReadOnlySpan<byte> row, Digest recordKey)
    {
        if (CanonicalJson.ParseObject(row) is not { Count: 2 } outer
            || outer["head"] is not JsonObject inner
            || new Fields(outer).Digest("mac") is not { } mac
            || !CryptographicOperations.FixedTimeEquals(mac.ToArray(), Mac(inner, recordKey).ToArray()))
        {
            return null;
        }

        var fields = new Fields(inner);
        return fields.Count("count") is { } count
            && fields.Digest("last") is { } last
            && fields.Cursors("cursors") is { } cursors
            && fields.Count("published") is { } published
                ? new Head(count, last, cursors, published)
                : null;
    }

    private static Digest Mac(JsonObject head, Digest key) =>
        new(HMACSHA256.HashData(key.ToArray(), (byte[])[.. Domain, .. CanonicalJson.Format(head)]));
}
