using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The words of the slips' page.</summary>
public sealed record SlipWords : IWords<SlipWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string New { get; init; }

    public required string NewText { get; init; }

    /// <summary>What is asked for as reason.</summary>
    public required string Reason { get; init; }

    public required string Make { get; init; }

    public required string Sheets { get; init; }

    public required string None { get; init; }

    /// <summary>Of a study that asks for no slips.</summary>
    public required string NotUsed { get; init; }

    /// <summary>Before a study is installed nobody knows whether it asks for them.</summary>
    public required string NotYet { get; init; }

    public required Func<string, string> Sheet { get; init; }

    public required Func<int, int, string> Used { get; init; }

    public required Func<string, string> Until { get; init; }

    public required string Withdrawn { get; init; }

    public required Func<SheetMonth, string> Month { get; init; }

    public required string Tell { get; init; }

    public required string Withdraw { get; init; }

    /// <summary>Over a sheet that was just made.</summary>
    public required string Once { get; init; }

    /// <summary>The form was sent before, or another sheet was made since it was loaded.</summary>
    public required string Stale { get; init; }

    public required string Print { get; init; }

    public required string Back { get; init; }

    public static SlipWords Danish { get; } = new()
    {
        Title = "Sedler",
        Lead = "En seddel kan bruges én gang. Koordinatoren deler dem ud på møderne, og du holder øje med tallene.",
        New = "Lav et ark",
        NewText = "Arket kommer på en side, som du skriver ud på A4 med det samme. Koderne vises kun den ene gang: kom de ikke på papir, "
            + "så træk arket tilbage, og lav et nyt.",
        Reason = "Hvad skal sedlerne bruges til?",
        Make = "Lav arket",
        Sheets = "Ark",
        None = "Der er ingen ark endnu.",
        NotUsed = "Forsøget her bruger ikke sedler: alle kan melde sig.",
        NotYet = "Om man skal have en seddel for at melde sig, vælger du, når du tager den første lodliste i brug. "
            + "Skal man det, laver du dem her.",
        Sheet = name => $"Ark {name}",
        Used = (used, made) => $"Til og med sidste måned er {used} af {made} sedler brugt.",
        Until = day => $"Kan bruges til og med {day}.",
        Withdrawn = "Trukket tilbage.",
        Month = month => $"{When.Month(Language.Danish, month.Month)}: {Told(month.HandedOut, "delt ud")}, "
            + $"{UsedIn(month, "brugt", "brugte tælles, når måneden er forbi")}, {Told(month.Met, "mødt")}."
            + (month.Asked is { } times ? $" Koder blev prøvet {times} gange." : "")
            + (month.StewardMet is { } met ? $" Du har selv skrevet {month.StewardHandedOut} delt ud, {met} mødt." : ""),
        Tell = "Skriv tal",
        Withdraw = "Træk tilbage",
        Once = "Print siden nu. Sedlerne vises kun denne ene gang og er væk, når du forlader eller genindlæser siden.",
        Stale = "Der er lavet et ark, siden du hentede siden, og vi har ikke lavet et til. Kom det ikke på papir, så træk det tilbage. "
            + "Skal du bruge flere sedler, så lav et nyt her.",
        Print = "Klip arket ved de stiplede streger. Fold hver seddel med teksten indad ved stregen, og luk den med tape.",
        Back = "Tilbage til alle ark",
    };

    public static SlipWords English { get; } = new()
    {
        Title = "Slips",
        Lead = "A slip works once. The coordinator hands them out at the meetings, and you watch the numbers.",
        New = "Make a sheet",
        NewText = "The sheet comes on a page that you print on A4 at once. The codes are shown this once only: if they did not get on "
            + "paper, withdraw the sheet and make another.",
        Reason = "What are the slips for?",
        Make = "Make the sheet",
        Sheets = "Sheets",
        None = "There are no sheets yet.",
        NotUsed = "This study uses no slips: everybody can sign up.",
        NotYet = "Whether people need a slip to sign up is chosen when you take the first list into use. If they do, you make slips here.",
        Sheet = name => $"Sheet {name}",
        Used = (used, made) => $"Until last month {used} of {made} slips were used.",
        Until = day => $"Can be used until {day}.",
        Withdrawn = "Withdrawn.",
        Month = month => $"{When.Month(Language.English, month.Month)}: {Told(month.HandedOut, "handed out")}, "
            + $"{UsedIn(month, "used", "those used are counted when the month is over")}, {Told(month.Met, "met")}."
            + (month.Asked is { } times ? $" Codes were tried {times} times." : "")
            + (month.StewardMet is { } met ? $" You told {month.StewardHandedOut} handed out, {met} met." : ""),
        Tell = "Tell numbers",
        Withdraw = "Withdraw",
        Once = "Print this page now. The slips are shown this once only, and are gone when you leave the page or load it again.",
        Stale = "A sheet was made since you loaded the page, and we have not made another. If it did not get on paper, withdraw it. "
            + "If you need more slips, make a new one here.",
        Print = "Cut the sheet at the dashed lines. Fold each slip at the mark with the writing inside and close it with tape.",
        Back = "Back to all sheets",
    };

    // Counted at once, they would tell which slip was used, and when.
    private static string UsedIn(SheetMonth month, string what, string later) => month.Used is { } number ? $"{number} {what}" : later;

    private static string Told(int? number, string what) => number is { } told ? $"{told} {what}" : $"? {what}";
}
