using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The words of the auditor's desk.</summary>
public sealed record AuditorWords : IWords<AuditorWords>
{
    public required string Title { get; init; }

    public required string Ghosts { get; init; }

    public required string Sheets { get; init; }

    public required string Text { get; init; }

    public required string Exports { get; init; }

    public required string NoExports { get; init; }

    public required string AboutExports { get; init; }

    /// <summary>When, who, what, what for, for whom, and the beginning of the sum.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Each kind of a note in words.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    public static AuditorWords Danish { get; } = new()
    {
        Title = "Kontrol",
        Ghosts = "Trukket og aldrig begyndt",
        Sheets = "Sedler",
        Text = "Et udtræk til kontrol bestilles endnu ved at sende JSON (docs/api.md). Hver gang du ser siden her, bliver det skrevet ned.",
        Exports = "Udtræk, der er taget",
        NoExports = "Der er ikke taget noget udtræk endnu.",
        AboutExports = "Formål og modtager er skrevet af den, der tog udtrækket. Prøvesummen er begyndelsen af SHA-256 af SHA256SUMS.",
        Columns = ["Dag", "Hvem", "Hvad", "Formål", "Modtager", "Prøvesum"],
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "Tabel med grupper",
            ["table-blinded"] = "Blindet tabel",
            ["audit"] = "Udtræk til kontrol",
            ["final"] = "Endeligt udtræk",
        },
    };

    public static AuditorWords English { get; } = new()
    {
        Title = "Checks",
        Ghosts = "Drawn and never started",
        Sheets = "Slips",
        Text = "An audit export is still asked for by sending JSON (docs/api.md). Every time you see this page, that is written down.",
        Exports = "Exports that were taken",
        NoExports = "No export has been taken yet.",
        AboutExports = "Who took the export wrote purpose and recipient. The sum is the beginning of the SHA-256 of SHA256SUMS.",
        Columns = ["Day", "Who", "What", "Purpose", "Recipient", "Sum"],
        Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = "Table with arms",
            ["table-blinded"] = "Blinded table",
            ["audit"] = "Audit export",
            ["final"] = "Final export",
        },
    };
}
