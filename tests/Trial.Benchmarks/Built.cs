namespace Trial.Benchmarks;

/// <summary>Where the programs that are measured were built.</summary>
internal static class Built
{
    /// <summary>What eng/azure-build published.</summary>
    public static string Published()
    {
        var folder = Path.Combine(Root(), ".publish", "azure");
        return Directory.Exists(folder)
            ? folder
            : throw new InvalidOperationException("Run eng/azure-build first: there is no .publish/azure.");
    }

    /// <summary>A project's program.</summary>
    public static string Program(string folder, string project) => Path.Combine(Folder(folder, project), $"{project}.dll");

    /// <summary>Where a project is built, like this one.</summary>
    public static string Folder(string folder, string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root(), folder, project, "bin", here.Parent!.Name, here.Name);
    }

    /// <summary>The repository.</summary>
    public static string Root() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));
}
