using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Researcher;

/// <summary>The words of the researcher's desk.</summary>
public sealed record ResearcherWords : IWords<ResearcherWords>
{
    public required string Title { get; init; }

    public required Func<int, string> Drawn { get; init; }

    public required string NoneYet { get; init; }

    public required string Flow { get; init; }

    public required string FlowTogether { get; init; }

    public required string All { get; init; }

    public required string Enrolment { get; init; }

    public required string Place { get; init; }

    public required string Months { get; init; }

    /// <summary>Each step of flow.csv in words.</summary>
    public required IReadOnlyDictionary<string, string> Steps { get; init; }

    public required string Text { get; init; }

    public static ResearcherWords Danish { get; } = new()
    {
        Title = "Tal og udtræk",
        Drawn = count => $"Der er trukket lod for {count} i de måneder, som et udtræk har med.",
        NoneYet = "Der er endnu ingen måned, som et udtræk har med: det tager kun hele måneder med, hvor hver gruppe har mindst fem.",
        Flow = "Fra lodtrækningen og frem, for hver gruppe",
        FlowTogether = "Fra lodtrækningen og frem, begge grupper under ét",
        All = "Alle",
        Enrolment = "Lodtrækninger efter sted og måned",
        Place = "Sted",
        Months = "Måneder",
        Steps = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["drawn"] = "Trukket lod for",
            ["left-group"] = "Har forladt gruppen",
            ["left-follow-up"] = "Har forladt opfølgningen",
            ["erased"] = "Har fået alt slettet",
            ["wrong-stratum"] = "Forkert sted (loddet står)",
            ["not-eligible"] = "Hørte ikke med (loddet står)",
            ["drawn-twice"] = "Trukket to gange (det første lod står)",
            ["other"] = "En anden fejl",
        },
        Text = "Et udtræk bestilles endnu ved at sende JSON (docs/api.md). Hver gang du ser tallene, bliver det skrevet ned.",
    };

    public static ResearcherWords English { get; } = new()
    {
        Title = "Figures and exports",
        Drawn = count => $"Lots were drawn for {count} in the months that an export holds.",
        NoneYet = "There is no month yet that an export holds: it takes whole months only, in which each arm has at least five people.",
        Flow = "From the draw on, for each arm",
        FlowTogether = "From the draw on, both arms together",
        All = "All",
        Enrolment = "Draws by place and month",
        Place = "Place",
        Months = "Months",
        Steps = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["drawn"] = "Drawn",
            ["left-group"] = "Left the group",
            ["left-follow-up"] = "Left follow-up",
            ["erased"] = "Had their data erased",
            ["wrong-stratum"] = "Wrong place (allocation kept)",
            ["not-eligible"] = "Not eligible (allocation kept)",
            ["drawn-twice"] = "Drawn twice (first draw kept)",
            ["other"] = "Another mistake",
        },
        Text = "An export is still asked for by sending JSON (docs/api.md). Every time you see the figures, that is written down.",
    };
}
