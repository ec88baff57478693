using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Record;

//  The kept state of the record
//
//      fold            canonical JSON {"mac","name","rows"}: which rows hold it
//      f<name>0000     pieces of StateFormat's bytes, deflated; name is 32 random hexadecimal characters
//
//      mac     hex HMAC-SHA-256(K, the pieces together); K = HMAC-SHA-256(record key, "trial/v1/kept-state\n")
//
//  It is the state at some moment of the past, and the bodies after it follow from it. The pieces are written first, then the row that
//  names them, then older pieces are deleted: a crash in between leaves the state that was kept before, or pieces that the
//  next time deletes. An older state that is put back, or a missing piece, only makes a start slower.

/// <summary>The record's state as it was some time ago, kept in the store so that a start folds only the bodies since.</summary>
/// <param name="store">Of the study.</param>
/// <param name="recordKey">Of the heads' HMAC; nobody without it can write a state.</param>
internal sealed class KeptState(IStore store, Digest recordKey)
{
    private const int RowsTogether = 32; // of 64 KiB: within a commit's bytes
    private const int Attempts = 5;

    private readonly byte[] key = HMACSHA256.HashData(recordKey.ToArray(), "trial/v1/kept-state\n"u8);
    private int count; // how many bodies the state that is kept speaks of, as this process knows it

    /// <summary>The state; null when no whole state is kept, or an older version wrote it.</summary>
    /// <exception cref="RecordFaultException">What is kept was not written by this service.</exception>
    public async Task<StudyState?> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts && await store.GetAsync(RowKeys.Kept, cancellationToken) is { } row; attempt++)
        {
            var name = Name.Parse(row) ?? throw NotOurs(row);
            var rows = await store.RangeAsync(name.Row(0), name.Row(name.Rows), cancellationToken).ToListAsync(cancellationToken);
            if (rows.Count == name.Rows)
            {
                var bytes = Joined(rows);
                var state = name.Mac == Mac(bytes) ? StateFormat.Parse(Inflate(bytes)) : throw NotOurs(row);
                count = state?.Count ?? 0;
                return state;
            }

            // Another process may have kept a newer state between the two reads.
        }

        return null;
    }

    /// <summary>Keeps a state in the place of an older one.</summary>
    public async Task WriteAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (state.Count <= count)
        {
            return;
        }

        var before = await store.GetAsync(RowKeys.Kept, cancellationToken);
        var bytes = Deflate(StateFormat.Format(state));
        var pieces = bytes.Chunk(CommitRules.MaxValueBytes).ToList();
        var name = new Name(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), pieces.Count, Mac(bytes));
        foreach (var together in pieces.Select((piece, index) => new Change.Insert(name.Row(index), piece)).Chunk(RowsTogether))
        {
            await store.CommitAsync(together, cancellationToken);
        }

        if (await store.CommitAsync([Change.Put(before, RowKeys.Kept, name.Format())], cancellationToken))
        {
            count = state.Count;
            await DeleteAsync(name, cancellationToken);
        }
    }

    // Everything but the pieces of the named state; when two processes keep a state at once, one deletes what the other wrote in vain.
    private async Task DeleteAsync(Name but, CancellationToken cancellationToken)
    {
        var old = await store.RangeAsync(RowKeys.KeptPieces, RowKeys.AfterKeptPieces, cancellationToken)
            .Where(row => !row.Key.StartsWith(but.Prefix, StringComparison.Ordinal))
            .Select(row => new Change.Delete(row.Key, row.ETag))
            .ToListAsync(cancellationToken);
        foreach (var together in old.Chunk(CommitRules.MaxChanges))
        {
            await store.CommitAsync(together, cancellationToken);
        }
    }

    private static byte[] Joined(List<Row> pieces)
    {
        using var bytes = new MemoryStream(pieces.Sum(piece => piece.Value.Length));
        pieces.ForEach(piece => bytes.Write(piece.Value));
        return bytes.ToArray();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var deflate = new DeflateStream(small, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return small.ToArray();
    }

    private static byte[] Inflate(byte[] small)
    {
        using var bytes = new MemoryStream();
        using var inflate = new DeflateStream(new MemoryStream(small), CompressionMode.Decompress);
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static RecordFaultException NotOurs(Row row) => new($"The state that the row {row.Key} names was not written by this service.");

    private Digest Mac(byte[] bytes) => new(HMACSHA256.HashData(key, bytes));

    private sealed record Name(string Value, int Rows, Digest Mac)
    {
        public string Prefix => RowKeys.KeptPieces + Value;

        public string Row(int index) => RowKeys.KeptPiece(Value, index);

        public byte[] Format() => CanonicalJson.Format(new JsonObject { ["mac"] = Mac.ToString(), ["name"] = Value, ["rows"] = Rows });

        public static Name? Parse(Row row) =>
            CanonicalJson.ParseObject(row.Value) is { Count: 3 } value && new Fields(value) is var fields
            && fields.Text("name") is { Length: 32 } name && name.All(char.IsAsciiHexDigitLower)
            && fields.Count("rows") is { } rows && fields.Digest("mac") is { } mac
                ? new Name(name, rows, mac)
                : null;
    }
}
