using System.Globalization;

using Trial.Core;

namespace Trial.Functions.Site.Staff;

/// <summary>The record's words in Danish.</summary>
internal static class RecordWords
{
    /// <summary>Every kind of act.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["setup"] = "liste forseglet",
        ["open"] = "åbnet",
        ["close"] = "lukket",
        ["restore"] = "en kopi af tabellen lagt tilbage",
        ["text"] = "ny tekst om samtykke",
        ["referral"] = "tilmelding",
        ["draw"] = "lod trukket",
        ["cohort"] = "lodtrækning for flere",
        ["withdraw"] = "meldt fra",
        ["availability"] = "andre tider",
        ["correction"] = "fejl noteret",
        ["group"] = "gruppe",
        ["roster"] = "liste til gruppe",
        ["attendance"] = "fremmøde",
        ["meeting"] = "introduktionsmøde",
        ["message"] = "besked",
        ["sessions"] = "antal møder talt op",
        ["slips"] = "sedler",
        ["role"] = "rolle",
        ["unblind"] = "lod må vises med navn",
        ["accesses"] = "dagens opslag",
        ["retention"] = "slettet efter frist",
        ["reveal"] = "listen offentliggjort",
    };

    /// <summary>Who does something.</summary>
    public static IReadOnlyDictionary<string, string> Actors { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["citizen"] = "deltager",
        ["timer"] = "automatisk",
        ["coordinator"] = "koordinator",
        ["researcher"] = "forsker",
        ["steward"] = "forsøgsleder",
        ["auditor"] = "kontrollant",
    };

    /// <summary>Who did it: a role, what made a demonstration, or somebody as the sign-in names them.</summary>
    public static string Actor(string actor) => actor is "service" ? "tjenesten" : Actors.GetValueOrDefault(actor, actor);

    /// <summary>The time of day in Copenhagen: the exact instant is in the other formats, and nobody reads its fractions.</summary>
    public static string? Time(string? at) =>
        DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Copenhagen.Time(instant).ToString("d'.'M'.'yyyy 'kl.' HH'.'mm'.'ss", CultureInfo.InvariantCulture)
            : at;
}
