using System.Text;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Export;

/// <summary>The public files of one seal, read.</summary>
/// <param name="Number">From 1.</param>
/// <param name="SetupBytes">The exact bytes of its setup.</param>
/// <param name="Setup">What that says.</param>
/// <param name="EntryText">The text of its seal entry.</param>
/// <param name="Entry">What that says.</param>
/// <param name="Leaves">The sorted leaves, one after the other.</param>
internal sealed record SealedFiles(
    int Number, ReadOnlyMemory<byte> SetupBytes, Setup Setup, string EntryText, SealEntry Entry, ReadOnlyMemory<byte> Leaves)
{
    /// <summary>The name that draws give this seal.</summary>
    public Digest Hash { get; } = SealEntry.Hash(EntryText);

    /// <summary>Reads the files of a seal, or says what is wrong with them.</summary>
    public static (SealedFiles? Seal, string? Fault) Read(int number, ExportFiles files)
    {
        var bytes = files.Whole(SealInUse.SetupName(number));
        var text = Encoding.UTF8.GetString(files.Whole(SealInUse.EntryName(number)).Span);
        return !Setup.TryRead(bytes.Span, out var setup, out var faults) ? (null, $"{SealInUse.SetupName(number)}: {faults[0]}")
            : SealEntry.Parse(text) is not { } entry ? (null, $"{SealInUse.EntryName(number)} is no seal entry")
            : FaultOf(setup, entry, number) is { } fault ? (null, fault)
            : (new SealedFiles(number, bytes, setup, text, entry, files.Whole(SealInUse.LeavesName(number))), null);
    }

    private static string? FaultOf(Setup setup, SealEntry entry, int number) =>
        setup.Seal != number ? $"{SealInUse.SetupName(number)} is of seal {setup.Seal}"
        : entry.SetupHash != setup.Hash() ? $"{SealInUse.EntryName(number)} names another setup than {SealInUse.SetupName(number)}"
        : entry.Leaves != setup.Leaves ? $"{SealInUse.EntryName(number)} seals {entry.Leaves} leaves where the setup says {setup.Leaves}"
        : setup.Beacon is null != (entry.BeaconSignature.Length == 0) ? $"{SealInUse.EntryName(number)} and the setup do not agree on a beacon"
        : null;

    /// <summary>One leaf of those that <see cref="FaultOfLeaves"/> found no fault in.</summary>
    public Envelope Leaf(int index) => Envelope.TryReadLeaf(Bytes(index), out var leaf) ? leaf : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>What is wrong with the leaves, and at which; null when they lie sorted under the root.</summary>
    public (int? Index, string Reason)? FaultOfLeaves()
    {
        if (Leaves.Length != (long)Entry.Leaves * Envelope.LeafSize)
        {
            return (null, $"there are not {Entry.Leaves} leaves of {Envelope.LeafSize} bytes");
        }

        var hashes = new Digest[Entry.Leaves];
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!Envelope.TryReadLeaf(Bytes(i), out _) || (i > 0 && Bytes(i - 1).SequenceCompareTo(Bytes(i)) >= 0))
            {
                return (i, "this is no leaf, or not in its order");
            }

            hashes[i] = MerkleTree.LeafHash(Bytes(i));
        }

        return MerkleTree.Root(hashes) == Entry.Root ? null : (null, "the leaves do not hash to the root of the seal entry");
    }

    private ReadOnlySpan<byte> Bytes(int index) => Leaves.Span.Slice(index * Envelope.LeafSize, Envelope.LeafSize);
}
