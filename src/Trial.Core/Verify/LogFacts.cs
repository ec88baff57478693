using Trial.Core.Export;
using Trial.Core.Log;

namespace Trial.Core.Verify;

/// <summary>What one reading of the public log's entries found.</summary>
/// <param name="Size">How many entries there are.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="RootThen">The root when the log had as many entries as an older checkpoint says; null when it never had.</param>
/// <param name="Contents">What the entries are.</param>
internal sealed record LogFacts(long Size, Digest Root, Digest? RootThen, LogContents Contents)
{
    /// <summary>Reads the entries, after the record; null when one is malformed.</summary>
    /// <param name="files">The files of an export with a log.</param>
    /// <param name="log">Knows the commitments of the record.</param>
    /// <param name="dummiesKey">D.</param>
    /// <param name="sizeThen">The size in an older checkpoint; null without one.</param>
    public static LogFacts? Read(LongFiles files, LogReader log, Digest dummiesKey, long? sizeThen)
    {
        var tree = new MerkleFrontier();
        var rootThen = sizeThen == 0 ? tree.Root : (Digest?)null;
        var pieces = files.Pass(AuditExport.LogEntries, TileBytes.WholeEntries, Parse);
        foreach (var piece in files.All.Work.Beside(pieces, Grow)) // the tree grows while the entries are sorted
        {
            if (piece is null)
            {
                return null;
            }

            foreach (var (entry, _, commitment) in piece)
            {
                log.Take(entry, commitment);
            }
        }

        return new(tree.Size, tree.Root, rootThen, log.Contents(dummiesKey));

        void Grow(List<(byte[] Entry, Digest Leaf, Digest? Commitment)>? piece)
        {
            foreach (var (_, leaf, _) in piece ?? [])
            {
                tree.Add(leaf);
                rootThen = tree.Size == sizeThen ? tree.Root : rootThen;
            }
        }
    }

    private static List<(byte[] Entry, Digest Leaf, Digest? Commitment)>? Parse(ReadOnlyMemory<byte> piece) =>
        TileBytes.ParseEntries(piece.Span) is { } entries
            ? [.. entries.Select(entry => (entry, MerkleTree.LeafHash(entry), LogEntry.Parse(entry)))]
            : null;
}
