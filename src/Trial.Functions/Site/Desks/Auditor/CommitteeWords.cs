using Trial.Application.Study;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The words around the committee's page.</summary>
public sealed record CommitteeWords : IWords<CommitteeWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Careful { get; init; }

    public required string Planned { get; init; }

    public required string PlannedHint { get; init; }

    public required string By { get; init; }

    public required string ByHint { get; init; }

    public required string Show { get; init; }

    public required string Same { get; init; }

    /// <summary>On which day it is shown to whom, and what for.</summary>
    public required Func<string, string, string, string> Shown { get; init; }

    /// <summary>Back to the form.</summary>
    public required string Again { get; init; }

    public required string Picture { get; init; }

    public required string Text { get; init; }

    /// <summary>The plan ends before this month, in which the first lot was drawn.</summary>
    public required Func<string, string> TooEarly { get; init; }

    /// <summary>The check of this name is false, and there is no page.</summary>
    public required Func<string, string> False { get; init; }

    /// <summary>What a field is called.</summary>
    public string Label(Language language, string field) => field switch
    {
        "planned" => Planned,
        "by" => By,
        _ => language.Words<ExportWords>().Label(field),
    };

    public static CommitteeWords Danish { get; } = new()
    {
        Title = "Til komiteen",
        Lead = "Siden viser deltagernes vej, tilgangen, balancen på hvert sted, ventetider, hvor mange der begyndte, "
            + "og prøver af den orden, folk kom i. Hver del siger, hvad den betyder, og hvad den ikke kan vise. Den er på engelsk.",
        Careful = "Den viser de lodder, der er trukket indtil denne måneds begyndelse, og efter lukningen dem alle: "
            + "med månedens lod kunne nogen bedre gætte det næste. Ventetid og begyndelse går altid kun til månedens begyndelse. "
            + "Vis den ikke til nogen, der taler med deltagerne eller måler, hvordan de har det.",
        Planned = "Hvor mange planen siger",
        PlannedHint = "Kan udelades. Så bliver tilgangen vist ved siden af planen.",
        By = "Til og med hvilken måned",
        ByHint = "År og måned, sådan her: 2027-10.",
        Show = "Vis siden",
        Same = "Det samme siger trial inspect om et udtræk til kontrol, der er taget nu. Udtrækket er efterprøvet, og intet er falsk. "
            + "Ordene er på engelsk.",
        Shown = (day, recipient, purpose) => $"Vist {day} til: {recipient}. Formål: {purpose}",
        Again = "Tilbage til skemaet",
        Picture = "Billedet",
        Text = "Det, trial inspect siger",
        TooEarly = first => $"Planen slutter, før det første lod blev trukket, i {first}.",
        False = check => $"Der er ingen side, for noget i udtrækket er falsk: {check}. Hent udtrækket, og kør trial verify på det.",
    };

    public static CommitteeWords English { get; } = new()
    {
        Title = "For the committee",
        Lead = "The page shows flow, enrolment, the balance of each place, waiting times, how many began "
            + "and tests of the order in which people came. Each part says what it means and what it cannot tell.",
        Careful = "It shows the lots that were drawn before this month, and once the study is closed all of them: "
            + "with the lots of this month somebody could name the next one better. Waiting and beginning always end with last month. "
            + "Do not show it to anybody who talks with participants or assesses them.",
        Planned = "How many people the plan says",
        PlannedHint = "May be left out. Enrolment is then shown beside the plan.",
        By = "By the end of which month",
        ByHint = "Year and month, like this: 2027-10.",
        Show = "Show the page",
        Same = "trial inspect says the same of an audit export that is taken now. The export is verified, and nothing in it is false.",
        Shown = (day, recipient, purpose) => $"Shown on {day} to: {recipient}. Purpose: {purpose}",
        Again = "Back to the form",
        Picture = "The picture",
        Text = "What trial inspect says",
        TooEarly = first => $"The plan ends before the first lot was drawn, in {first}.",
        False = check => $"There is no page, because something in the export is false: {check}. Take the export, and run trial verify.",
    };
}
