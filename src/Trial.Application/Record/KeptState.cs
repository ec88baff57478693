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
//      f<name>0000     pieces of StateFormat's lines, deflated; name is 32 random hexadecimal characters
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
    private const int MostAhead = 256; // 16 MiB: a count that was changed takes no more before the MAC tells
    private const int BufferBytes = 1 << 16; // few lines lie across two of them

    private readonly byte[] key = HMACSHA256.HashData(recordKey.ToArray(), "trial/v1/kept-state\n"u8);
    private int count; // how many bodies the state that is kept speaks of, as this process knows it

    /// <summary>The state; null when no whole state is kept, or an older version wrote it.</summary>
    /// <exception cref="RecordFaultException">What is kept was not written by this service.</exception>
    public async Task<StudyState?> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts && await store.GetAsync(RowKeys.Kept, cancellationToken) is { } row; attempt++)
        {
            var name = Name.Parse(row) ?? throw NotOurs(row);
            using var pieces = new MemoryStream(Math.Min(name.Rows, MostAhead) * CommitRules.MaxValueBytes);
            var rows = 0;
            await foreach (var piece in store.RangeAsync(name.Row(0), name.Row(name.Rows), cancellationToken))
            {
                pieces.Write(piece.Value);
                rows++;
            }

            if (rows == name.Rows)
            {
                pieces.Position = 0;
                var state = name.Mac == Mac(pieces) ? StateFormat.Parse(Inflate(pieces)) : throw NotOurs(row);
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
        using var bytes = Deflate(StateFormat.Format(state));
        var rows = (int)((bytes.Length + CommitRules.MaxValueBytes - 1) / CommitRules.MaxValueBytes);
        var name = new Name(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), rows, Mac(bytes));
        bytes.Position = 0;
        var inserts = Enumerable.Range(0, rows).Select(index => new Change.Insert(name.Row(index), Piece(bytes)));
        foreach (var together in inserts.Chunk(RowsTogether))
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

    private static byte[] Piece(MemoryStream bytes)
    {
        var piece = new byte[Math.Min(CommitRules.MaxValueBytes, bytes.Length - bytes.Position)];
        bytes.ReadExactly(piece);
        return piece;
    }

    private static MemoryStream Deflate(IEnumerable<string> lines)
    {
        var small = new MemoryStream();
        using (var deflate = new StreamWriter(new DeflateStream(small, CompressionLevel.Fastest, leaveOpen: true)) { NewLine = "\n" })
        {
            foreach (var line in lines)
            {
                deflate.WriteLine(line);
            }
        }

        small.Position = 0;
        return small;
    }

    private static IEnumerable<string> Inflate(MemoryStream small)
    {
        small.Position = 0;
        using var inflate = new StreamReader(new DeflateStream(small, CompressionMode.Decompress), bufferSize: BufferBytes);
        while (inflate.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static RecordFaultException NotOurs(Row row) => new($"The state that the row {row.Key} names was not written by this service.");

    private Digest Mac(Stream bytes) => new(HMACSHA256.HashData(key, bytes));

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
