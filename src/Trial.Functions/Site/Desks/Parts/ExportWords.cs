using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The words around exports, for researchers and auditors.</summary>
public sealed record ExportWords : IWords<ExportWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required string PurposeHint { get; init; }

    public required string RecipientHint { get; init; }

    public required string Take { get; init; }

    public required string NotNow { get; init; }

    public required string Taken { get; init; }

    public required string NoneTaken { get; init; }

    public required string AboutTaken { get; init; }

    /// <summary>When, who, what, what for, for whom, and the beginning of the sum.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Each kind of a note in words.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    /// <summary>What each kind holds.</summary>
    public required IReadOnlyDictionary<string, string> Holds { get; init; }

    /// <summary>What opens the kinds that are not there from the first day.</summary>
    public required IReadOnlyDictionary<string, string> Opens { get; init; }

    /// <summary>An audit export that was shown as the committee's page.</summary>
    public required string Inspection { get; init; }

    public static ExportWords Danish { get; } = new()
    {
        Title = "Udtræk",
        Lead = "Et udtræk er en zip-fil med personoplysninger. Formål og modtager bliver skrevet ned, før du får den.",
        Labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = "Hvad",
            ["purpose"] = "Hvad det skal bruges til",
            ["recipient"] = "Hvem der får det",
        },
        PurposeHint = "Skal tallene i et videnskabeligt tidsskrift, så skal Datatilsynet have givet lov, før de bliver givet videre. "
            + "Skriv hvornår.",
        RecipientHint = "Får nogen det uden for EU og EØS, så skal Datatilsynet have givet lov. Skriv hvornår.",
        Take = "Hent udtrækket",
        NotNow = "Det udtræk kan du ikke hente nu.",
        Taken = "Udtræk, der er taget",
        NoneTaken = "Der er ikke taget noget udtræk endnu.",
        AboutTaken = "Formål og modtager er skrevet af den, der tog udtrækket. Prøvesummen er begyndelsen af SHA-256 af SHA256SUMS.",
        Columns = ["Dag", "Hvem", "Hvad", "Formål", "Modtager", "Prøvesum"],
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "Tabel med grupper",
            ["table-blinded"] = "Blindet tabel",
            ["audit"] = "Udtræk til kontrol",
            ["final"] = "Endeligt udtræk",
        },
        Holds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "De samme linjer med gruppernes egne bogstaver, og hvem der er gået ud. Efter lukningen også, hvor tit folk "
                + "kom.",
            ["table-blinded"] = "En linje for hver person: forskningsnummer, måned, sted og gruppe, som hedder X eller Y. Intet om det, "
                + "der skete bagefter. Den har de samme måneder med som Tal.",
            ["audit"] = "Protokollen, de åbnede kuverter, alle opslag og den offentlige log. Det er det, trial verify efterprøver. Der er "
                + "ingen kuvert, der ikke er åbnet, og intet forskningsnummer.",
            ["final"] = "Alt: lodlisten og frøet, hele protokollen, og en linje for hvert lod med dag, gruppe, sandsynlighed og møder.",
        },
        Opens = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "Du kan hente den, når forsøget er lukket, eller når forsøgslederen har åbnet for, at forskerne ser loddene.",
            ["final"] = "Du kan hente det, når forsøgslederen har offentliggjort lodlisten.",
        },
        Inspection = "Komiteens side",
    };

    public static ExportWords English { get; } = new()
    {
        Title = "Exports",
        Lead = "An export is a zip file with personal data. Purpose and recipient are written down before you get it.",
        Labels = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = "What",
            ["purpose"] = "What it is for",
            ["recipient"] = "Who gets it",
        },
        PurposeHint = "If the figures go into a scientific journal, the Danish Data Protection Agency must have permitted that before "
            + "they are passed on. Write when.",
        RecipientHint = "If somebody outside the EU and the EEA gets it, the Danish Data Protection Agency must have permitted that. "
            + "Write when.",
        Take = "Take the export",
        NotNow = "You cannot take that export now.",
        Taken = "Exports that were taken",
        NoneTaken = "No export has been taken yet.",
        AboutTaken = "Who took the export wrote purpose and recipient. The sum is the beginning of the SHA-256 of SHA256SUMS.",
        Columns = ["Day", "Who", "What", "Purpose", "Recipient", "Sum"],
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "Table with arms",
            ["table-blinded"] = "Blinded table",
            ["audit"] = "Audit export",
            ["final"] = "Final export",
        },
        Holds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "The same lines with the arms' own letters, and who left. After the close also how often people came.",
            ["table-blinded"] = "A line a person: research id, month, place and arm, which is called X or Y. Nothing that happened "
                + "afterwards. It has the same months as Figures.",
            ["audit"] = "The record, the opened envelopes, every look and the public log: what trial verify checks. No envelope that is "
                + "not opened, and no research id.",
            ["final"] = "Everything: the list and the seed, the whole record, and a line a lot with day, arm, probability and meetings.",
        },
        Opens = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "You can take it once the study is closed, or once the steward has let researchers see the lots.",
            ["final"] = "You can take it once the steward has published the list.",
        },
        Inspection = "The committee's page",
    };

    /// <summary>What a field is called.</summary>
    public string Label(string field) => Labels.GetValueOrDefault(field, Title);
}
