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
        Inspection = "The committee's page",
    };

    /// <summary>What a field is called.</summary>
    public string Label(string field) => Labels.GetValueOrDefault(field, Title);
}
