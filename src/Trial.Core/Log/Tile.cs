using System.Globalization;

namespace Trial.Core.Log;

//  Tile path, after c2sp.org/tlog-tiles
//
//      "tile/" level "/" index [".p/" width]          hashes
//      "tile/entries/" index [".p/" width]            entries
//
//      level   0 to 63
//      index   in groups of three digits with leading zeros, all but the last
//              after an x: 1234067 is x001/x234/067
//      width   1 to 255 of a tile that is not full; a full one holds 256

/// <summary>Which hashes or entries of a log a file holds. Made by <see cref="Parse"/> or with values in these bounds.</summary>
/// <param name="Level">0 to 63, or <see cref="EntryLevel"/>.</param>
/// <param name="Index">Which tile of its level, from 0.</param>
/// <param name="Width">How many hashes or entries, 1 to 256.</param>
public readonly record struct Tile(int Level, long Index, int Width)
{
    /// <summary>The level of tiles that hold entries instead of hashes.</summary>
    public const int EntryLevel = -1;

    /// <summary>How many hashes or entries a full tile holds.</summary>
    public const int Full = 256;

    /// <summary>How many levels of the tree one tile covers: 2^8 is its width.</summary>
    internal const int Height = 8;

    private const int MaxLevel = 63;

    // Above it no tree has a hash; shifting further would begin again at the bottom.
    private const int TopLevel = MaxLevel / Height;
    private const int Group = 1000;
    private const string Root = "tile";
    private const string EntryFolder = "entries";

    // Enough groups for every long; a longer path is not a number.
    private const int MaxGroups = 6;

    /// <summary>All tiles of a tree of this size, each as wide as it can be: entries, then hashes from level 0 up.</summary>
    public static IEnumerable<Tile> OfTree(long size)
    {
        for (var level = EntryLevel; Count(level, size) is > 0 and var count; level++)
        {
            for (long start = 0; start < count; start += Full)
            {
                yield return new Tile(level, start / Full, (int)Math.Min(Full, count - start));
            }
        }
    }

    /// <summary>Reads a path; null for anything but its only spelling.</summary>
    public static Tile? Parse(string? path)
    {
        if (path?.Split('/') is not [Root, var folder, .. var rest] || LevelOf(folder) is not { } level)
        {
            return null;
        }

        var width = (long)Full;
        if (rest is [.. var start, var last, var partial] && last.EndsWith(".p", StringComparison.Ordinal))
        {
            (rest, width) = ([.. start, last[..^2]], Spelling.Number(partial) ?? 0);
            if (width is < 1 or >= Full)
            {
                return null;
            }
        }

        return IndexOf(rest) is { } index && new Tile(level, index, (int)width) is var tile && tile.ToString() == path ? tile : null;
    }

    /// <summary>The path.</summary>
    public override string ToString()
    {
        var folder = Level == EntryLevel ? EntryFolder : Spelling.Format(Level);
        var partial = Width == Full ? "" : $".p/{Spelling.Format(Width)}";
        return $"{Root}/{folder}/{IndexPath(Index)}{partial}";
    }

    /// <summary>How many hashes a level has in a tree of this size, or how many entries.</summary>
    internal static long Count(int level, long size) =>
        level == EntryLevel ? size : level <= TopLevel ? size >> (Height * level) : 0;

    private static string IndexPath(long index)
    {
        var path = (index % Group).ToString("d3", CultureInfo.InvariantCulture);
        for (var rest = index / Group; rest > 0; rest /= Group)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"x{rest % Group:d3}/{path}");
        }

        return path;
    }

    private static int? LevelOf(string folder) =>
        folder == EntryFolder ? EntryLevel : Spelling.Number(folder) is <= MaxLevel and var level ? (int)level : null;

    // Reads the digits alone: Parse writes the path again to see that this was its only spelling.
    private static long? IndexOf(string[] groups) =>
        groups.Length is > 0 and <= MaxGroups
        && long.TryParse(
            string.Concat(groups.Select(group => group.TrimStart('x'))), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
