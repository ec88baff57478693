using System.Globalization;

using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Record;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Staff;

/// <summary>The record's words.</summary>
internal static class RecordWords
{
    /// <summary>What it is called.</summary>
    public static Bilingual Title { get; } = new("Protokol", "Record");

    /// <summary>Every kind of act.</summary>
    public static IReadOnlyDictionary<string, Bilingual> Kinds { get; } = new Dictionary<string, Bilingual>(StringComparer.Ordinal)
    {
        ["setup"] = new("lodliste forseglet", "list sealed"),
        ["open"] = new("åbnet", "opened"),
        ["close"] = new("lukket", "closed"),
        ["restore"] = new("en kopi af tabellen lagt tilbage", "a copy of the table put back"),
        ["text"] = new("tekst om samtykke", "consent text"),
        ["referral"] = new("tilmelding", "sign-up"),
        ["draw"] = new("lod trukket", "lot drawn"),
        ["cohort"] = new("lodtrækning for flere", "draw of several"),
        ["withdraw"] = new("meldt fra", "left"),
        ["availability"] = new("andre tider", "other times"),
        ["correction"] = new("fejl noteret", "mistake noted"),
        ["group"] = new("gruppe", "group"),
        ["roster"] = new("liste til gruppe", "roster"),
        ["attendance"] = new("fremmøde", "attendance"),
        ["meeting"] = new("introduktionsmøde", "introduction meeting"),
        ["message"] = new("besked", "message"),
        ["sessions"] = new("antal møder talt op", "meetings counted"),
        ["slips"] = new("sedler", "slips"),
        ["role"] = new("rolle", "role"),
        ["unblind"] = new("forskerne må se, hvad loddet blev", "researchers may see the arms"),
        ["accesses"] = new("dagens opslag", "the day's looks"),
        ["retention"] = new("slettet, da tiden var gået", "deleted when its time was up"),
        ["reveal"] = new("lodlisten offentliggjort", "list published"),
    };

    /// <summary>Who does something.</summary>
    public static IReadOnlyDictionary<Actor, Bilingual> Actors { get; } = new Dictionary<Actor, Bilingual>
    {
        [Actor.Citizen] = new("deltager", "participant"),
        [Actor.Timer] = new("automatisk", "by itself"),
        [Actor.Coordinator] = new("koordinator", "coordinator"),
        [Actor.Researcher] = new("forsker", "researcher"),
        [Actor.Steward] = new("forsøgsleder", "steward"),
        [Actor.Auditor] = new("kontrollant", "auditor"),
    };

    /// <summary>The table's headings. A telephone shows a row as lines, each with its heading before it.</summary>
    public static IReadOnlyList<Bilingual> Headings { get; } =
    [
        new("Nr.", "No."), new("Dato", "Date"), new("Af", "By"), new("Handling", "Act"), new("Om hvad", "About"), new("Hvem", "Who"),
        new("Tid", "Time"), new("Hvorfor", "Why"),
    ];

    /// <summary>Over the table, given how many acts.</summary>
    public static Bilingual About(int acts) => new(
        $"{acts} handlinger, de nyeste først. Tider er dansk tid. "
        + "Et tomt felt betyder, at der ikke blev skrevet noget, eller at det er slettet, da tiden var gået.",
        $"{acts} acts, newest first. Times are Danish time. "
        + "An empty field means that nothing was written, or that it was deleted when its time was up.");

    /// <summary>What the links are called that lead from one page of it to another.</summary>
    public static Bilingual Pages { get; } = new("Sider i protokollen", "Pages of the record");

    /// <summary>To what came after.</summary>
    public static Bilingual Newer { get; } = new("Nyere", "Newer");

    /// <summary>To what came before.</summary>
    public static Bilingual Older { get; } = new("Ældre", "Older");

    /// <summary>Which of how many a page shows.</summary>
    public static Bilingual Piece(int from, int until, int of) => new($"Nr. {from} til {until} af {of}.", $"{from} to {until} of {of}.");

    /// <summary>Who did it.</summary>
    public static string Who(Language language, Actor actor) =>
        Actors.TryGetValue(actor, out var words) ? words.In(language) : actor.Name;

    /// <summary>Who of the staff did it: a role, what made a demonstration, or somebody as the sign-in names them.</summary>
    public static string Who(Language language, string staff) =>
        staff == Actor.Service.Name ? new Bilingual("tjenesten", "the service").In(language) : Who(language, new Actor(staff));

    /// <summary>
    /// The time of day in Copenhagen, with the day where that is not the act's own: the exact instant is in the other formats, and nobody
    /// reads its fractions.
    /// </summary>
    public static string? Time(Language language, DateOnly on, string? at)
    {
        if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return at;
        }

        var there = Copenhagen.Time(instant);
        var time = there.ToString(language == Language.Danish ? "'kl.' HH'.'mm'.'ss" : "HH':'mm':'ss", CultureInfo.InvariantCulture);
        return Copenhagen.Date(instant) == on ? time : $"{When.Day(language, Copenhagen.Date(instant))} {time}";
    }
}
