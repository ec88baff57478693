using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the groups' pages.</summary>
public sealed record GroupWords : IWords<GroupWords>
{
    public required string Title { get; init; }

    public required string New { get; init; }

    public required string NewText { get; init; }

    public required Func<string, string> Group { get; init; }

    public required Func<GroupState, string> State { get; init; }

    public required Func<string, string> First { get; init; }

    /// <summary>Of a group that has begun.</summary>
    public required Func<string, string> Next { get; init; }

    public required Func<int, int, string, string> Size { get; init; }

    public required string Change { get; init; }

    /// <summary>From a roster, and from the week, to its group.</summary>
    public required string Act { get; init; }

    public required string Roster { get; init; }

    /// <summary>For the next meeting.</summary>
    public required string Sheet { get; init; }

    public required string Dates { get; init; }

    public required Func<int, string, string> Date { get; init; }

    public required string See { get; init; }

    /// <summary>Where there is no roster, so that nobody reads it yet.</summary>
    public required string GoOn { get; init; }

    public required string Back { get; init; }

    public required string Saved { get; init; }

    /// <summary>What was sent is what the group is.</summary>
    public required string Same { get; init; }

    /// <summary>Somebody else has changed it.</summary>
    public required string Stale { get; init; }

    /// <summary>Its roster is due: why the plan stands, and what can be done.</summary>
    public required string Due { get; init; }

    /// <summary>From one form to all of a group's.</summary>
    public required string Everything { get; init; }

    public required string NotNotified { get; init; }

    public required Func<string, string> Sign { get; init; }

    public required string Off { get; init; }

    /// <summary>Over a cancelled group, on its page and on its sheets.</summary>
    public required string Over { get; init; }

    /// <summary>The fields: label and hint.</summary>
    public required IReadOnlyDictionary<string, (string Label, string Hint)> Fields { get; init; }

    /// <summary>The hint for the least people of a group of a demonstration, which has fewer than may be chosen.</summary>
    public required Func<int, string> Fewer { get; init; }

    /// <summary>What can be done to a group: heading, and the button that does it.</summary>
    public required IReadOnlyDictionary<GroupDeed, (string Title, string Button)> Deeds { get; init; }

    public static GroupWords Danish { get; } = new()
    {
        Title = "Grupper",
        New = "Planlæg en gruppe",
        NewText = "En gruppe holder ti møder, et om ugen.",
        Group = id => $"Gruppe {id}",
        State = state => state switch
        {
            GroupState.Planned => "Planlagt",
            GroupState.Postponed => "Udsat. Den skal have en ny dato eller aflyses.",
            GroupState.Issued => "Har en liste",
            _ => "Aflyst",
        },
        First = day => $"Første møde {day}",
        Next = day => $"Næste møde {day}",
        Size = (least, most, pair) => $"Fra {least} til {most} deltagere. Ledes af {pair}.",
        Change = "Se og ret",
        Act = "Skriv til, flyt eller aflys",
        Roster = "Se listen",
        Sheet = "Ark til næste møde",
        Dates = "Ti møder",
        Date = (week, day) => $"{week}. møde, {day}",
        See = "Se, hvad deltagerne læser",
        GoOn = "Gå videre",
        Back = "Fortryd",
        Saved = "Det er gemt.",
        Same = "Gruppen er sådan i forvejen. Skriv det, der skal være anderledes.",
        Stale = "En anden har ændret gruppen, eller den har fået en ny liste, siden du hentede siden. Vi har ikke ændret noget nu. Se, "
            + "hvordan gruppen er, og gør det om, hvis det stadig skal gøres.",
        Due = "Gruppens liste laves snart, så planen kan ikke rettes nu. Gruppen kan få et andet lokale eller andre ledere, et møde efter "
            + "det første kan flyttes eller aflyses, og hele gruppen kan aflyses.",
        Everything = "Se alt, hvad der kan gøres med gruppen",
        Sign = day => $"Skilt til døren {day}",
        Off = "aflyst",
        Over = "Gruppen er aflyst.",
        NotNotified = "Ingen får besked af sig selv: deltagerne ser det, næste gang de går ind på Min kode.",
        Fields = new Dictionary<string, (string, string)>
        {
            ["stratum"] = ("Sted", ""),
            ["place"] = ("Hus og adresse", "Skriv det, som det står for de andre grupper i huset. Højst 80 tegn."),
            ["room"] = ("Lokale", "Kan være tomt. Højst 40 tegn."),
            ["weekday"] = ("Ugedag", ""),
            ["time"] = ("Klokken", "For eksempel 16.30"),
            ["first"] = ("Første møde", ""),
            ["capacity"] = ("Højeste antal deltagere", ""),
            ["minimum"] = ("Laveste antal deltagere", $"{GroupPlan.LeastPeople} eller flere."),
            ["pair"] = ("Ledernes bogstaver", "For eksempel AB. Ingen navne."),
            ["week"] = ("Hvilket møde", ""),
            ["on"] = ("Ny dag", "Mellem mødet før og mødet efter. Er mødet aflyst, bliver det holdt på den dag, du vælger her."),
            ["text"] = ("Besked", "Højst 1000 tegn. Skriv ikke om bestemte personer."),
            ["meeting.week"] = ("Hvilket møde", ""),
            ["meeting.on"] = ("Ny dag", ""),
            ["meeting"] = ("Møde", ""),
            ["state"] = ("Gruppen", ""),
            ["slot"] = ("Hus og tid", ""),
        },
        Fewer = now => $"{now} som nu, ellers {GroupPlan.LeastPeople} eller flere.",
        Deeds = new Dictionary<GroupDeed, (string, string)>
        {
            [GroupDeed.Plan] = ("Planlæg en gruppe", "Planlæg gruppen"),
            [GroupDeed.Room] = ("Skift lokale eller ledere", "Gem"),
            [GroupDeed.Meeting] = ("Flyt et møde", "Flyt mødet"),
            [GroupDeed.CallOff] = ("Aflys et møde", "Aflys mødet"),
            [GroupDeed.Course] = ("Flyt gruppen til andre dage", "Flyt gruppen"),
            [GroupDeed.Replan] = ("Ret planen", "Gem planen"),
            [GroupDeed.Notice] = ("Skriv en besked", "Send beskeden"),
            [GroupDeed.Cancel] = ("Aflys gruppen", "Aflys gruppen"),
        },
    };

