using System.Globalization;

using Trial.Core.Pictures;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The words of what may be told of flow and enrolment.</summary>
public sealed record ToldFlowWords : IWords<ToldFlowWords>
{
    public required string Title { get; init; }

    public required Func<int, string> Drawn { get; init; }

    public required string NoneYet { get; init; }

    public required string Flow { get; init; }

    public required string FlowTogether { get; init; }

    public required string All { get; init; }

    public required string Enrolment { get; init; }

    /// <summary>The picture of enrolment, and what it shows.</summary>
    public required string SoFar { get; init; }

    public required string SoFarText { get; init; }

    public required FlowWords Drawing { get; init; }

    /// <summary>The months, from January, in three letters.</summary>
    public required IReadOnlyList<string> ShortMonths { get; init; }

    public required string Place { get; init; }

    public required string Months { get; init; }

    /// <summary>Each step of flow.csv in words.</summary>
    public required IReadOnlyDictionary<string, string> Steps { get; init; }

    public required string Text { get; init; }

    /// <summary>A month as it is named under a bar.</summary>
    public string UnderBar(DateOnly month) => ShortMonths[month.Month - 1] + month.ToString(" yy", CultureInfo.InvariantCulture);

    public static ToldFlowWords Danish { get; } = new()
    {
        Title = "Tal",
        Drawn = count => $"Der er trukket lod for {count} i de måneder, som et udtræk har med.",
        NoneYet = "Der er endnu ingen måned, som et udtræk har med: det tager kun hele måneder med, hvor hver gruppe har mindst fem.",
        Flow = "Fra lodtrækningen og frem, for hver gruppe",
        FlowTogether = "Fra lodtrækningen og frem, begge grupper under ét",
        All = "Alle",
        Enrolment = "Lodtrækninger efter sted og måned",
        SoFar = "Trukket lod for, lagt sammen",
        SoFarText = "En søjle for hver måned, så høj som alle indtil da. Måneder, der vises under ét, tælles med i den sidste af dem. "
            + "Tabellen nedenfor har tallene.",
        Drawing = FlowWords.DanishDesk,
        ShortMonths = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
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
        Text = "Hver gang du ser tallene, bliver det skrevet ned.",
    };

    public static ToldFlowWords English { get; } = new()
    {
        Title = "Figures",
        Drawn = count => $"Lots were drawn for {count} in the months that an export holds.",
        NoneYet = "There is no month yet that an export holds: it takes whole months only, in which each arm has at least five people.",
        Flow = "From the draw on, for each arm",
        FlowTogether = "From the draw on, both arms together",
        All = "All",
        Enrolment = "Draws by place and month",
        SoFar = "Drawn so far",
        SoFarText = "A bar a month, as high as all until then. Months that are told together count in the last of them. "
            + "The table below has the numbers.",
        Drawing = FlowWords.EnglishDesk,
        ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
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
        Text = "Every time you see the figures, that is written down.",
    };
}
