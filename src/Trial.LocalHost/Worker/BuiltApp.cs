using System.Text.Json.Nodes;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Worker;

/// <summary>A built app: its folder, and the program to start.</summary>
internal sealed record BuiltApp(string Folder, string Program)
{
    // The worker's Sdk writes it into the output; the Functions host reads it too.
    private const string Description = "worker.config.json";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Description));

    /// <exception cref="RefusalException">The folder holds no app.</exception>
    public static BuiltApp Read(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), Description);
        var program = File.Exists(path)
            ? JsonNode.Parse(File.ReadAllText(path))?["description"]?["defaultWorkerPath"]?.GetValue<string>()
            : null;
        return program is not null
            ? new BuiltApp(Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), program))
            : throw new RefusalException($"There is no built Functions app in {folder}: it has no {Description} that names a program.");
    }
}
