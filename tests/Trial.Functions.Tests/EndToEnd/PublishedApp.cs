namespace Trial.Functions.Tests.EndToEnd;

/// <summary>What eng/azure-build made: the very folder that is zipped for Azure. Every test that starts a process starts it.</summary>
internal static class PublishedApp
{
    // What is built into it besides the files of its projects.
    private static readonly string[] Beside =
    [
        "host.json", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "eng/azure-build", "eng/Dkfds.targets",
    ];

    private static readonly Lazy<string> Checked = new(Check);

    /// <summary>Its folder, and it is no older than its sources.</summary>
    public static string Folder => Checked.Value;

    /// <summary>The same as one file.</summary>
    public static string Zip => Folder + ".zip";

    /// <summary>src/Trial.LocalHost, as this test project was built.</summary>
    public static string Host { get; } =
        Path.Combine(Repository.Root, "src/Trial.LocalHost/bin", Configuration(), "net10.0", "Trial.LocalHost.dll");

    private static string Configuration() => Directory.GetParent(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!.Name;

    private static string Check()
    {
        var stamp = Path.Combine(Repository.Root, ".publish/stamp");
        if (!File.Exists(stamp))
        {
            throw new InvalidOperationException("Nothing is published. Run eng/azure-build first.");
        }

        var published = File.GetLastWriteTimeUtc(stamp);
        return Sources().FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > published) is { } changed
            ? throw new InvalidOperationException($"{changed} was changed after the app was published. Run eng/azure-build again.")
            : Path.Combine(Repository.Root, ".publish/azure");
    }

    private static IEnumerable<string> Sources() =>
        Beside.Select(file => Path.Combine(Repository.Root, file)).Concat(InProjects());

    private static IEnumerable<string> InProjects() =>
        from project in Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
        where Path.GetFileName(project) is not ("Trial.LocalHost" or "Trial.Cli")
        from file in Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(project, file)
        where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
            && path != "packages.lock.json" // a restore writes it anew, as it was
        select file;
}
