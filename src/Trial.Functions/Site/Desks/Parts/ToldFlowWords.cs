using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Core.Pictures;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The words of what may be told of flow and enrolment.</summary>
public sealed record ToldFlowWords : IWords<ToldFlowWords>
{
    public required string Title { get; init; }

    public required Func<int, string> Drawn { get; init; }

    public required string NoneYet { get; init; }

    /// <summary>What is in the figures once the study is closed.</summary>
    public required string Closed { get; init; }

    /// <summary>What is in them before that, where the study has a cut.</summary>
    public required string WholeMonths { get; init; }

    /// <summary>What is in them before that, where it has none.</summary>
    public required string EveryLot { get; init; }

    /// <summary>Why the arms are not told apart.</summary>
    public required string Together { get; init; }

    /// <summary>Before each arm's letter and name.</summary>
    public required string Letters { get; init; }

    public required string And { get; init; }

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

    /// <summary>Which draws the figures are of.</summary>
    public string Holds(bool isClosed, Cut cut) => isClosed ? Closed : cut is Cut.None ? EveryLot : WholeMonths;

    /// <summary>Which letter stands for which arm.</summary>
    public string Named(IReadOnlyList<NamedArm> arms)
    {
        string[] told = [.. arms.Select(arm => $"{arm.Id} ({arm.Name})")];
        return $"{Letters} {string.Join(", ", told[..^1])} {And} {told[^1]}.";
    }

    /// <summary>A month as it is named under a bar.</summary>
    public string UnderBar(DateOnly month) => ShortMonths[month.Month - 1] + month.ToString(" yy", CultureInfo.InvariantCulture);

    public static ToldFlowWords Danish { get; } = new()
    {
        Title = "Tal",
        Drawn = count => $"Der er trukket lod for {count} i de måneder, som et udtræk har med.",
        NoneYet = "Der er ingen tal at vise: hver gruppe skal have mindst fem personer, så ingen kan kendes. Det siger ikke, at der "
            + "ikke er trukket lod for nogen.",
        Closed = "Forsøget er lukket, så tallene tager alle måneder med.",
        WholeMonths = "Tallene tager kun hele måneder med: ikke den, der løber nu, og ikke dem, som et steds seneste 12 lod falder i. "
            + "Med dem kunne nogen bedre gætte det næste lod.",
        EveryLot = "Tallene tager alle lod til nu med, også dem fra den måned, der løber: sådan er forsøget sat op.",
        Together = "Grupperne er talt under ét, indtil lodlisten er offentliggjort. Tal for hver gruppe kunne røbe, hvem der er X, og hvem "
            + "der er Y, i en blindet tabel.",
        Letters = "I udtræk står grupperne som",
        And = "og",
        Flow = "Fra lodtrækningen og frem, for hver gruppe",
        FlowTogether = "Fra lodtrækningen og frem, begge grupper under ét",
        All = "Alle",
        Enrolment = "Lodtrækninger efter sted og måned",
        SoFar = "Trukket lod for, lagt sammen",
        SoFarText = "En søjle for hver måned, så høj som alle indtil da. Måneder, der vises under ét, tælles med i den sidste af dem: "
            + "et højt trin dér er flere måneders lod. Tabellen nedenfor har tallene.",
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
        NoneYet = "There are no figures to show: each arm must have at least five people, so that nobody can be recognised. This does "
            + "not say that nobody has been drawn.",
        Closed = "The study is closed, so the figures take in every month.",
        WholeMonths = "The figures take in whole months only: not the one that runs now, and not those in which the latest 12 lots of a "
            + "place fall. With them somebody could name the next lot better.",
        EveryLot = "The figures take in every lot until now, those of the month that runs now too: the study is set up so.",
        Together = "The arms are counted together until the list is published. Figures of each arm could tell which is X and which is Y in "
            + "a blinded table.",
        Letters = "In exports the arms are",
        And = "and",
        Flow = "From the draw on, for each arm",
        FlowTogether = "From the draw on, both arms together",
        All = "All",
        Enrolment = "Draws by place and month",
        SoFar = "Drawn so far",
        SoFarText = "A bar a month, as high as all until then. Months that are told together count in the last of them: "
            + "a high step there is the lots of several months. The table below has the numbers.",
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
