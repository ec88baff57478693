namespace Trial.Functions.Site.Parts;

/// <summary>The words about the study's questionnaires: the same in both arms.</summary>
public sealed record QuestionnaireWords : IWords<QuestionnaireWords>
{
    public required string Title { get; init; }

    /// <summary>On the page with the code, before the lot.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Given the first and the last day.</summary>
    public required Func<string, string, string> Window { get; init; }

    /// <summary>Of one that can be answered today, given the last day.</summary>
    public required Func<string, string> Now { get; init; }

    /// <summary>Of one whose days have passed, given the last of them.</summary>
    public required Func<string, string> Past { get; init; }

    /// <summary>When the days of all have passed.</summary>
    public required string AllPast { get; init; }

    /// <summary>Calendars are shared.</summary>
    public required string CalendarCare { get; init; }

    public required string Calendar { get; init; }

    public required string CalendarFile { get; init; }

    /// <summary>What the calendar calls each; others may see it.</summary>
    public required string Reminder { get; init; }

    public static QuestionnaireWords Danish { get; } = new()
    {
        Title = "Forskernes spørgsmål",
        Before = "Svar helst, før du trækker lod. Skriv dit forsknings-id, og kom så tilbage hertil. Siden åbner i en ny fane.",
        After = "Svar i de dage, der står her. Skriv dit forsknings-id, så ved forskerne, hvad svarene hører til. Linket bliver "
            + "stående på Min kode.",
        Window = (from, to) => $"fra {from} til {to}",
        Now = to => $"nu og til {to}",
        Past = to => $"slut {to}",
        AllPast = "Der er ikke mere at svare på. Tak for dine svar.",
        CalendarCare = "Vil du have en påmindelse i din kalender? Andre kan måske se den. Derfor står der kun »Husk«.",
        Calendar = "Føj dagene til din kalender",
        CalendarFile = "husk.ics",
        Reminder = "Husk",
    };

    public static QuestionnaireWords English { get; } = new()
    {
        Title = "The researchers' questions",
        Before = "Please answer before you draw lots. Give your research id, and then come back here. The page opens in a new tab.",
        After = "Answer on the days shown here. Give your research id, and the researchers know what the answers belong to. The link "
            + "stays on My code.",
        Window = (from, to) => $"from {from} to {to}",
        Now = to => $"now and until {to}",
        Past = to => $"ended {to}",
        AllPast = "There is no more to answer. Thank you for your answers.",
        CalendarCare = "Would you like a reminder in your calendar? Others may be able to see it. So it says no more than “Reminder”.",
        Calendar = "Add the days to your calendar",
        CalendarFile = "reminders.ics",
        Reminder = "Reminder",
    };
}
