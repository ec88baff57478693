using System.Text.Json;
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
        var path = Path.GetFullPath(folder);
        return Named(Path.Combine(path, Description)) is { Length: > 0 } program
            ? new BuiltApp(path, Path.Combine(path, program))
            : throw new RefusalException($"There is no built Functions app in {folder}: it has no {Description} that names a program.");
    }

    private static string? Named(string description)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(description))?["description"]?["defaultWorkerPath"]?.GetValue<string>();
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
