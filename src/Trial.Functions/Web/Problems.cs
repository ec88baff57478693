using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Every error this service answers with. The type is stable; the title is in the caller's language.</summary>
public static class Problems
{
    public static Problem Faulty { get; } = new(
        400, "faulty", "Der er noget i det sendte, der skal rettes.", "Something in what was sent must be put right.");

    public static Problem BrokenOff { get; } = new(
        400, "broken-off", "Det sendte kom ikke helt frem. Intet er gemt.", "What was sent did not arrive whole. Nothing was stored.");

    public static Problem NotSignedIn { get; } = new(401, "not-signed-in", "Log ind for at se dette.", "Sign in to see this.");

    public static Problem NotEligible { get; } = new(
        403, "not-eligible", "Gruppen er for voksne, der selv oplever, at noget i hverdagen ikke fungerer. Intet er gemt.",
        "The group is for adults who find that something in everyday life does not work. Nothing was stored.");

    public static Problem NotAllowed { get; } = new(403, "not-allowed", "Det har du ikke adgang til.", "You do not have access to this.");

    public static Problem CrossSite { get; } = new(403, "cross-site", "Send fra vores egne sider.", "Send from our own pages.");

    public static Problem NotFound { get; } = new(404, "not-found", "Det findes ikke her.", "There is nothing here.");

    public static Problem TooSlow { get; } = new(
        408, "too-slow", "Det tog for lang tid, før det hele kom. Intet er gemt.", "It took too long to arrive. Nothing was stored.");

    public static Problem OtherSubmission { get; } = new(
        409, "other-submission", "Denne tilmelding er sendt før med andre svar. Intet er ændret.",
        "This sign-up was sent before with other answers. Nothing was changed.");

    public static Problem StudyClosed { get; } = new(
        409, "study-closed", "Der trækkes ikke lod nu. Intet er gemt.", "No lots are drawn now. Nothing was stored.");

    public static Problem StratumClosed { get; } = new(
        409, "stratum-closed", "Forsøget er lukket på dette sted. Intet er gemt.",
        "The study is closed in this place. Nothing was stored.");

    public static Problem TextNotCurrent { get; } = new(
        409, "text-not-current", "Teksten er ændret. Læs den nye, og send igen.", "The text has changed. Read the new one and send again.");

    public static Problem NotDrawn { get; } = new(
        409, "not-drawn", "Der er ikke trukket lod endnu. Du kan få slettet alt om dig. Intet er ændret.",
        "The lot is not drawn yet. You can have everything about you erased. Nothing was changed.");

    public static Problem OutOfOrder { get; } = new(
        409, "out-of-order", "Det kan ikke ske nu. Intet er ændret.", "This cannot happen now. Nothing was changed.");

    public static Problem NotReady { get; } = new(
        409, "not-ready", "Forsøget mangler noget, før det kan åbne. Intet er ændret.",
        "The study lacks something before it can open. Nothing was changed.");

    public static Problem Gone { get; } = new(
        410, "erased", "Oplysningerne er slettet.", "The data have been erased.");

    public static Problem SlipNotGood { get; } = new(
        410, "slip-not-good", "Sedlens kode kan ikke bruges. Spørg den, du fik den af.",
        "The slip's code cannot be used. Ask the person you got it from.");

    public static Problem Stale { get; } = new(
        412, "stale", "Gruppen er ændret, siden du så den. Intet er ændret nu.",
        "The group has changed since you saw it. Nothing was changed now.");

    public static Problem TooLarge { get; } = new(413, "too-large", "Det sendte er for stort.", "What was sent is too large.");

    public static Problem NotJson { get; } = new(415, "not-json", "Send JSON.", "Send JSON.");

    public static Problem TooMany { get; } = new(
        429, "too-many", "Mange tilmelder sig lige nu. Prøv igen om en time. Intet er gemt.",
        "Many people are signing up now. Try again in an hour. Nothing was stored.");

    public static Problem NotSolved { get; } = new(
        429, "not-solved", "Mange tilmelder sig lige nu. Hent en opgave med POST /api/code, og send svaret med. Eller kom igen om en time.",
        "Many people are signing up now. Get a challenge by POST /api/code and send its solution. Or come again in an hour.");

    public static Problem TooOften { get; } = new(
        429, "too-often", "Tiderne er ændret tre gange i dag. Prøv igen i morgen. Intet er ændret nu.",
        "The times were changed three times today. Try again tomorrow. Nothing was changed now.");

    public static Problem Failed { get; } = new(
        500, "failed", "Noget gik galt hos os. Du kan trygt prøve igen.", "Something went wrong here. You can safely try again.");

    /// <summary>The tables did not answer after all retries. What was sent may be stored: sending the same again shows whether.</summary>
    public static Problem Away { get; } = Failed with { Status = 503 };

    public static Problem NotInstalled { get; } = new(
        503, "not-installed", "Her er endnu ikke noget forsøg.", "There is no study here yet.");

    /// <summary>After a start, until every body and row has been checked: what leaves the study, such as an export, waits.</summary>
    public static Problem NotChecked { get; } = new(
        503, "not-checked", "Vi gennemgår hele forsøgets log efter en genstart. Prøv igen om lidt.",
        "The whole record is being checked after a restart. Try again in a moment.");

    /// <summary>The record may be an older copy: nothing happens before the steward has restored it.</summary>
    public static Problem Stopped { get; } = new(
        503, "stopped", "Vi holder pause, til alt er set efter. Intet er gemt. Prøv igen senere.",
        "We have paused until everything is looked over. Nothing was stored. Try again later.");

    /// <summary>The clock does not fit the record: nothing is written before the steward has said which date it is.</summary>
    public static Problem ClockOff { get; } = new(
        503, "clock-off", "Vores ur går forkert. Intet er gemt. Prøv igen senere.",
        "Our clock is wrong. Nothing was stored. Try again later.");

    public static Problem TryAgain { get; } = new(
        503, "try-again", "Det blev ikke gemt. Prøv igen.", "It was not recorded. Try again.");
}

/// <summary>One error: its status, stable code, and words in both languages.</summary>
public sealed record Problem(int Status, string Code, string Danish, string English)
{
    /// <summary>The answer, as application/problem+json in the caller's language.</summary>
    public IResult For(HttpRequest request, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null) =>
        TypedResults.Problem(
            title: Title(request),
            statusCode: Status,
            type: Type,
            extensions: errors is null ? null : [KeyValuePair.Create("errors", (object?)errors)]);

    /// <summary>The answer with the reason, in our own words.</summary>
    public IResult For(HttpRequest request, string why) => For(request, new Dictionary<string, IReadOnlyList<string>> { [""] = [why] });

    /// <summary>The same answer at the length of a person's status.</summary>
    public IResult PaddedFor(HttpRequest request) => Padded.Problem(new() { Type = Type, Title = Title(request), Status = Status }, Status);

    private string Type => $"/problems/{Code}";

    private string Title(HttpRequest request) => request.PrefersEnglish() ? English : Danish;
}
