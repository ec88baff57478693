using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the coordinator's week.</summary>
public sealed record WeekWords : IWords<WeekWords>
{
    public required string Title { get; init; }

    public required Func<string, string> From { get; init; }

    public required string Meets { get; init; }

    public required string NobodyMeets { get; init; }

    public required string MeetsNext { get; init; }

    public required string NobodyMeetsNext { get; init; }

    public required string Unmarked { get; init; }

    public required string UnmarkedText { get; init; }

    public required string New { get; init; }

    public required Func<int, string, string> NewText { get; init; }

    /// <summary>What the coordinator decides.</summary>
    public required string Undecided { get; init; }

    /// <summary>What the night decides.</summary>
    public required string Awaited { get; init; }

    public required Func<string, string> Decided { get; init; }

    public required string Postponed { get; init; }

    public required Func<string, string> Group { get; init; }

    public required Func<int, string> Week { get; init; }

    public required string Roster { get; init; }

    public required string Mark { get; init; }

    public required string Marked { get; init; }

    public required string Off { get; init; }

    public static WeekWords Danish { get; } = new()
    {
        Title = "Denne uge",
        From = day => $"Ugen fra {day}",
        Meets = "Grupper, der mødes",
        NobodyMeets = "Ingen gruppe mødes i denne uge.",
        MeetsNext = "Grupper, der mødes næste uge",
        NobodyMeetsNext = "Ingen gruppe mødes i næste uge.",
        Unmarked = "Hvem kom?",
        UnmarkedText = "Der er ikke skrevet, hvem der kom til de her møder. Det kan skrives, til der er gået fire uger efter gruppens "
            + "sidste møde.",
        New = "Nye lister",
        NewText = (version, day) => version == 1 ? $"Lavet {day}." : $"Liste {version}, lavet {day}. Nogen har givet deres plads videre.",
        Undecided = "Venter på en afgørelse",
        Awaited = "Listen er ikke lavet endnu",
        Decided = day => $"Du skal ikke gøre noget: det afgøres om natten, senest {day}, om gruppen får en liste eller bliver udsat.",
        Postponed = "Udsat. Den skal have en ny dato eller aflyses.",
        Group = id => $"Gruppe {id}",
        Week = week => $"{week}. møde",
        Roster = "Se listen",
        Mark = "Skriv, hvem der kom",
        Marked = "Det er skrevet, hvem der kom.",
        Off = "Aflyst",
    };

    public static WeekWords English { get; } = new()
    {
        Title = "This week",
        From = day => $"The week from {day}",
        Meets = "Groups that meet",
        NobodyMeets = "No group meets this week.",
        MeetsNext = "Groups that meet next week",
        NobodyMeetsNext = "No group meets next week.",
        Unmarked = "Who came?",
        UnmarkedText = "Nobody has written who came to these meetings. It can be written until four weeks after the group's last meeting.",
        New = "New rosters",
        NewText = (version, day) => version == 1 ? $"Made {day}." : $"Roster {version}, made {day}. Somebody has passed their seat on.",
        Undecided = "Waiting for a decision",
        Awaited = "The roster is not made yet",
        Decided = day => $"You need not do anything: the night decides, by {day}, whether the group gets a roster or is postponed.",
        Postponed = "Postponed. It needs a new date or is cancelled.",
        Group = id => $"Group {id}",
        Week = week => $"Meeting {week}",
        Roster = "See the roster",
        Mark = "Write who came",
        Marked = "Who came is written.",
        Off = "Called off",
    };
}
