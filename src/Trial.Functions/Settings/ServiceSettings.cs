using Azure.Core;

using Microsoft.Extensions.Configuration;

using Trial.Application.Record;
using Trial.Core.Log;
using Trial.Storage;

namespace Trial.Functions.Settings;

/// <summary>The settings of local.settings.sample.json, read once at start.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="PublicUrl">Where citizens reach the site, without a slash at its end; null when it is wherever the service listens.</param>
/// <param name="Witnesses">Who is asked to cosign the public log's checkpoints; null when nobody is.</param>
/// <param name="Anchor">The file, or the https address of a blob, that keeps the record's head elsewhere than its rows; null when none does.</param>
public sealed record ServiceSettings(string Data, Uri? PublicUrl, TlogPolicy? Witnesses, string? Anchor)
{
    /// <summary>The name of a real study's public log, host/path; null for a demonstration.</summary>
    public string? Origin { get; private init; }

    /// <summary>The study that the store's partition is named after; null where the store is a file, which is for whichever study is installed in it.</summary>
    public string? Study { get; private init; }

    /// <summary>Where the anchor is kept; null for nowhere.</summary>
    internal IAnchorPlace? AnchorPlace(TokenCredential identity) =>
        Anchor is null ? null : IsBlob(Anchor) ? new BlobPlace(new Uri(Anchor), identity) : new FilePlace(Anchor);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">A setting has a value that this build does not know.</exception>
    public static ServiceSettings Read(IConfiguration configuration)
    {
        var publicUrl = Given(configuration, "PUBLIC_URL");
        Uri? url = null;
        return publicUrl is null || (Uri.TryCreate(publicUrl, UriKind.Absolute, out url) && url.Scheme is "http" or "https")
            ? Read(configuration, Path.GetFullPath(Given(configuration, "TRIAL_DATA") ?? "data"), url)
            : throw new StartException("The setting PUBLIC_URL is not an http or https address.");
    }

    private static ServiceSettings Read(IConfiguration configuration, string data, Uri? url) =>
        new(data, url, Policy(Given(configuration, "TRIAL_WITNESSES")), AnchorFile(configuration, data))
        {
            Origin = ReadOrigin(configuration),
            Study = Given(configuration, "TRIAL_STORE") == "tables" ? Given(configuration, "TRIAL_STUDY") : null,
        };

    // A deployed site has no folder of its own that outlives it, so there a place must be named.
    private static string? AnchorFile(IConfiguration configuration, string data) =>
        Given(configuration, "TRIAL_ANCHOR") is { } place ? (IsBlob(place) ? place : Path.GetFullPath(place))
        : Given(configuration, "TRIAL_STORE") == "tables" ? null
        : Path.Combine(data, "anchor.json");

    private static bool IsBlob(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal)
        && (Uri.TryCreate(place, UriKind.Absolute, out var blob) && blob.Query.Length == 0
            ? true
            : throw new StartException("The setting TRIAL_ANCHOR is not a blob's address without a signature; the service signs in with its identity."));

    private static TlogPolicy? Policy(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            return TlogPolicy.TryParse(File.ReadAllText(path), out var policy, out var fault)
                ? policy
                : throw new StartException($"The policy file {path} of the setting TRIAL_WITNESSES is not one: {fault}");
        }
        catch (IOException exception)
        {
            throw new StartException($"The policy file {path} of the setting TRIAL_WITNESSES cannot be read.", exception);
        }
    }

    private static string? ReadOrigin(IConfiguration configuration) =>
        Given(configuration, "TRIAL_ORIGIN") is not { } origin || !(origin.Contains('+', StringComparison.Ordinal) || origin.Any(char.IsWhiteSpace))
            ? Given(configuration, "TRIAL_ORIGIN")
            : throw new StartException("The setting TRIAL_ORIGIN is no log's name: it has spaces or a plus.");

    private static string? Given(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : null;
}
