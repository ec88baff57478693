using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of a roster, and of where one writes who came.</summary>
public sealed record RosterWords : IWords<RosterWords>
{
    public required Func<string, string> Title { get; init; }

    public required Func<int, int, string> Version { get; init; }

    public required string Saved { get; init; }

    public required string Companionship { get; init; }

    public required Func<int, int, string> Came { get; init; }

    public required string Meetings { get; init; }

    public required Func<int, string, string> Meeting { get; init; }

    public required string Off { get; init; }

    public required string Mark { get; init; }

    public required string Correct { get; init; }

    public required string Files { get; init; }

    public required string Workbook { get; init; }

    public required string Table { get; init; }

    public required string Calendar { get; init; }

    public required string Sheet { get; init; }

    public required string Print { get; init; }

    public required string Nobody { get; init; }

    public required string AttendanceTitle { get; init; }

    public required string Ask { get; init; }

    public required string Save { get; init; }

    public required string All { get; init; }

    /// <summary>The box of a meeting to which none came.</summary>
    public required string None { get; init; }

    /// <summary>Neither a name nor that box is ticked, or both are.</summary>
    public required string NoneOrSome { get; init; }

    /// <summary>Of a meeting for which it is written who came.</summary>
    public required string Replaces { get; init; }

    /// <summary>Over a sheet.</summary>
    public required string PrintSheet { get; init; }

    /// <summary>Beside why it cannot be written who came.</summary>
    public required string NotMarked { get; init; }

    /// <summary>A demonstration writes who came to a meeting that is still to be held.</summary>
    public required string Ahead { get; init; }

    /// <summary>Of a cancelled group some of whose meetings were held, given the last day for writing who came to them.</summary>
    public required Func<string, string> MarkedUntil { get; init; }

    public required string Back { get; init; }

    public required string OtherRoster { get; init; }

    public static RosterWords Danish { get; } = new()
    {
        Title = id => $"Gruppe {id}",
        Version = (version, people) => $"Liste nr. {version} med {people} {(people == 1 ? "navn" : "navne")}.",
        Saved = "Det er gemt.",
        Companionship = "Ønsker følgeskab bagefter",
        Came = (came, marked) => $"Kom til {came} af {marked} {(marked == 1 ? "møde" : "møder")}",
        Meetings = "Møder",
        Meeting = (week, day) => $"{week}. møde, {day}",
        Off = "aflyst",
        Mark = "Skriv, hvem der kom",
        Correct = "Ret, hvem der kom",
        Files = "Tag listen med",
        Workbook = "Regneark (Excel)",
        Table = "Tabel (CSV, åbner i en dansk Excel)",
        Calendar = "Kalender",
        Sheet = "Ark til at krydse af på",
        Print = "Print siden her, så får du hele listen på et stykke papir. Del den kun med dem, der leder gruppen.",
        Nobody = "Der er ingen på listen mere.",
        AttendanceTitle = "Hvem kom?",
        Ask = "Sæt kryds ved dem, der kom",
        Save = "Gem",
        All = "Alle kom: gem",
        None = "Ingen kom",
        NoneOrSome = "Sæt kryds ved dem, der kom. Kom der ingen, så sæt kun kryds ved Ingen kom.",
        Replaces = "Det er skrevet, hvem der kom. Gemmer du, også med Alle kom, står kun det nye.",
        PrintSheet = "Print siden her.",
        NotMarked = "Derfor kan det ikke skrives, hvem der kom.",
        Ahead = "Mødet er ikke holdt endnu. Det her er en demonstration, så du kan prøve siden alligevel; ellers åbner den på mødets dag.",
        MarkedUntil = day => $"De, der var på listen, står her til og med den {day}, så du kan skrive, hvem der kom til de møder, "
            + "der er holdt.",
        Back = "Tilbage til listen",
        OtherRoster = "Listen er ændret, siden du hentede siden. Se den igennem, og gem igen.",
    };

    public static RosterWords English { get; } = new()
    {
        Title = id => $"Group {id}",
        Version = (version, people) => $"Roster no. {version} with {people} {(people == 1 ? "name" : "names")}.",
        Saved = "It is saved.",
        Companionship = "Wishes for companionship afterwards",
        Came = (came, marked) => $"Came to {came} of {marked} {(marked == 1 ? "meeting" : "meetings")}",
        Meetings = "Meetings",
        Meeting = (week, day) => $"Meeting {week}, {day}",
        Off = "called off",
        Mark = "Write who came",
        Correct = "Correct who came",
        Files = "Take the roster along",
        Workbook = "Spreadsheet (Excel)",
        Table = "Table (CSV, opens in a Danish Excel)",
        Calendar = "Calendar",
        Sheet = "A sheet to tick on",
        Print = "Print this page to have the whole roster on one sheet. Share it only with those who lead the group.",
        Nobody = "Nobody is on the roster any more.",
        AttendanceTitle = "Who came?",
        Ask = "Tick those who came",
        Save = "Save",
        All = "All came: save",
        None = "Nobody came",
        NoneOrSome = "Tick those who came. If nobody came, tick only Nobody came.",
        Replaces = "Who came is written already. When you save, also with All came, only what is new stands.",
        PrintSheet = "Print this page.",
        NotMarked = "So it cannot be written who came.",
        Ahead = "The meeting was not held yet. This is a demonstration, so you can try the page; otherwise it opens on its day.",
        MarkedUntil = day => $"Those who were on the roster stand here until {day}, so that you can write who came to the meetings "
            + "that were held.",
        Back = "Back to the roster",
        OtherRoster = "The roster has changed since you loaded the page. Look through it and save again.",
    };
}
