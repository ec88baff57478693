using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The words of the steward's desk.</summary>
public sealed record StewardWords : IWords<StewardWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Protocol { get; init; }

    public required string RecordText { get; init; }

    public required string Logged { get; init; }

    public static StewardWords Danish { get; } = new()
    {
        Title = "Overblik",
        Lead = "Åbne, lukke, lave sedler og de andre ting, en forsøgsleder gør, sker endnu ved at sende JSON (docs/api.md).",
        Protocol = "Protokol",
        RecordText = "Alt, der er sket i forsøget, og advarsler, når noget er ved at løbe tør.",
        Logged = "Hver gang du ser protokollen, bliver det skrevet ned.",
    };

    public static StewardWords English { get; } = new()
    {
        Title = "Overview",
        Lead = "Opening, closing, making slips and the other things a steward does still happen by sending JSON (docs/api.md).",
        Protocol = "Record",
        RecordText = "All that happened in the study, and warnings when something runs low.",
        Logged = "Every time you see the record, that is written down.",
    };
}
