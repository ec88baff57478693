using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Trial.LocalHost.Start;

/// <summary>The parts of host.json that this host follows, with the Functions host's defaults.</summary>
/// <param name="RoutePrefix">extensions.http.routePrefix: in front of every route; "api" where host.json does not say.</param>
/// <param name="FunctionTimeout">functionTimeout: 30 minutes where host.json does not say; "-1" is no limit.</param>
/// <param name="Levels">logging.logLevel: the lowest level that is shown, by the beginning of a category.</param>
internal sealed record HostJson(string RoutePrefix, TimeSpan FunctionTimeout, IReadOnlyDictionary<string, LogLevel> Levels)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49); // what the platform's timers can count

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="RefusalException">It cannot be read.</exception>
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        try
        {
            return Of(File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient) : null);
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException
            or IOException or UnauthorizedAccessException)
        {
            throw new RefusalException($"The file {path} cannot be read: {exception.Message}");
        }
    }

    private static HostJson Of(JsonNode? json) => json?["functions"] is not null
        ? throw new RefusalException("host.json names the functions to run in \"functions\". This host runs every function: take that out.")
        : new(
        json?["extensions"]?["http"]?["routePrefix"]?.GetValue<string>().Trim('/') ?? "api",
        Limit(json?["functionTimeout"]?.GetValue<string>()),
        json?["logging"]?["logLevel"]?.AsObject().ToDictionary(
            level => level.Key, level => Level(level.Key, level.Value), StringComparer.OrdinalIgnoreCase) ?? []);

    private static TimeSpan Limit(string? text) => text switch
    {
        null => TimeSpan.FromMinutes(30),
        "-1" => Timeout.InfiniteTimeSpan,
        _ => TimeSpan.Parse(text, CultureInfo.InvariantCulture) is var limit && limit > TimeSpan.Zero && limit <= Longest
            ? limit
            : throw new FormatException($"functionTimeout is {text}, and must be -1, or above 0 and at most {Longest.Days} days."),
    };

    private static LogLevel Level(string category, JsonNode? level) => level is not null
        ? Enum.Parse<LogLevel>(level.GetValue<string>(), ignoreCase: true)
        : throw new FormatException($"logLevel names no level for {category}.");

    /// <summary>The level of the longest beginning of this category that host.json names, else of "default", else Information.</summary>
    public LogLevel LowestLevel(string category)
    {
        var named = Levels.Keys
            .Where(beginning => category.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            .MaxBy(beginning => beginning.Length);
        return named is not null ? Levels[named] : Levels.GetValueOrDefault("default", LogLevel.Information);
    }
}
