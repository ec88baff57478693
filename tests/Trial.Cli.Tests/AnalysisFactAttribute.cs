namespace Trial.Cli.Tests;

/// <summary>Needs R and Python, as eng/test installs them.</summary>
internal sealed class AnalysisFactAttribute : FactAttribute
{
    public AnalysisFactAttribute() => Skip = Array.Find(["Rscript", "python3"], program => !IsThere(program)) is { } program
        ? $"needs {program}"
        : null;

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
