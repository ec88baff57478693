using System.Buffers;
using System.Buffers.Binary;

namespace Trial.Core.Log;

//  Tile contents, after c2sp.org/tlog-tiles
//
//      hashes    32 bytes each: number i of tile n at level l is the RFC 6962
//                hash over the 256^l entries from (256 n + i) 256^l on
//      entries   u16 length || bytes, each
//
//  A tile never changes, and a narrower one is the beginning of a wider.

/// <summary>What the tile files of a log hold, computed from its entries.</summary>
public static class TileBytes
{
    /// <summary>The tile's bytes; null where the log does not have that many entries or hashes.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="entries">Of the published log, and no more than that.</param>
    /// <param name="tree">Over the same entries.</param>
    public static byte[]? Of(Tile tile, IReadOnlyList<byte[]> entries, MerkleTree tree)
    {
        if (tile.Index > tree.Size || (tile.Index * Tile.Full) + tile.Width > Tile.Count(tile.Level, tree.Size))
        {
            return null;
        }

        var first = (int)tile.Index * Tile.Full;
        return tile.Level == Tile.EntryLevel
            ? FormatEntries(entries.Skip(first).Take(tile.Width))
            : Hashes(tree, Tile.Height * tile.Level, first, tile.Width);
    }

    /// <summary>Entries one after the other, each behind its length.</summary>
    /// <exception cref="OverflowException">An entry has more than 65,535 bytes.</exception>
    public static byte[] FormatEntries(IEnumerable<byte[]> entries)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)entry.Length));
            bytes.Write(length);
            bytes.Write(entry);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads framed entries to the last byte; null where a length runs past the end.</summary>
    public static IReadOnlyList<byte[]>? ParseEntries(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<byte[]>();
        while (!bytes.IsEmpty)
        {
            if (!BinaryPrimitives.TryReadUInt16BigEndian(bytes, out var length) || bytes.Length < sizeof(ushort) + length)
            {
                return null;
            }

            entries.Add(bytes.Slice(sizeof(ushort), length).ToArray());
            bytes = bytes[(sizeof(ushort) + length)..];
        }

        return entries;
    }

    /// <summary>How many of the bytes are whole framed entries, counted from the first.</summary>
    internal static int WholeEntries(ReadOnlySpan<byte> bytes)
    {
        var whole = 0;
        while (BinaryPrimitives.TryReadUInt16BigEndian(bytes[whole..], out var length) && whole + sizeof(ushort) + length <= bytes.Length)
        {
            whole += sizeof(ushort) + length;
        }

        return whole;
    }

    private static byte[] Hashes(MerkleTree tree, int level, int first, int width)
    {
        var bytes = new byte[width * Digest.Size];
        for (var i = 0; i < width; i++)
        {
            tree.At(level, first + i).CopyTo(bytes.AsSpan(i * Digest.Size));
        }

        return bytes;
    }
}
