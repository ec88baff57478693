using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class TileTests
{
    [Theory]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/0/x001/x234/067", 0, 1234067, 256)] // the specification's example
    [InlineData("tile/63/999", 63, 999, 256)]
    [InlineData("tile/1/x001/000.p/17", 1, 1000, 17)]
    [InlineData("tile/0/273.p/112", 0, 273, 112)]
    [InlineData("tile/entries/000.p/1", Tile.EntryLevel, 0, 1)]
    [InlineData("tile/entries/x009/x007/x199/x254/x740/992.p/255", Tile.EntryLevel, 9_007_199_254_740_992, 255)]
    public void Reads_and_writes_the_path(string path, int level, long index, int width)
    {
        Assert.Equal(new Tile(level, index, width), Tile.Parse(path));
        Assert.Equal(path, new Tile(level, index, width).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000")]
    [InlineData("tile/0/x000/001")] // a leading group nobody needs
    [InlineData("tile/0/001/001")]
    [InlineData("tile/0/xx01/001")]
    [InlineData("tile/0/x01/001")]
    [InlineData("tile/0/+01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/1/1")]
    [InlineData("tile/0/.p/1")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tile/0/..")]
    public void Refuses_every_other_spelling(string? path) => Assert.Null(Tile.Parse(path));

    [Fact]
    public void A_tree_of_70_000_has_the_tiles_that_the_specification_counts()
    {
        var tiles = Tile.OfTree(70_000).ToLookup(tile => (tile.Level, tile.Width));

        Assert.Equal(273, tiles[(0, 256)].Count());
        Assert.Equal("tile/0/273.p/112", Assert.Single(tiles[(0, 112)]).ToString());
        Assert.Equal("tile/1/000", Assert.Single(tiles[(1, 256)]).ToString());
        Assert.Equal("tile/1/001.p/17", Assert.Single(tiles[(1, 17)]).ToString());
        Assert.Equal("tile/2/000.p/1", Assert.Single(tiles[(2, 1)]).ToString());
        Assert.Equal(274, tiles[(Tile.EntryLevel, 256)].Count() + tiles[(Tile.EntryLevel, 112)].Count());
        Assert.Equal(274 + 274 + 2 + 1, tiles.Sum(group => group.Count()));
    }

    [Fact]
    public void A_tree_of_256_has_a_full_tile_and_one_hash_above() => Assert.Equal(
        ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"], Tile.OfTree(256).Select(tile => tile.ToString()));

    [Fact]
    public void An_empty_tree_has_none() => Assert.Empty(Tile.OfTree(0));

    [Fact]
    public void Every_path_of_a_tree_is_read_back() =>
        Assert.All(Tile.OfTree(1_300_000), tile => Assert.Equal(tile, Tile.Parse(tile.ToString())));
}
