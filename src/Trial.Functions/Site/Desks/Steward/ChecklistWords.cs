using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The words of the steward's checklist.</summary>
public sealed record ChecklistWords : IWords<ChecklistWords>
{
    public required IReadOnlyDictionary<Standing, string> Standings { get; init; }

    public required IReadOnlyDictionary<Item, string> Titles { get; init; }

    /// <summary>How many items are missing, and how many are to be looked at; empty where none is.</summary>
    public required Func<int, int, string> Left { get; init; }

    /// <summary>How an item stands, in a sentence.</summary>
    public required Func<ChecklistItem, string> Text { get; init; }

    /// <summary>When and why a place was opened, given its name, the day and the reason.</summary>
    public required Func<string, string, string?, string> Opening { get; init; }

    /// <summary>The same of a place that was closed.</summary>
    public required Func<string, string, string?, string> Closing { get; init; }

    public required string Jobs { get; init; }

    public required string Never { get; init; }

    /// <summary>It has not run, and was not to.</summary>
    public required string Soon { get; init; }

    /// <summary>It was run by hand, given when and what it did.</summary>
    public required Func<string, string, string> ByHand { get; init; }

    /// <summary>The daily jobs, by the name of their function.</summary>
    public required IReadOnlyDictionary<string, string> JobNames { get; init; }

    public static ChecklistWords Danish { get; } = new()
    {
        Standings = new Dictionary<Standing, string>
        {
            [Standing.Done] = "I orden",
            [Standing.Look] = "Se på det",
            [Standing.Missing] = "Mangler",
        },
        Titles = new Dictionary<Item, string>
        {
            [Item.Owner] = "Hvem har ansvaret",
            [Item.Contact] = "Hvem kan man ringe til",
            [Item.Numbers] = "Krisenumre er prøvet",
            [Item.PublicUrl] = "Sidens adresse",
            [Item.Anchor] = "Anker et andet sted",
            [Item.Lists] = "Forseglet lodliste",
            [Item.Seal] = "Seglet er offentligt",
            [Item.Text] = "Tekst om samtykke",
            [Item.Groups] = "Planlagte grupper",
            [Item.Places] = "Åbne steder",
            [Item.Slips] = "Sedler stemmer",
            [Item.Jobs] = "Nattens arbejde",
            [Item.Log] = "Den offentlige log",
            [Item.Envelopes] = "Kuverter tilbage",
            [Item.Challenges] = "Opgaver til browsere",
            [Item.Unsolved] = "Browsere uden JavaScript",
            [Item.Cap] = "Loftet pr. time",
            [Item.Clock] = "Uret",
            [Item.Backup] = "Sikkerhedskopi",
        },
        Left = (missing, look) => (missing, look) switch
        {
            (0, 0) => "Alt er i orden.",
            (_, 0) => $"{missing} mangler.",
            (0, _) => $"Se på {look}.",
            _ => $"{missing} mangler. Se på {look}.",
        },
        Text = InDanish,
        Opening = (place, day, why) => why is null ? $"{place}: åbnet {day}" : $"{place}: åbnet {day}. {why}",
        Closing = (place, day, why) => why is null ? $"{place}: lukket {day}" : $"{place}: lukket {day}. {why}",
        Jobs = "Hvad nattens arbejde gjorde sidst",
        Never = "Har ikke kørt endnu.",
        Soon = "Kører første gang inden for et døgn.",
        ByHand = (when, did) => $"Kørt i hånden {when}: {did}.",
        JobNames = new Dictionary<string, string>
        {
            [DailyJob.PublishLog.Name] = "Log kl. 3",
            [DailyJob.KeepRetention.Name] = "Sletning kl. 4",
            [DailyJob.DrawCohorts.Name] = "Lodtrækning kl. 5",
            [DailyJob.IssueRosters.Name] = "Lister kl. 5",
        },
    };