    public static GroupWords English { get; } = new()
    {
        Title = "Groups",
        New = "Plan a group",
        NewText = "A group holds ten meetings, one a week.",
        Group = id => $"Group {id}",
        State = state => state switch
        {
            GroupState.Planned => "Planned",
            GroupState.Postponed => "Postponed. It needs a new date or is cancelled.",
            GroupState.Issued => "Has a roster",
            _ => "Cancelled",
        },
        First = day => $"First meeting {day}",
        Next = day => $"Next meeting {day}",
        Size = (least, most, pair) => $"From {least} to {most} people. Led by {pair}.",
        Change = "See and change",
        Act = "Write to, move or cancel",
        Roster = "See the roster",
        Sheet = "Sheet for the next meeting",
        Dates = "Ten meetings",
        Date = (week, day) => $"Meeting {week}, {day}",
        See = "See what people read",
        GoOn = "Go on",
        Back = "Go back",
        Saved = "It is saved.",
        Same = "The group is like this already. Write what is to be different.",
        Stale = "Somebody else has changed the group, or it has a new roster, since you loaded the page. We have changed nothing now. See "
            + "how the group is, and do it again if it is still to be done.",
        Due = "The group's roster is made soon, so the plan cannot be corrected now. The group can get another room or other leaders, a "
            + "meeting after the first can be moved or called off, and the whole group can be cancelled.",
        Everything = "See everything that can be done to the group",
        Sign = day => $"A sign for the door, {day}",
        Off = "called off",
        Over = "The group is cancelled.",
        NotNotified = "Nobody is notified: people see it when they next go to My code.",
        Fields = new Dictionary<string, (string, string)>
        {
            ["stratum"] = ("Place", ""),
            ["place"] = ("House and address", "Write it as it stands for the other groups in the house. 80 characters at most."),
            ["room"] = ("Room", "May be empty. 40 characters at most."),
            ["weekday"] = ("Weekday", ""),
            ["time"] = ("Time", "For instance 16:30"),
            ["first"] = ("First meeting", ""),
            ["capacity"] = ("Most people", ""),
            ["minimum"] = ("At least so many people", $"{GroupPlan.LeastPeople} or more."),
            ["pair"] = ("The leaders' letters", "For instance AB. No names."),
            ["week"] = ("Which meeting", ""),
            ["on"] = ("New day", "Between the meetings before and after. A meeting that was called off is held on the day you choose."),
            ["text"] = ("Message", "1000 characters at most. Do not write about anybody in particular."),
            ["meeting.week"] = ("Which meeting", ""),
            ["meeting.on"] = ("New day", ""),
            ["meeting"] = ("Meeting", ""),
            ["state"] = ("The group", ""),
            ["slot"] = ("House and time", ""),
        },
        Fewer = now => $"{now} as now, otherwise {GroupPlan.LeastPeople} or more.",
        Deeds = new Dictionary<GroupDeed, (string, string)>
        {
            [GroupDeed.Plan] = ("Plan a group", "Plan the group"),
            [GroupDeed.Room] = ("Change room or leaders", "Save"),
            [GroupDeed.Meeting] = ("Move a meeting", "Move the meeting"),
            [GroupDeed.CallOff] = ("Call a meeting off", "Call the meeting off"),
            [GroupDeed.Course] = ("Move the group to other days", "Move the group"),
            [GroupDeed.Replan] = ("Correct the plan", "Save the plan"),
            [GroupDeed.Notice] = ("Write a message", "Send the message"),
            [GroupDeed.Cancel] = ("Cancel the group", "Cancel the group"),
        },
    };
}
