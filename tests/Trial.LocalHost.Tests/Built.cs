namespace Trial.LocalHost.Tests;

/// <summary>Where this build put the host and the app that the tests run on it.</summary>
internal static class Built
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    public static string Host { get; } = Output("src", "Trial.LocalHost", "Trial.LocalHost.dll");

    public static string Project { get; } = Path.Combine(Root, "tests", "Trial.LocalHost.TestApp");

    public static string App { get; } = Path.GetDirectoryName(Output("tests", "Trial.LocalHost.TestApp", "Trial.LocalHost.TestApp.dll"))!;

    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A copy of the app with another host.json, or none.</summary>
    public static string Copy(string? hostJson)
    {
        var copy = Directory.CreateTempSubdirectory().FullName;
        foreach (var file in Directory.GetFiles(App))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        File.Delete(Path.Combine(copy, "host.json"));
        if (hostJson is not null)
        {
            File.WriteAllText(Path.Combine(copy, "host.json"), hostJson);
        }

        return copy;
    }

    private static string Output(string folder, string project, string file) =>
        Path.Combine(Root, folder, project, "bin", Configuration, new DirectoryInfo(AppContext.BaseDirectory).Name, file);
}
