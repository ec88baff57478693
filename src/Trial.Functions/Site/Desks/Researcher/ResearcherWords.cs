using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Researcher;

/// <summary>The words of the researcher's desk.</summary>
public sealed record ResearcherWords : IWords<ResearcherWords>
{
    public required string Title { get; init; }

    public required Func<int, string> Drawn { get; init; }

    public required string Text { get; init; }

    public static ResearcherWords Danish { get; } = new()
    {
        Title = "Tal og udtræk",
        Drawn = count => $"Der er trukket lod for {count} i de måneder, som et udtræk har med.",
        Text = "Et udtræk bestilles endnu ved at sende JSON (docs/api.md). Hver gang du ser tallene, bliver det skrevet ned.",
    };

    public static ResearcherWords English { get; } = new()
    {
        Title = "Figures and exports",
        Drawn = count => $"Lots were drawn for {count} in the months that an export holds.",
        Text = "An export is still asked for by sending JSON (docs/api.md). Every time you see the figures, that is written down.",
    };
}
