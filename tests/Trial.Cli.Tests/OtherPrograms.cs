namespace Trial.Cli.Tests;

/// <summary>The programs that check exports besides ours, where they are installed.</summary>
internal static class OtherPrograms
{
    // Where Debian's golang-golang-x-mod-dev puts it: the Go program takes it from there.
    private const string Package = "/usr/share/gocode/src/golang.org/x/mod";

    public static string Root { get; } = Find();

    public static string? WhyNotNode => Has("node") ? null : "needs node";

    public static string? WhyNotGo => Has("go") && Directory.Exists(Package) ? null : "needs go and Debian's golang-golang-x-mod-dev";

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trial.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

/// <summary>Needs node.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = OtherPrograms.WhyNotNode;
}

/// <summary>Needs Go.</summary>
internal sealed class GoTheoryAttribute : TheoryAttribute
{
    public GoTheoryAttribute() => Skip = OtherPrograms.WhyNotGo;
}
