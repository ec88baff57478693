namespace Trial.Cli;

/// <summary>What gets into a zip when somebody unpacks an export and packs it again.</summary>
internal static class ZipClutter
{
    private static readonly HashSet<string> Files = new(StringComparer.OrdinalIgnoreCase) { ".DS_Store", "Thumbs.db", "desktop.ini" };

    /// <summary>Whether an entry is a folder, or a file that a file manager adds by itself.</summary>
    public static bool Is(string entry) =>
        entry.EndsWith('/')
        || entry.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || entry[(entry.LastIndexOf('/') + 1)..] is var name && (Files.Contains(name) || name.StartsWith("._", StringComparison.Ordinal));

    /// <summary>The folder around all files, which no export has, with its last slash; empty when there is none.</summary>
    public static string FolderOfAll(IReadOnlyList<string> entries)
    {
        var folder = "";
        while (entries is [var first, ..] && first.IndexOf('/', folder.Length) is > 0 and var end
            && entries.All(entry => entry.StartsWith(first[..(end + 1)], StringComparison.Ordinal)))
        {
            folder = first[..(end + 1)];
        }

        return folder;
    }
}