    public static ChecklistWords English { get; } = new()
    {
        Standings = new Dictionary<Standing, string>
        {
            [Standing.Done] = "In order",
            [Standing.Look] = "Look at it",
            [Standing.Missing] = "Missing",
        },
        Titles = new Dictionary<Item, string>
        {
            [Item.Owner] = "Who is responsible",
            [Item.Contact] = "Whom one can call",
            [Item.Numbers] = "Crisis numbers checked",
            [Item.PublicUrl] = "The site's address",
            [Item.Anchor] = "An anchor elsewhere",
            [Item.Lists] = "Sealed list",
            [Item.Seal] = "The seal is public",
            [Item.Text] = "Consent text",
            [Item.Groups] = "Planned groups",
            [Item.Places] = "Open places",
            [Item.Slips] = "Slips add up",
            [Item.Jobs] = "The night's work",
            [Item.Log] = "The public log",
            [Item.Envelopes] = "Envelopes left",
            [Item.Challenges] = "Tasks for browsers",
            [Item.Unsolved] = "Browsers without JavaScript",
            [Item.Cap] = "The hour's cap",
            [Item.Clock] = "The clock",
            [Item.Backup] = "Backup",
        },
        Left = (missing, look) => (missing, look) switch
        {
            (0, 0) => "All is in order.",
            (_, 0) => $"{missing} missing.",
            (0, _) => $"Look at {look}.",
            _ => $"{missing} missing. Look at {look}.",
        },
        Text = InEnglish,
        Opening = (place, day, why) => why is null ? $"{place}: opened {day}" : $"{place}: opened {day}. {why}",
        Closing = (place, day, why) => why is null ? $"{place}: closed {day}" : $"{place}: closed {day}. {why}",
        Jobs = "What the night's work last did",
        Never = "Has not run yet.",
        Soon = "Runs for the first time within a day.",
        ByHand = (when, did) => $"Run by hand {when}: {did}.",
        JobNames = new Dictionary<string, string>
        {
            [DailyJob.PublishLog.Name] = "Log at 3",
            [DailyJob.KeepRetention.Name] = "Deletion at 4",
            [DailyJob.DrawCohorts.Name] = "Draws at 5",
            [DailyJob.IssueRosters.Name] = "Rosters at 5",
        },
    };

    private static string InDanish(ChecklistItem item) => (item.Item, item.Standing) switch
    {
        (Item.Owner, Standing.Missing) or (Item.Contact, Standing.Missing) or (Item.PublicUrl, Standing.Missing)
            or (Item.Anchor, Standing.Missing) or (Item.Numbers, Standing.Missing) => StewardWords.Danish.Lack(WantOf(item.Item), ""),
        (Item.Numbers, _) => $"Prøvet {Day(Language.Danish, item)}. Prøv dem igen hvert halve år.",
        (Item.Lists, Standing.Missing) => "Hold ceremonien, og tag lodlisten i brug.",
        (Item.Lists, _) => Counted.Of(item.Count ?? 0, "lodliste i brug.", "lodlister i brug."),
        (Item.Seal, Standing.Missing) => "Ingen kan trække lod, før loggen har seglet. Det kommer i nat.",
        (Item.Text, _) => $"I brug: {item.Of?[0]}." + Later(Language.Danish, "Fra den", item),
        (Item.Groups, Standing.Done) => "Alle steder har en gruppe, der tager imod folk.",
        (Item.Groups, _) => $"Koordinatoren mangler at planlægge en gruppe: {Of(item)}.",
        (Item.Places, Standing.Missing) => "Ingen steder er åbne. Før det første åbner, prøves forsøget igennem med trial simulate. "
            + "Du og statistikeren skriver under på siden. Vejledningen siger hvordan.",
        (Item.Places, _) when item.Of is { Count: > 0 } =>
            Counted.Of(item.Of.Count, "sted er åbent.", "steder er åbne.") + Shut("Ikke åbnet", item),
        (Item.Places, _) => "Forsøget er slut.",
        (Item.Slips, Standing.Look) => $"Flere sedler er brugt end delt ud eller mødt: {Of(item)}.",
        (Item.Jobs, Standing.Look) => $"Har ikke kørt, som det skulle: {Late(Danish, item)}.",
        (Item.Log, Standing.Look) => $"{item.Count} nætter bagud. Er den for langt bagud, trækkes der ikke flere lod.",
        (Item.Envelopes, Standing.Look) => $"Snart ikke flere kuverter: {Of(item)}. En ny lodliste skal forsegles.",
        (Item.Challenges, Standing.Look) => $"Mange kom på kort tid, sidst i timen fra {Hour(Language.Danish, item)}.",
        (Item.Unsolved, Standing.Look) =>
            $"Deres del af loftet blev nået i timen fra {Hour(Language.Danish, item)}. Kom der flere, blev de bedt om at komme igen.",
        (Item.Cap, Standing.Look) => $"Loftet blev nået i timen fra {Hour(Language.Danish, item)}.",
        (Item.Clock, Standing.Missing) => "Uret passer ikke med det, der er skrevet. Intet bliver gemt, før du siger datoen.",
        (Item.Backup, Standing.Missing) => "Der er ikke taget en kopi, som tjenesten kender.",
        (Item.Backup, _) => $"Sidste kopi: {Day(Language.Danish, item)}.",
        _ => "",
    };

