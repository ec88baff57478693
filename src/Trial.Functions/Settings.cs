using Microsoft.Extensions.Configuration;

namespace Trial.Functions;

/// <summary>The settings of API.md, read once at start.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="PublicUrl">Where citizens reach the site, without a slash at its end; null when it is wherever the service listens.</param>
public sealed record Settings(string Data, Uri? PublicUrl)
{
    /// <summary>The name of a real study's public log, host/path; null for a demonstration.</summary>
    public string? Origin { get; private init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">A setting has a value that this build does not know.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var publicUrl = Given(configuration, "PUBLIC_URL");
        Uri? url = null;
        return publicUrl is null || (Uri.TryCreate(publicUrl, UriKind.Absolute, out url) && url.Scheme is "http" or "https")
            ? new Settings(Path.GetFullPath(Given(configuration, "TRIAL_DATA") ?? "data"), url) { Origin = ReadOrigin(configuration) }
            : throw new StartException("The setting PUBLIC_URL is not an http or https address.");
    }

    private static string? ReadOrigin(IConfiguration configuration) =>
        Given(configuration, "TRIAL_ORIGIN") is not { } origin || !(origin.Contains('+', StringComparison.Ordinal) || origin.Any(char.IsWhiteSpace))
            ? Given(configuration, "TRIAL_ORIGIN")
            : throw new StartException("The setting TRIAL_ORIGIN is no log's name: it has spaces or a plus.");

    private static string? Given(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : null;
}
