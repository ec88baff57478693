using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words about a group's meetings, from the first to what comes after the last.</summary>
public sealed record NextMeetingWords : IWords<NextMeetingWords>
{
    /// <summary>Given the day, the time, which meeting it is and how many there are.</summary>
    public required Func<string, string, int, int, string> Next { get; init; }

    /// <summary>Before the day when that is today.</summary>
    public required string Today { get; init; }

    public required string Over { get; init; }

    public required string CompanionshipLater { get; init; }

    public required string CompanionshipNow { get; init; }

    public required string AllDates { get; init; }

    /// <summary>Behind a date.</summary>
    public required string Off { get; init; }

    /// <summary>Behind a date.</summary>
    public required string Moved { get; init; }

    public static NextMeetingWords Danish { get; } = new()
    {
        Next = (day, time, week, of) => $"Næste møde er {day} kl. {time}. Det er møde nr. {week} ud af {of}.",
        Today = "i dag, ",
        Over = "Gruppen har holdt sit sidste møde. Tak, fordi du var med.",
        CompanionshipLater = "Du vil gerne have følgeskab bagefter. Aftal det med lederne, senest ved det sidste møde.",
        CompanionshipNow = "Du vil gerne have følgeskab. Har ingen talt med dig om det, så spørg os.",
        AllDates = "Se alle datoer",
        Off = " – aflyst",
        Moved = " – flyttet hertil",
    };

    public static NextMeetingWords English { get; } = new()
    {
        Next = (day, time, week, of) => $"The next meeting is {day} at {time}. This is meeting no. {week} of {of}.",
        Today = "today, ",
        Over = "The group has held its last meeting. Thank you for taking part.",
        CompanionshipLater = "You would like companionship afterwards. Arrange it with the leaders, at the last meeting at the latest.",
        CompanionshipNow = "You would like companionship. If nobody has talked to you about it, ask us.",
        AllDates = "See all dates",
        Off = " – called off",
        Moved = " – moved here",
    };
}
