namespace Trial.Functions.Tests.Log;

/// <summary>A test that runs Go, and is counted as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GoFactAttribute : FactAttribute
{
    // Where Debian's golang-golang-x-mod-dev puts it: the Go program takes it from there.
    private const string Package = "/usr/share/gocode/src/golang.org/x/mod";

    public GoFactAttribute() => Skip = HasGo() ? null : "needs go and Debian's golang-golang-x-mod-dev";

    private static bool HasGo() =>
        Directory.Exists(Package)
        && Environment.GetEnvironmentVariable("PATH") is { } path
        && path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "go")));
}
