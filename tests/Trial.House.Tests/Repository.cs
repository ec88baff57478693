namespace Trial.House.Tests;

/// <summary>The sources as they lie in this checkout.</summary>
internal static class Repository
{
    /// <summary>The folder of Trial.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The source files below a folder, without what builds write, each by its path from the root.</summary>
    /// <param name="folder">src or tests.</param>
    /// <param name="endings">Such as ".cs".</param>
    public static IEnumerable<string> Files(string folder, params IReadOnlyList<string> endings) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            && !name.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        orderby name
        select name;

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Root, name));

    /// <summary>The text of a file.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, name));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Trial.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
