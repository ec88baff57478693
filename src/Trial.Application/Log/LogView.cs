using System.Collections.Immutable;

using Trial.Core;
using Trial.Core.Log;

namespace Trial.Application.Log;

/// <summary>The public log at one moment. Its latest checkpoint covers what is published; nothing after that is shown to anybody.</summary>
public sealed class LogView
{
    private readonly ImmutableList<LogPart> parts;
    private readonly ImmutableList<SignedCheckpoint> checkpoints;
    private readonly Lazy<MerkleTree> tree;
    private readonly Lazy<int> records;
    private readonly Lazy<int[]> order; // indices of the published entries, by their bytes: each who asks looks one of many up

    private LogView(ImmutableList<LogPart> parts, ImmutableList<SignedCheckpoint> checkpoints, Digest dummiesKey)
    {
        (this.parts, this.checkpoints) = (parts, checkpoints);
        Size = parts.Sum(part => part.Entries.Count);
        Entries = [.. parts.SelectMany(part => part.Entries).Take(Published)];
        tree = new(() => new MerkleTree([.. Entries.Select(entry => MerkleTree.LeafHash(entry))]));
        order = new(() => [.. Enumerable.Range(0, Entries.Count).Order(Comparer<int>.Create(Compare))]);
        records = new(() => LogContents.CountRecords(parts.SelectMany(part => part.Entries), dummiesKey));
    }

    /// <summary>The nights, oldest first.</summary>
    public IReadOnlyList<LogPart> Parts => parts;

    /// <summary>Every checkpoint, smallest first.</summary>
    public IReadOnlyList<SignedCheckpoint> Checkpoints => checkpoints;

    /// <summary>How many entries are stored.</summary>
    public int Size { get; }

    /// <summary>How many entries the latest checkpoint covers.</summary>
    public int Published => (int)(Latest?.Checkpoint.Size ?? 0);

    /// <summary>The published entries.</summary>
    public IReadOnlyList<byte[]> Entries { get; }

    /// <summary>The latest checkpoint; null before the first.</summary>
    public SignedCheckpoint? Latest => checkpoints is [.., var last] ? last : null;

    /// <summary>Over the published entries.</summary>
    public MerkleTree Tree => tree.Value;

    /// <summary>How many bodies of the record are stored, published or not.</summary>
    public int Records => records.Value;

    /// <summary>Before anything is stored.</summary>
    /// <param name="dummiesKey">D, by which dummies are told from records.</param>
    public static LogView Empty(Digest dummiesKey) => new([], [], dummiesKey);

    /// <summary>With what was added since.</summary>
    public LogView With(IReadOnlyCollection<LogPart> moreParts, IReadOnlyCollection<SignedCheckpoint> moreCheckpoints, Digest dummiesKey) =>
        moreParts.Count + moreCheckpoints.Count == 0
            ? this
            : new LogView(parts.AddRange(moreParts), checkpoints.AddRange(moreCheckpoints), dummiesKey);

    /// <summary>A tile's bytes; null where the published log has no such tile.</summary>
    public byte[]? Bytes(Tile tile) => TileBytes.Of(tile, Entries, Tree);

    /// <summary>
    /// The proof that the log holds this entry, under the first checkpoint that covers it; null when none does. The text never changes.
    /// </summary>
    public TlogProof? FirstProof(ReadOnlySpan<byte> entry) =>
        IndexOf(entry) is { } index ? Prove(index, checkpoints.Find(each => each.Checkpoint.Size > index)!) : null;

    /// <summary>The proof that the log holds this entry, under the latest checkpoint; null when it does not.</summary>
    public TlogProof? Proof(ReadOnlySpan<byte> entry) => IndexOf(entry) is { } index ? Prove(index, Latest!) : null;

    private TlogProof Prove(int index, SignedCheckpoint under) =>
        new(index, Tree.ProveInclusion(index, (int)under.Checkpoint.Size), under.Note);

    private int? IndexOf(ReadOnlySpan<byte> entry)
    {
        var sorted = order.Value;
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Entries[sorted[middle]].AsSpan().SequenceCompareTo(entry) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from < sorted.Length && entry.SequenceEqual(Entries[sorted[from]]) ? sorted[from] : null;
    }

    private int Compare(int one, int other) =>
        Entries[one].AsSpan().SequenceCompareTo(Entries[other]) is var by and not 0 ? by : one.CompareTo(other);
}