    private static string InEnglish(ChecklistItem item) => (item.Item, item.Standing) switch
    {
        (Item.Owner, Standing.Missing) or (Item.Contact, Standing.Missing) or (Item.PublicUrl, Standing.Missing)
            or (Item.Anchor, Standing.Missing) or (Item.Numbers, Standing.Missing) => StewardWords.English.Lack(WantOf(item.Item), ""),
        (Item.Numbers, _) => $"Checked {Day(Language.English, item)}. Check them again every half year.",
        (Item.Lists, Standing.Missing) => "Hold the ceremony and take the list into use.",
        (Item.Lists, _) => Counted.Of(item.Count ?? 0, "list in use.", "lists in use."),
        (Item.Seal, Standing.Missing) => "No lot is drawn before the log has the seal. It comes tonight.",
        (Item.Text, _) => $"In use: {item.Of?[0]}." + Later(Language.English, "From", item),
        (Item.Groups, Standing.Done) => "Every place has a group that takes people.",
        (Item.Groups, _) => $"The coordinator has no group planned at: {Of(item)}.",
        (Item.Places, Standing.Missing) => "No place is open. Before the first one opens, live the study through with trial simulate. "
            + "You and the statistician sign the page. The guide says how.",
        (Item.Places, _) when item.Of is { Count: > 0 } =>
            Counted.Of(item.Of.Count, "place is open.", "places are open.") + Shut("Not opened", item),
        (Item.Places, _) => "The study has ended.",
        (Item.Slips, Standing.Look) => $"More slips were used than handed out, or than people were met: {Of(item)}.",
        (Item.Jobs, Standing.Look) => $"Did not run as it should: {Late(English, item)}.",
        (Item.Log, Standing.Look) => $"{item.Count} nights behind. If it is too far behind, no more lots are drawn.",
        (Item.Envelopes, Standing.Look) => $"Soon no envelopes: {Of(item)}. A new list has to be sealed.",
        (Item.Challenges, Standing.Look) => $"Many came in a short time, last in the hour from {Hour(Language.English, item)}.",
        (Item.Unsolved, Standing.Look) =>
            $"Their part of the cap was met in the hour from {Hour(Language.English, item)}. If more came, they were asked to come again.",
        (Item.Cap, Standing.Look) => $"The cap was met in the hour from {Hour(Language.English, item)}.",
        (Item.Clock, Standing.Missing) => "The clock does not fit what was written. Nothing is recorded before you say the date.",
        (Item.Backup, Standing.Missing) => "The service knows of no backup.",
        (Item.Backup, _) => $"Last backup: {Day(Language.English, item)}.",
        _ => "",
    };

    private static Want WantOf(Item item) => item switch
    {
        Item.Owner => Want.Owner,
        Item.Contact => Want.Contact,
        Item.Numbers => Want.Numbers,
        Item.PublicUrl => Want.PublicUrl,
        _ => Want.Anchor,
    };

    private static string Of(ChecklistItem item) => string.Join(", ", item.Of ?? []);

    // The text in use comes first, then each that begins on a day of its own.
    private static string Later(Language language, string from, ChecklistItem item) => string.Concat(
        item.Days.Zip((item.Of ?? []).Skip(1), (day, version) => $" {from} {When.Day(language, day)}: {version}."));

    // Each place that was opened or closed has a line of its own below.
    private static string Shut(string what, ChecklistItem item) =>
        item.Closed.Count > 0 ? $" {what}: {string.Join(", ", item.Closed)}." : "";

    private static string Late(ChecklistWords words, ChecklistItem item) =>
        string.Join(", ", (item.Of ?? []).Select(job => words.JobNames[job]));

    private static string Day(Language language, ChecklistItem item) => item.On is { } day ? When.Day(language, day) : "";

    private static string Hour(Language language, ChecklistItem item) =>
        item.Hour is { } hour ? When.Moment(language, Copenhagen.Time(hour)) : "";
}
