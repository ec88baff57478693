using Trial.Application.Stewards;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The words of the steward's desk.</summary>
public sealed record StewardWords : IWords<StewardWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Demonstration { get; init; }

    public required string Done { get; init; }

    public required string Acts { get; init; }

    public required string Back { get; init; }

    public required string Consequence { get; init; }

    public required string Sure { get; init; }

    public required string NotSure { get; init; }

    /// <summary>Every place that can be opened, given their names.</summary>
    public required Func<string, string> EveryPlace { get; init; }

    /// <summary>A text that is to begin, given its name and the day.</summary>
    public required Func<string, string, string> Begins { get; init; }

    public required string Protocol { get; init; }

    public required string RecordText { get; init; }

    public required string Logged { get; init; }

    /// <summary>The last day is before the first.</summary>
    public required string Backward { get; init; }

    public required string Show { get; init; }
    public required string All { get; init; }

    /// <summary>The record's filters: label.</summary>
    public required IReadOnlyDictionary<string, string> Filters { get; init; }

    /// <summary>Why an act cannot come now, given the rule's clause.</summary>
    public required Func<string, string> Refused { get; init; }

    /// <summary>From which day on an act can come.</summary>
    public required Func<string, string> Earliest { get; init; }

    /// <summary>What the study lacks, given the place's name.</summary>
    public required Func<Want, string, string> Lack { get; init; }

    public required IReadOnlyDictionary<StewardDeed, DeedWords> Deeds { get; init; }

    /// <summary>What a mistake in a draw is called.</summary>
    public required IReadOnlyDictionary<string, string> Mistakes { get; init; }

    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>The fields: label and hint.</summary>
    public required IReadOnlyDictionary<string, (string Label, string Hint)> Fields { get; init; }

    /// <summary>What a field is called; what is no field is called nothing.</summary>
    public string Label(string field) => Fields.TryGetValue(field, out var words) ? words.Label : Title;

    /// <summary>What is wrong, with the field's name before it, as it is said above a form.</summary>
    public (string Field, string Text) Above((string Field, string Text) error) =>
        Fields.TryGetValue(error.Field, out var words) ? (error.Field, $"{words.Label}: {error.Text}") : error;

    /// <summary>What helps with a field.</summary>
    public string Hint(string field) => Fields.GetValueOrDefault(field, ("", "")).Item2;

    public static StewardWords Danish { get; } = new()
    {
        Title = "Overblik",
        Lead = "Det, der skal være i orden, før og mens forsøget kører. Start øverst.",
        Demonstration = "Det her er en demonstration: den kan åbnes uden det, der mangler. Det kan et rigtigt forsøg ikke.",
        Done = "Det er gjort.",
        Acts = "Det kan du gøre",
        Back = "Fortryd",
        Consequence = "Det sker der",
        Sure = "Ja, jeg har læst, hvad der sker.",
        NotSure = "Sæt kryds, når du har læst, hvad der sker.",
        Begins = (version, day) => $"{version}, fra den {day}",
        EveryPlace = places => $"Alle, der ikke er åbne: {places}",
        Protocol = "Protokol",
        RecordText = "Alt, der er sket i forsøget, det nyeste først.",
        Logged = "Hver gang du ser protokollen, bliver det skrevet ned.",
        Backward = "Vælg en dag, der ikke er før den første.",
        Show = "Vis",
        All = "Alle",
        Filters = new Dictionary<string, string> { ["slags"] = "Handling", ["af"] = "Af", ["fra"] = "Fra og med", ["til"] = "Til og med" },
        Refused = RefusedWords.InDanish,
        Earliest = day => $"Vælg den {day} eller en senere dag.",
        Lack = (want, place) => want switch
        {
            Want.Owner => "Der står ikke, hvem der har ansvaret (controller i owner.json).",
            Want.Contact => "Der står ingen med telefon, som folk kan ringe til (contacts i owner.json).",
            Want.Numbers => "Et krisenummer mangler i owner.json, eller ingen har prøvet det i et halvt år.",
            Want.PublicUrl => "Indstillingen PUBLIC_URL siger ikke, hvor folk finder siden.",
            Want.Anchor => "Der gemmes intet anker uden for datamappen. Indstillingen TRIAL_ANCHOR siger hvor.",
            _ => $"{place}: Der er ingen planlagt gruppe, der tager imod folk.",
        },
        Deeds = DeedWords.Danish,
        Mistakes = new Dictionary<string, string>
        {
            ["wrong-stratum"] = "Forkert sted",
            ["not-eligible"] = "Hører ikke med i forsøget",
            ["drawn-twice"] = "Har trukket to gange",
            ["other"] = "Andet",
        },
        Choices = new Dictionary<string, string>
        {
            ["slip"] = "Kun med en seddel",
            ["open"] = "Alle",
            ["month"] = "Til og med sidste måned",
            ["none"] = "Alt til i dag",
            ["place"] = "Vælg et sted",
            ["sheet"] = "Vælg et ark",
            ["text"] = "Vælg en tekst",
        },
        Fields = new Dictionary<string, (string, string)>
        {
            ["reason"] = ("Hvorfor, og hvem har sagt god for det", "Kontrollanten kan læse det. Skriv ikke om bestemte deltagere."),
            ["stratum"] = ("Sted", ""),
            ["version"] = ("Tekstens navn", "Et nyt navn, for eksempel da-2."),
            ["from"] = ("Fra hvilken dag", "Tomt: fra nu af."),
            ["da"] = ("Teksten på dansk", "Præcis, som den er godkendt. Et afsnit på hver linje."),
            ["en"] = ("Teksten på engelsk", ""),
            ["of"] = ("Loddets nummer i protokollen", ""),
            ["as"] = ("Hvad er der galt", ""),
            ["sheet"] = ("Ark", "Navnet står på hver seddel, for eksempel S12."),
            ["month"] = ("Måned", "For eksempel 2026-03"),
            ["handedOut"] = ("Så mange sedler er delt ud", ""),
            ["met"] = ("Så mange mennesker er mødt", ""),
            ["date"] = ("Dag", ""),
            ["skip"] = ("Spring så mange kuverter over hvert sted", "Tomt, når et anker siger det."),
            ["number"] = ("Lodlistens nummer", "Tomt for lodliste 1."),
            ["seed"] = ("Frøet", "64 tegn, som de blev sat sammen."),
            ["count"] = ("Så mange sedler", "Højst 96. Der er tolv på hvert stykke papir."),
            ["until"] = ("Sidste dag", "Tomt: om et halvt år."),
            ["setup"] = ("setup.json", "Hele filen, som ceremonien lavede den."),
            ["sealEntry"] = ("seal.txt", "Hele filen."),
            ["strata"] = ("Steder", "Et på hver linje: bogstavet, et mellemrum og navnet. For eksempel: A Ved havnen"),
            ["title.da"] = ("Forsøgets navn på dansk", ""),
            ["title.en"] = ("Forsøgets navn på engelsk", ""),
            ["consent.version"] = ("Samtykkets navn", "For eksempel da-1."),
            ["consent.da"] = ("Samtykket på dansk", "Præcis den tekst, som setup.json har SHA-256 af."),
            ["consent.en"] = ("Samtykket på engelsk", ""),
            ["admission"] = ("Hvem kan melde sig", ""),
            ["hourlyCap"] = ("Højeste antal i timen", "Kun hvis alle kan melde sig. Tomt: 60."),
            ["unsolvedCap"] = ("Heraf uden JavaScript, når mange kommer", "Kun hvis alle kan melde sig. Tomt: en femtedel."),
            ["leadDays"] = ("Dage fra liste til første møde", "Tomt: 14."),
            ["decideDays"] = ("Dage før første møde, hvor en for lille gruppe udsættes", "Tomt: 3."),
            ["rosterCut"] = ("Hvem kan komme på en liste", "Lod trukket hvornår."),
            ["cut"] = ("Hvad er med i forskernes udtræk", "Lod trukket hvornår, indtil forsøget er slut."),
            ["retention.peopleDays"] = ("Dage, folks oplysninger gemmes efter slutningen", "Tomt: ti år."),
            ["retention.groupDays"] = ("Dage, fremmøde gemmes efter en gruppes slutning", "Tomt: et halvt år."),
        },
    };

    public static StewardWords English { get; } = new()
    {
        Title = "Overview",
        Lead = "What has to be in order before the study runs, and while it does. Begin at the top.",
        Demonstration = "This is a demonstration: it can be opened without what is missing. A real study cannot.",
        Done = "It is done.",
        Acts = "What you can do",
        Back = "Go back",
        Consequence = "What will happen",
        Sure = "Yes, I have read what comes of it.",
        NotSure = "Tick this when you have read what comes of it.",
        Begins = (version, day) => $"{version}, from {day}",
        EveryPlace = places => $"All that are not open: {places}",
        Protocol = "Record",
        RecordText = "All that happened in the study, newest first.",
        Logged = "Every time you see the record, that is written down.",
        Backward = "Choose a day that is not before the first.",
        Show = "Show",
        All = "All",
        Filters = new Dictionary<string, string> { ["slags"] = "Act", ["af"] = "By", ["fra"] = "From", ["til"] = "Until" },
        Refused = RefusedWords.InEnglish,
        Earliest = day => $"Choose {day} or a later day.",
        Lack = (want, place) => want switch
        {
            Want.Group => $"{place}: " + new Lack(want).Sentence,
            _ => new Lack(want).Sentence,
        },
        Deeds = DeedWords.English,
        Mistakes = new Dictionary<string, string>
        {
            ["wrong-stratum"] = "Wrong place",
            ["not-eligible"] = "Not eligible",
            ["drawn-twice"] = "Drawn twice",
            ["other"] = "Other",
        },
        Choices = new Dictionary<string, string>
        {
            ["slip"] = "Only with a slip",
            ["open"] = "Everybody",
            ["month"] = "Until last month",
            ["none"] = "Everything until today",
            ["place"] = "Choose a place",
            ["sheet"] = "Choose a sheet",
            ["text"] = "Choose a text",
        },
        Fields = new Dictionary<string, (string, string)>
        {
            ["reason"] = ("Why, and who approved it", "The auditor can read it. Do not write about anybody who takes part."),
            ["stratum"] = ("Place", ""),
            ["version"] = ("The text's name", "A new name, for instance da-2."),
            ["from"] = ("From which day on", "Empty: from now on."),
            ["da"] = ("The text in Danish", "Exactly as it was approved. A paragraph on each line."),
            ["en"] = ("The text in English", ""),
            ["of"] = ("The draw's number in the record", ""),
            ["as"] = ("What is wrong", ""),
            ["sheet"] = ("Sheet", "The name stands on each slip, for instance S12."),
            ["month"] = ("Month", "For instance 2026-03"),
            ["handedOut"] = ("So many slips were handed out", ""),
            ["met"] = ("So many people were met", ""),
            ["date"] = ("Day", ""),
            ["skip"] = ("Pass over so many envelopes in each place", "Empty where an anchor tells."),
            ["number"] = ("The list's number", "Empty for list 1."),
            ["seed"] = ("The seed", "64 characters, as they were put together."),
            ["count"] = ("So many slips", "96 at most. Each piece of paper holds twelve."),
            ["until"] = ("Last day", "Empty: half a year from now."),
            ["setup"] = ("setup.json", "The whole file, as the ceremony made it."),
            ["sealEntry"] = ("seal.txt", "The whole file."),
            ["strata"] = ("Places", "One on each line: the letter, a space and the name. For instance: A Ved havnen"),
            ["title.da"] = ("The study's name in Danish", ""),
            ["title.en"] = ("The study's name in English", ""),
            ["consent.version"] = ("The consent's name", "For instance da-1."),
            ["consent.da"] = ("The consent in Danish", "Exactly the text whose SHA-256 is in setup.json."),
            ["consent.en"] = ("The consent in English", ""),
            ["admission"] = ("Who can sign up", ""),
            ["hourlyCap"] = ("At most so many an hour", "Only where everybody can sign up. Empty: 60."),
            ["unsolvedCap"] = ("Of these without JavaScript when many come", "Only where everybody can sign up. Empty: a fifth."),
            ["leadDays"] = ("Days from a roster to the first meeting", "Empty: 14."),
            ["decideDays"] = ("Days before the first meeting when a group that is too small is postponed", "Empty: 3."),
            ["rosterCut"] = ("Who can come on a roster", "Whose lot was drawn when."),
            ["cut"] = ("What researchers' exports hold", "Lots drawn when, until the study ends."),
            ["retention.peopleDays"] = ("Days that people's data are kept after the end", "Empty: ten years."),
            ["retention.groupDays"] = ("Days that attendance is kept after a group's end", "Empty: half a year."),
        },
    };
}
