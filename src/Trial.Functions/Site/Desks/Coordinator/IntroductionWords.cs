using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the pages with introduction meetings.</summary>
public sealed record IntroductionWords : IWords<IntroductionWords>
{
    public required string Title { get; init; }

    public required string About { get; init; }

    public required string Planned { get; init; }

    public required string None { get; init; }

    public required string Correct { get; init; }

    public required string Write { get; init; }

    /// <summary>Once it was written.</summary>
    public required string Rewrite { get; init; }

    public required string Save { get; init; }

    public required string See { get; init; }

    public required string Readers { get; init; }

    public required string NotNotified { get; init; }

    public required string Back { get; init; }

    public required string Saved { get; init; }

    /// <summary>Somebody else has changed it.</summary>
    public required string Stale { get; init; }

    /// <summary>From one form to all of a meeting's.</summary>
    public required string Everything { get; init; }

    /// <summary>What was sent is what the meeting is.</summary>
    public required string Same { get; init; }

    public required string Soon { get; init; }

    /// <summary>To a sign for the door of one that is called off.</summary>
    public required string Sign { get; init; }

    /// <summary>On that sign, given a name and a number.</summary>
    public required Func<string, string, string> Ask { get; init; }

    /// <summary>Given also whether the study has slips.</summary>
    public required Func<IntroductionCount, bool, string> Told { get; init; }

    /// <summary>Label and hint of each field.</summary>
    public required IReadOnlyDictionary<string, (string Label, string Hint)> Fields { get; init; }

    /// <summary>What each form is for, and the button that does it in the end.</summary>
    public required IReadOnlyDictionary<string, (string Title, string Button)> Deeds { get; init; }

    /// <summary>What a field is called; the page's title for a fault of the whole.</summary>
    public string Label(string field) => Fields.TryGetValue(field, out var words) ? words.Label : Title;

    public static IntroductionWords Danish { get; } = new()
    {
        Title = "Introduktionsmøder",
        About = "Her hører folk om forsøget, før de melder sig. Mødet står på forsiden, til det er holdt.",
        Planned = "Planlagte og holdte møder",
        None = "Der er ingen møder endnu.",
        Correct = "Se og ret",
        Write = "Skriv, hvor mange der kom",
        Rewrite = "Ret, hvor mange der kom",
        Save = "Gem tallene",
        See = "Se, hvad folk læser",
        Readers = "Det læser alle på forsiden",
        NotNotified = "Ingen får besked af sig selv. De ser det, når de går ind på siden.",
        Back = "Fortryd",
        Saved = "Det er gemt.",
        Stale = "En anden har ændret mødet, siden du hentede siden. Vi har ikke ændret noget nu. Se, hvordan det er, og gør det om, "
            + "hvis det stadig skal gøres.",
        Everything = "Se alt, hvad der kan gøres med mødet",
        Same = "Mødet er sådan i forvejen. Skriv det, der skal være anderledes.",
        Soon = "Mødet skulle være om mindre end 48 timer. Nogen når måske ikke at se det og kommer forgæves. Når du har gemt, kan du "
            + "printe et skilt til døren.",
        Sign = "Skilt til døren",
        Ask = (name, number) => $"Ring til {name} på {number}, hvis du er i tvivl.",
        Told = (count, hasSlips) => $"{count.Came} kom." + (count.Sheet is null ? hasSlips ? " Ingen sedler delt ud." : ""
            : $" {count.HandedOut} {(count.HandedOut == 1 ? "seddel" : "sedler")} delt ud fra ark {count.Sheet}."),
        Fields = new Dictionary<string, (string, string)>
        {
            ["place"] = ("Hus og adresse", "Skriv også lokalet, hvis det er svært at finde. Højst 80 tegn."),
            ["date"] = ("Dag", ""),
            ["time"] = ("Klokken", "For eksempel 19.00"),
            ["call"] = ("Hvem kan man ringe til?", "For eksempel Mette. Alle kan læse det. Højst 40 tegn."),
            ["telephone"] = ("Telefon", "For eksempel 12 34 56 78"),
            ["came"] = ("Hvor mange kom?", "Kun et tal. Skriv ikke, hvem de var."),
            ["sheet"] = ("Hvilket ark sedler?", "Det står på arket, for eksempel S12. Tomt, hvis der ikke blev delt sedler ud."),
            ["handedOut"] = ("Hvor mange sedler blev delt ud?", ""),
        },
        Deeds = new Dictionary<string, (string, string)>
        {
            [IntroductionPages.New] = ("Planlæg et møde", "Planlæg mødet"),
            [IntroductionPages.Change] = ("Ret mødet", "Gem mødet"),
            [IntroductionPages.CallOff] = ("Aflys mødet", "Aflys mødet"),
            [IntroductionPages.Count] = ("Tal fra mødet", "Gem tallene"),
        },
    };

    public static IntroductionWords English { get; } = new()
    {
        Title = "Introduction meetings",
        About = "Here people hear of the trial before they sign up. A meeting is on the front page until it has been held.",
        Planned = "Meetings planned and held",
        None = "There are no meetings yet.",
        Correct = "See and change",
        Write = "Write how many came",
        Rewrite = "Correct how many came",
        Save = "Save the numbers",
        See = "See what people read",
        Readers = "Everybody reads this on the front page",
        NotNotified = "Nobody is notified. They see it when they come to the site.",
        Back = "Go back",
        Saved = "It is saved.",
        Stale = "Somebody else has changed the meeting since you opened the page. We have changed nothing now. See how it is, and do it "
            + "again if it is still to be done.",
        Everything = "See everything that can be done to the meeting",
        Same = "The meeting is like this already. Write what is to be different.",
        Soon = "The meeting was to be in less than 48 hours. Some may not see it in time and come in vain. Once it is saved, you can print "
            + "a sign for the door.",
        Sign = "A sign for the door",
        Ask = (name, number) => $"Call {name} on {number} if you are in doubt.",
        Told = (count, hasSlips) => $"{count.Came} came." + (count.Sheet is null ? hasSlips ? " No slips handed out." : ""
            : $" {count.HandedOut} {(count.HandedOut == 1 ? "slip" : "slips")} handed out from sheet {count.Sheet}."),
        Fields = new Dictionary<string, (string, string)>
        {
            ["place"] = ("House and address", "Say which room, if it is hard to find. 80 characters at most."),
            ["date"] = ("Day", ""),
            ["time"] = ("Time", "For instance 19:00"),
            ["call"] = ("Whom can people call?", "For instance Mette. Everybody can read it. 40 characters at most."),
            ["telephone"] = ("Telephone", "For instance 12 34 56 78"),
            ["came"] = ("How many came?", "A number only. Do not write who they were."),
            ["sheet"] = ("Which sheet of slips?", "It is on the sheet, for instance S12. Empty if no slips were handed out."),
            ["handedOut"] = ("How many slips were handed out?", ""),
        },
        Deeds = new Dictionary<string, (string, string)>
        {
            [IntroductionPages.New] = ("Plan a meeting", "Plan the meeting"),
            [IntroductionPages.Change] = ("Change the meeting", "Save the meeting"),
            [IntroductionPages.CallOff] = ("Call the meeting off", "Call the meeting off"),
            [IntroductionPages.Count] = ("Numbers from the meeting", "Save the numbers"),
        },
    };
}
