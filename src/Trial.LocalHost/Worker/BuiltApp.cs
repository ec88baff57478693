using System.Text.Json.Nodes;

namespace Trial.LocalHost.Worker;

/// <summary>A built app: its folder, and the program to start, as worker.config.json names it.</summary>
internal sealed record BuiltApp(string Folder, string Program)
{
    private const string Description = "worker.config.json";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Description));

    public static BuiltApp Read(string folder)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Description)));
        var program = json?["description"]?["defaultWorkerPath"]?.GetValue<string>()
            ?? throw new RefusalException($"The file {Path.Combine(folder, Description)} does not name a program.");
        return new BuiltApp(Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), program));
    }
}
