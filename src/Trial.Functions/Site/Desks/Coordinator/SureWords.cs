using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words over a group's deed, before it is done: who reads what, and what comes of it.</summary>
public sealed record SureWords : IWords<SureWords>
{
    public required string Readers { get; init; }

    /// <summary>Instead, of what is on nobody's page.</summary>
    public required string NobodyReads { get; init; }

    /// <summary>Before what the page of their code says.</summary>
    public required string Shown { get; init; }

    public required Func<int, string> Seated { get; init; }

    public required string NobodyLeft { get; init; }

    public required string NoRoster { get; init; }

    /// <summary>Of a group that is to be cancelled.</summary>
    public required string ForGood { get; init; }

    public required string LaterReaders { get; init; }

    /// <summary>Of a group that is to be cancelled after some of its meetings, given the last day for writing who came to them.</summary>
    public required Func<string, string> MarkedUntil { get; init; }

    public required string Elsewhere { get; init; }

    public required Func<string, string> NewHouse { get; init; }

    public required string NewBeside { get; init; }

    /// <summary>Given the names of the other places that have a house called so.</summary>
    public required Func<string, string> AlsoIn { get; init; }

    /// <summary>Given the names of the groups at the same house, time and first day.</summary>
    public required Func<string, string> Beside { get; init; }

    public required string Soon { get; init; }

    /// <summary>Given the numbers of the meetings.</summary>
    public required Func<string, string> Undone { get; init; }

    /// <summary>Of a meeting that is moved to a day that comes soon.</summary>
    public required string ToSoon { get; init; }

    public static SureWords Danish { get; } = new()
    {
        Readers = "Det læser deltagerne",
        NobodyReads = "Ingen læser om det",
        Shown = "Sådan står der på Min kode:",
        Seated = people => $"{people} på listen kan læse det.",
        NobodyLeft = "Der er ingen på listen mere. Ingen læser det.",
        NoRoster = "Gruppen har ingen liste, så den står ikke på nogens side. De, der har valgt tiden, beholder deres plads i køen og "
            + "venter på en anden gruppe. Er der ingen på de tider, de har valgt, kan de vælge andre på Min kode.",
        ForGood = "En aflyst gruppe kan ikke planlægges igen. Skal den holdes alligevel, så planlæg en ny.",
        LaterReaders = "Det læser de, der får plads i gruppen, når listen er lavet.",
        MarkedUntil = day => $"Du kan stadig skrive, hvem der kom til de møder, der er holdt. Det kan du til og med den {day}.",
        Elsewhere = "Gruppen får et andet hus eller en anden tid. De, der kun har valgt det gamle, kan ikke få plads i den. Er huset bare "
            + "skrevet forkert, så ret det under Huse.",
        NewHouse = house => $"Det er et nyt hus: {house}.",
        NewBeside = "De, der har valgt det gamle hus, får ikke plads i den nye gruppe. "
            + "Er det et af dem her, så gå tilbage, og skriv det, som det står:",
        AlsoIn = places => $"Et hus hedder også sådan her: {places}. Er det samme hus, så hører det kun til det ene sted.",
        Beside = groups => "Der er allerede en gruppe i det hus med den tid og den første dag: "
            + $"{groups}. Skal der ikke være to, så gå tilbage.",
        Soon = "Mødet skulle være om mindre end 48 timer. Nogen når måske ikke at se det og kommer forgæves. Når du har gemt, kan du "
            + "printe et skilt til døren.",
        Undone = meetings => $"Enkelte møder, der var flyttet eller aflyst, følger planen igen: møde nr. {meetings}.",
        ToSoon = "Den nye dag er om mindre end 48 timer. Nogen når måske ikke at se det og går glip af mødet.",
    };

    public static SureWords English { get; } = new()
    {
        Readers = "People read this",
        NobodyReads = "Nobody reads of it",
        Shown = "My code says:",
        Seated = people => $"{people} on the roster can read it.",
        NobodyLeft = "Nobody is on the roster any more. Nobody reads it.",
        NoRoster = "The group has no roster, so it is on nobody's page. Those who have chosen the time keep their place in the queue and "
            + "wait for another group. If there is none at the times they have chosen, they can choose others on My code.",
        ForGood = "A cancelled group cannot be planned again. If it is to be held after all, plan a new one.",
        LaterReaders = "Those who get a seat read it, when the roster is made.",
        MarkedUntil = day => $"You can still write who came to the meetings that were held, until {day}.",
        Elsewhere = "The group gets another house or time. Those who have chosen only the old one cannot get a seat in it. If the house is "
            + "only written wrongly, correct it under Houses.",
        NewHouse = house => $"This is a new house: {house}.",
        NewBeside = "Those who have chosen the old house do not get a seat in the new group. "
            + "If it is one of these, go back and write it as it stands:",
        AlsoIn = places => $"A house is called so here too: {places}. If it is the same house, it belongs to one of the places only.",
        Beside = groups => "There is already a group at that house with that time and first day: "
            + $"{groups}. If there are not to be two, go back.",
        Soon = "The meeting was to be in less than 48 hours. Some may not see it in time and come in vain. Once it is saved, you can print "
            + "a sign for the door.",
        Undone = meetings => $"Single meetings that were moved or called off follow the plan again: meeting no. {meetings}.",
        ToSoon = "The new day is in less than 48 hours. Some may not see it in time and miss the meeting.",
    };
}
