using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Storage;

namespace Trial.Functions.Settings;

/// <summary>The settings of local.settings.sample.json, except those about storage (StorageChoice) and sign-in (StaffSetting).</summary>
/// <param name="PublicUrl">Where citizens reach the site, without a slash at its end; null when that is where the service listens.</param>
/// <param name="Witnesses">Who is asked to cosign the public log's checkpoints; null when nobody is.</param>
/// <param name="Origin">The name of a real study's public log, host/path; null for a demonstration.</param>
public sealed record ServiceSettings(Uri? PublicUrl, TlogPolicy? Witnesses, string? Origin)
{
    /// <summary>When no group meets.</summary>
    internal ClosedDays Closed { get; private init; } = ClosedDays.Danish;

    /// <summary>The service is for practice only.</summary>
    internal bool IsPractice { get; private init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="StartException">A setting has a value that this build does not know.</exception>
    internal static ServiceSettings Read(Given given) =>
        new(Url(given["PUBLIC_URL"]), Policy(given["TRIAL_WITNESSES"]), LogName(given["TRIAL_ORIGIN"]))
        {
            Closed = Days(given["TRIAL_CLOSED_DAYS"]),
            IsPractice = Practice(given["TRIAL_PRACTICE"], given["TRIAL_ORIGIN"]),
        };

    /// <summary>What makes the keys of a new demonstration: TRIAL_DEMO says how it draws lots.</summary>
    /// <exception cref="StartException">It has a value that this build does not know.</exception>
    internal static Func<(ServiceKeys Keys, Digest Seed)> Demonstration(Given given) => given["TRIAL_DEMO"] switch
    {
        null => Application.Start.Demonstration.MakeKeys,
        "cohort" => Application.Start.Demonstration.MakeKeysByCohort,
        _ => throw new StartException("The setting TRIAL_DEMO is neither empty nor cohort."),
    };

    private static bool Practice(string? given, string? origin) =>
        given is not (null or "1") ? throw new StartException("The setting TRIAL_PRACTICE is neither empty nor 1.")
        : given is null != (origin is null || !Setup.IsPracticeOrigin(origin)) ? throw new StartException(
            $"With TRIAL_PRACTICE=1, and only then, the last part of TRIAL_ORIGIN begins with {Setup.PracticePrefix}.")
        : given is not null;

    private static Uri? Url(string? given) =>
        given is null ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new StartException("The setting PUBLIC_URL is not an http or https address.");

    // A file, or the text itself, which has more lines than one. What a shell read has lost the end of the last.
    private static TlogPolicy? Policy(string? given)
    {
        if (given is null)
        {
            return null;
        }

        var isText = given.Contains('\n', StringComparison.Ordinal);
        try
        {
            return TlogPolicy.TryParse(isText ? given.TrimEnd('\n') + "\n" : File.ReadAllText(given), out var policy, out var fault)
                ? policy
                : throw new StartException(
                    $"{(isText ? "The text" : $"The file {given}")} of the setting TRIAL_WITNESSES is not a witness policy: {fault}");
        }
        catch (IOException exception)
        {
            throw new StartException($"The file {given} of the setting TRIAL_WITNESSES cannot be read.", exception);
        }
    }

    private static ClosedDays Days(string? given) =>
        given is null ? ClosedDays.Danish
        : ClosedDays.TryParse(given, out var days) ? days
        : throw new StartException(
            "The setting TRIAL_CLOSED_DAYS is not a list of days (2027-03-29) and ranges (2027-02-15/2027-02-19) with one space between.");

    private static string? LogName(string? given) =>
        given is null || !(given.Contains('+', StringComparison.Ordinal) || given.Any(char.IsWhiteSpace))
            ? given
            : throw new StartException("The setting TRIAL_ORIGIN is not a log's name: it has spaces or a plus.");
}
