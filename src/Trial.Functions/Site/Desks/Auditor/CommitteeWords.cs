using Trial.Application.Study;
using Trial.Core.Input;
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

    /// <summary>What is right in the field of the number.</summary>
    public required string PlannedForm { get; init; }

    /// <summary>What is right in the field of the month.</summary>
    public required string ByForm { get; init; }

    /// <summary>One of the two was given, and not the other.</summary>
    public required string Together { get; init; }

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

    /// <summary>What is said of a fault in one of the two fields of the plan; null for what is said of it in any field.</summary>
    public string? Fault(Fault fault) => fault switch
    {
        { Field: "planned" or "by", Code: FaultCodes.Missing } => Together,
        { Field: "planned", Code: FaultCodes.Malformed or FaultCodes.TooLong } => PlannedForm,
        { Field: "by", Code: FaultCodes.Malformed or FaultCodes.TooLong } => ByForm,
        _ => null,
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
        PlannedForm = "Skriv et helt tal fra 1 til 999999.",
        ByForm = "Skriv måneden som 2027-10, fra 2000-01 til 2100-12.",
        Together = "Antal og måned hører sammen: skriv begge, eller lad begge stå tomme.",
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
        PlannedForm = "Write a whole number from 1 to 999999.",
        ByForm = "Write the month as 2027-10, from 2000-01 to 2100-12.",
        Together = "Number and month go together: write both, or leave both empty.",
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
