using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words about a group's dates in somebody's own calendar.</summary>
public sealed record CalendarWords : IWords<CalendarWords>
{
    /// <summary>Calendars are shared.</summary>
    public required string Care { get; init; }

    public required string Save { get; init; }

    /// <summary>Leads to the page that offers the address too.</summary>
    public required string AskPlace { get; init; }

    public required string Title { get; init; }

    public required string PlaceCare { get; init; }

    public required string SavePlace { get; init; }

    public required string Back { get; init; }

    public required string File { get; init; }

    /// <summary>What the calendar calls a meeting; others may see it.</summary>
    public required string Meeting { get; init; }

    public static CalendarWords Danish { get; } = new()
    {
        Care = "Vil du have datoerne i din kalender? Andre kan måske se den. Derfor står der kun »Aftale« og klokken.",
        Save = "Føj datoerne til din kalender",
        AskPlace = "Vil du have adressen med?",
        Title = "Adressen i din kalender",
        PlaceCare = "Med adressen kan den, der ser din kalender, også se, hvor du er.",
        SavePlace = "Føj datoerne til din kalender med adressen",
        Back = "Tilbage",
        File = "datoer.ics",
        Meeting = "Aftale",
    };

    public static CalendarWords English { get; } = new()
    {
        Care = "Would you like the dates in your calendar? Others may be able to see it. So it says no more than “Appointment” "
            + "and the time.",
        Save = "Add the dates to your calendar",
        AskPlace = "Would you like the address as well?",
        Title = "The address in your calendar",
        PlaceCare = "With the address, anyone who sees your calendar can also see where you are.",
        SavePlace = "Add the dates to your calendar with the address",
        Back = "Back",
        File = "dates.ics",
        Meeting = "Appointment",
    };
}
