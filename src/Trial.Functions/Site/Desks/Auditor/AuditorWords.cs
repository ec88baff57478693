using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The words of the auditor's desk.</summary>
public sealed record AuditorWords : IWords<AuditorWords>
{
    public required string Title { get; init; }

    public required string Sheets { get; init; }

    public required string Text { get; init; }

    public static AuditorWords Danish { get; } = new()
    {
        Title = "Kontrol",
        Sheets = "Sedler",
        Text = "Hver gang du ser siden her, bliver det skrevet ned.",
    };

    public static AuditorWords English { get; } = new()
    {
        Title = "Checks",
        Sheets = "Slips",
        Text = "Every time you see this page, that is written down.",
    };
}
