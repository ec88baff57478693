using System.Text;

using Trial.Core.Export;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>The public files of one seal, read.</summary>
/// <param name="Number">From 1.</param>
/// <param name="SetupBytes">The exact bytes of its setup.</param>
/// <param name="Setup">What that says.</param>
/// <param name="EntryText">The text of its seal entry.</param>
/// <param name="Entry">What that says.</param>
internal sealed record SealedFiles(int Number, ReadOnlyMemory<byte> SetupBytes, Setup Setup, string EntryText, SealEntry Entry)
{
    /// <summary>The name that draws give this seal.</summary>
    public Digest Hash { get; } = SealEntry.Hash(EntryText);

    /// <summary>Reads the files of a seal, or says what is wrong with them.</summary>
    public static (SealedFiles? Seal, string? Fault) Read(int number, ExportFiles files)
    {
        var bytes = files.Whole(SealInUse.SetupName(number));
        var text = Encoding.UTF8.GetString(files.Whole(SealInUse.EntryName(number)).Span);
        return !Setup.TryRead(bytes.Span, out var setup, out var faults) ? (null, $"{SealInUse.SetupName(number)}: {faults[0]}")
            : SealEntry.Parse(text) is not { } entry ? (null, $"{SealInUse.EntryName(number)} is not a seal entry")
            : FaultOf(setup, entry, number) is { } fault ? (null, fault)
            : (new SealedFiles(number, bytes, setup, text, entry), null);
    }

    private static string? FaultOf(Setup setup, SealEntry entry, int number) =>
        setup.Seal != number ? $"{SealInUse.SetupName(number)} is of seal {setup.Seal}"
        : entry.SetupHash != setup.Hash() ? $"{SealInUse.EntryName(number)} names another setup than {SealInUse.SetupName(number)}"
        : entry.Leaves != setup.Leaves ? $"{SealInUse.EntryName(number)} seals {entry.Leaves} leaves where the setup says {setup.Leaves}"
        : setup.Beacon is null != (entry.BeaconSignature.Length == 0)
            ? $"{SealInUse.EntryName(number)} and the setup do not agree on a beacon"
        : null;

    /// <summary>What is wrong with the leaves, and at which; null when they are sorted under the root.</summary>
    /// <param name="files">Those of the export.</param>
    /// <param name="look">Gets the index of each leaf, from 0, and the leaf, up to the one that is wrong; null when not needed.</param>
    public (int? Index, string Reason)? FaultOfLeaves(LongFiles files, Action<int, Envelope>? look = null)
    {
        var (tree, bytes, last) = (new MerkleFrontier(), 0L, default(Envelope));
        foreach (var (length, leaves) in files.Pass(SealInUse.LeavesName(Number), WholeLeaves, piece => (piece.Length, Parse(piece))))
        {
            foreach (var (leaf, hash) in leaves)
            {
                var index = (int)tree.Size;
                if (index > 0 && last.CompareTo(leaf) >= 0)
                {
                    return (index, "this leaf is out of order");
                }

                look?.Invoke(index, leaf);
                last = leaf;
                tree.Add(hash);
            }

            if ((bytes += length) != tree.Size * Envelope.LeafSize)
            {
                return ((int)tree.Size, "this leaf is malformed");
            }
        }

        return tree.Size != Entry.Leaves ? (null, $"there are {tree.Size} leaves where {Entry.Leaves} are sealed")
            : tree.Root != Entry.Root ? (null, "the leaves do not hash to the root of the seal entry")
            : null;
    }

    private static int WholeLeaves(ReadOnlySpan<byte> bytes) => bytes.Length / Envelope.LeafSize * Envelope.LeafSize;

    // Up to the first malformed leaf.
    private static List<(Envelope Leaf, Digest Hash)> Parse(ReadOnlyMemory<byte> piece)
    {
        var leaves = new List<(Envelope, Digest)>(piece.Length / Envelope.LeafSize);
        for (; Envelope.TryReadLeaf(
            piece.Span[..Math.Min(piece.Length, Envelope.LeafSize)], out var leaf); piece = piece[Envelope.LeafSize..])
        {
            leaves.Add((leaf, MerkleTree.LeafHash(piece.Span[..Envelope.LeafSize])));
        }

        return leaves;
    }
}
