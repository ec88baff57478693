using Trial.Functions.Site.Parts;

using Begun = Trial.Core.Groups.Ghosts;

namespace Trial.Functions.Site.Staff;

/// <summary>The words of the auditor's counts: who was drawn and never came, and slips.</summary>
public sealed record CountWords : IWords<CountWords>
{
    public required string Ghosts { get; init; }

    /// <summary>Whom the counts are of, given the fewest meetings that must be marked.</summary>
    public required Func<int, string> GhostsText { get; init; }

    /// <summary>That the counts say nothing of the control arm.</summary>
    public required string Control { get; init; }

    public required string ControlText { get; init; }

    public required IReadOnlyList<string> GhostHeadings { get; init; }

    /// <summary>What the last two columns are of, given the fewest meetings that must be marked.</summary>
    public required Func<int, string> GhostColumns { get; init; }

    /// <summary>Instead of a table without rows.</summary>
    public required string NoneYet { get; init; }

    public required string SheetsText { get; init; }

    public required IReadOnlyList<string> SheetHeadings { get; init; }

    /// <summary>Of slips in a month that is not over.</summary>
    public required string NotCounted { get; init; }

    /// <summary>Of a number that nobody gave.</summary>
    public required string NotTold { get; init; }

    public static CountWords Danish { get; } = new()
    {
        Ghosts = "Trukket og aldrig begyndt",
        GhostsText = least => "Kun de, der trak et gruppeforløb, opdelt efter sted og den måned, loddet blev trukket, til og med sidste "
            + $"måned. Aldrig begyndt: havde plads i en gruppe, hvor mindst {least} møder er noteret, kom ikke til nogen af dem og har "
            + "ikke meldt fra.",
        Control = "For kontrolgruppen kan kun manglende spørgeskemaer ved start vise det.",
        ControlText = "Tæl dem efter sted og måned, og sammenlign med tallene her.",
        GhostHeadings =
        [
            "Sted", "Måned", "Trukket", "Begyndt", "Aldrig begyndt", "Meldt fra før start", "Ikke endnu", "Kan ikke længere ses",
        ],
        GhostColumns = least => $"Ikke endnu: uden plads i en gruppe, eller færre end {least} møder er noteret. Kan ikke længere ses: "
            + "fremmødet er slettet, eller personen har fået alt slettet.",
        NoneYet = "Ingen endnu.",
        SheetsText = "Hvert ark for sig, måned for måned, til og med sidste måned. Er der brugt flere sedler, end der er delt ud, eller "
            + "end I har mødt mennesker, så er et ark beholdt eller kopieret.",
        SheetHeadings = ["Ark", "Sedler", "Måned", "Delt ud", "Brugt", "Mødt"],
        NotCounted = "tælles endnu",
        NotTold = "ikke oplyst",
    };

    public static CountWords English { get; } = new()
    {
        Ghosts = "Drawn and never started",
        GhostsText = least => "Only those whose lot was the peer group, by place and by the month in which it was drawn, until last month. "
            + $"Never started: had a seat in a group in which at least {least} meetings are marked, came to none of them, and did not "
            + "leave.",
        Control = "For the control group only missing questionnaires at the start can show it.",
        ControlText = "Count them by place and month, and compare with the numbers here.",
        GhostHeadings =
        [
            "Place", "Month", "Drawn", "Started", "Never started", "Left before the start", "Not yet", "Cannot be seen any more",
        ],
        GhostColumns = least => $"Not yet: {Begun.NotYetText(least)}. Cannot be seen any more: {Begun.NotKnownText}.",
        NoneYet = "None yet.",
        SheetsText = "Each sheet by itself, month by month, until last month. If more slips were used than handed out, or than people "
            + "were met, a sheet was kept or copied.",
        SheetHeadings = ["Sheet", "Slips", "Month", "Handed out", "Used", "Met"],
        NotCounted = "still counted",
        NotTold = "not told",
    };
}
