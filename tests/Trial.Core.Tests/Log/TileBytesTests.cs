using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class TileBytesTests
{
    private static readonly byte[][] Entries = [.. Enumerable.Range(0, 70_000).Select(i => LogEntry.Format(LogEntry.Dummy(default, i)))];
    private static readonly MerkleTree Tree = new([.. Entries.Select(entry => MerkleTree.LeafHash(entry))]);

    [Fact]
    public void Every_hash_is_the_root_of_the_entries_under_it()
    {
        foreach (var tile in Tile.OfTree(Tree.Size).Where(tile => tile.Level >= 0))
        {
            var span = 1 << (8 * tile.Level);
            var first = (int)tile.Index * Tile.Full * span;
            var bytes = TileBytes.Of(tile, Entries, Tree)!;

            Assert.Equal(tile.Width * Digest.Size, bytes.Length);
            Assert.All(Enumerable.Range(0, tile.Width), i => Assert.Equal(
                MerkleTree.Root(Entries.Skip(first + (i * span)).Take(span).Select(entry => MerkleTree.LeafHash(entry))),
                new Digest(bytes.AsSpan(i * Digest.Size, Digest.Size))));
        }
    }

    [Fact]
    public void The_entries_of_all_tiles_are_the_log()
    {
        var tiles = Tile.OfTree(Tree.Size).Where(tile => tile.Level == Tile.EntryLevel);
        var entries = tiles.SelectMany(tile => TileBytes.ParseEntries(TileBytes.Of(tile, Entries, Tree)!)!);

        // One text and not 70,000 arrays, which the assertion would compare byte by byte.
        Assert.Equal(Convert.ToHexString(TileBytes.FormatEntries(Entries)), Convert.ToHexString(TileBytes.FormatEntries(entries)));
    }

    [Fact]
    public void A_narrower_tile_is_the_beginning_of_a_wider_and_never_changes()
    {
        MerkleTree young = new([.. Entries.Take(300).Select(entry => MerkleTree.LeafHash(entry))]);
        foreach (var tile in Tile.OfTree(300))
        {
            var then = TileBytes.Of(tile, Entries[..300], young)!;
            var wider = TileBytes.Of(tile with { Width = Tile.Full }, Entries, Tree)!;

            Assert.Equal(then, TileBytes.Of(tile, Entries, Tree));
            Assert.True(wider.AsSpan().StartsWith(then));
        }
    }

    [Fact]
    public void Refuses_what_the_log_does_not_hold_yet()
    {
        foreach (var tile in Tile.OfTree(Tree.Size).Where(tile => tile.Width < Tile.Full))
        {
            Assert.NotNull(TileBytes.Of(tile, Entries, Tree));
            Assert.Null(TileBytes.Of(tile with { Width = tile.Width + 1 }, Entries, Tree));
            Assert.Null(TileBytes.Of(tile with { Index = tile.Index + 1 }, Entries, Tree));
        }

        Assert.Null(TileBytes.Of(new Tile(3, 0, 1), Entries, Tree));
        Assert.Null(TileBytes.Of(new Tile(8, 0, 1), Entries, Tree)); // where a shift of 64 would begin again at the bottom
        Assert.Null(TileBytes.Of(new Tile(63, 0, 1), Entries, Tree));
        Assert.Null(TileBytes.Of(new Tile(0, long.MaxValue, 1), Entries, Tree));
    }

    [Fact]
    public void Frames_every_length_and_reads_to_the_last_byte()
    {
        byte[][] entries = [[], [1], new byte[255], new byte[256], new byte[ushort.MaxValue]];
        var bytes = TileBytes.FormatEntries(entries);

        Assert.Equal(entries, TileBytes.ParseEntries(bytes));
        Assert.Null(TileBytes.ParseEntries(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Null(TileBytes.ParseEntries([.. bytes, 0]));
        Assert.Equal([], TileBytes.ParseEntries([])!);
        Assert.Throws<OverflowException>(() => TileBytes.FormatEntries([new byte[ushort.MaxValue + 1]]));
    }
}
