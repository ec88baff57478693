namespace Trial.Functions.Site.Desks.Steward;

/// <summary>The words of one of the steward's acts.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Button">On the button that does it.</param>
/// <param name="Consequences">What comes of it.</param>
public sealed record DeedWords(string Title, string Button, params IReadOnlyList<string> Consequences)
{
    internal static IReadOnlyDictionary<StewardDeed, DeedWords> Danish { get; } = new Dictionary<StewardDeed, DeedWords>
    {
        [StewardDeed.Install] = new(
            "Tag en lodliste i brug", "Tag lodlisten i brug",
            "Tjenesten laver lodlisten igen af sin egen nøgle og sammenligner. Passer noget ikke, bliver intet gemt.",
            "Nøglen ligger i datamappen som list-1.json, list-2.json og så videre, før tjenesten blev startet.",
            "Ingen kan melde sig, før du åbner et sted."),
        [StewardDeed.Open] = new(
            "Åbn et sted", "Åbn",
            "Fra nu af kan folk melde sig der, og der trækkes lod.",
            "Det første sted, du åbner, åbner også forsøget.",
            "Din grund siger, hvem der har godkendt det, og for det første sted SHA-256 af den side fra trial simulate, som du og "
            + "statistikeren har skrevet under på. Den bliver i protokollen."),
        [StewardDeed.ClosePlace] = new(
            "Luk et sted", "Luk stedet",
            "Ingen kan melde sig der, før du åbner det igen. De, der er trukket lod for, beholder deres plads.",
            "Venter nogen på deres lod der, trækkes det først."),
        [StewardDeed.Text] = new(
            "En ny tekst om samtykke", "Tag teksten i brug",
            "De, der melder sig fra den dag, siger ja til den nye tekst. De, der har sagt ja til en ældre, har sagt ja til den.",
            "Protokollen siger fra i dag, hvilken tekst det er, og fra hvilken dag. Den gamle og dens SHA-256 bliver stående.",
            "Sidder nogen midt i en tilmelding, skal de læse den nye tekst, før de sender.",
            "En tekst, der er sat til en senere dag, kan trækkes tilbage, indtil dagen kommer. Dens navn kan ikke bruges igen."),
        [StewardDeed.WithdrawText] = new(
            "Træk en tekst om samtykke tilbage", "Træk teksten tilbage",
            "Teksten kommer aldrig i brug. Den, der gælder før den, gælder videre.",
            "Den og dens SHA-256 bliver stående i protokollen. Skal de samme ord bruges en anden dag, så giv dem et nyt navn.",
            "Er teksten begyndt, kan den ikke trækkes tilbage. Tag en ny i brug."),
        [StewardDeed.Correct] = new(
            "Noter en fejl", "Noter fejlen",
            "Loddet bliver stående, som det er. Protokollen siger fra nu af, at det er en fejl, og hvilken.",
            "Nummeret står i protokollen ud for loddet."),
        [StewardDeed.WithdrawSlips] = new(
            "Træk et ark sedler tilbage", "Træk arket tilbage",
            "Ingen seddel fra arket kan bruges mere. De, der kommer med en, får at vide, at koden ikke kan bruges.",
            "Det kan ikke gøres om. Lav et nyt ark."),
        [StewardDeed.TellSlips] = new(
            "Skriv, hvad der er delt ud", "Gem tallene",
            "Tallene holdes op mod de sedler, der er brugt. Er flere brugt end delt ud, er et ark gemt eller kopieret. Har koordinatoren "
            + "skrevet tal for arket den måned, er det dem, der gælder.",
            "Det, koordinatoren skriver efter et introduktionsmøde, tæller med af sig selv: skriv kun resten.",
            "Dine egne tal for samme ark og måned erstatter dem, du har skrevet før."),
        [StewardDeed.Backup] = new(
            "Skriv, at der er taget en kopi", "Gem dagen",
            "Dagen står på overblikket. Kopier af trial backup skriver den selv; andre kopier kan tjenesten ikke se.",
            "Skriv kun en kopi, du har prøvet at læse."),
        [StewardDeed.SayDate] = new(
            "Sig, at uret går rigtigt", "Uret går rigtigt",
            "Tjenesten tror på uret igen og skriver videre. Brug det kun, når datoen her er rigtig.",
            "Det bliver skrevet ned, hvem der sagde det."),
        [StewardDeed.Restore] = new(
            "Gå videre efter en gammel kopi", "Gå videre",
            "Tjenesten går videre efter de kuverter, der måske er åbnet. Ingen kuvert bliver åbnet to gange.",
            "De, der ventede på deres lod der, hvor lodlisten flyttes, er ude af køen. Deres side siger det til dem.",
            "De lodder, der manglede i kopien, står stadig i folks kvitteringer. Skriv til dem, der ringer."),
        [StewardDeed.Unblind] = new(
            "Vis forskerne, hvad loddet blev, før slutningen", "Vis det",
            "Forskerne kan fra nu af få udtræk, hvor der står, hvem der kom i gruppe, og hvem der kom i kontrolgruppen.",
            "Det kan ikke gøres om."),
        [StewardDeed.CloseStudy] = new(
            "Slut forsøget", "Slut forsøget",
            "Ingen kan melde sig mere, noget sted. Det kan ikke gøres om.",
            "Venter nogen på deres lod, trækkes det først.",
            "Grupperne går videre. Bagefter kan lodlisten offentliggøres."),
        [StewardDeed.Reveal] = new(
            "Offentliggør en lodliste", "Offentliggør",
            "Alle kan se hele lodlisten og regne efter, at lodtrækningen var, som det blev lovet.",
            "Tre af dem, der gemmer frøet, har sat det sammen. Det vises ikke her igen.",
            "Det kan ikke gøres om."),
    };

    internal static IReadOnlyDictionary<StewardDeed, DeedWords> English { get; } = new Dictionary<StewardDeed, DeedWords>
    {
        [StewardDeed.Install] = new(
            "Take a list into use", "Take the list into use",
            "The service makes the list again from its own key and compares. If something does not fit, nothing is stored.",
            "The key lies in the data folder as list-1.json, list-2.json and so on, since before the service was started.",
            "Nobody can sign up before you open a place."),
        [StewardDeed.Open] = new(
            "Open a place", "Open",
            "From now on people can sign up there, and lots are drawn.",
            "The first place that you open opens the study too.",
            "Your reason says who approved it, and for the first place the SHA-256 of the page of trial simulate that you and the "
            + "statistician signed. It stays in the record."),
        [StewardDeed.ClosePlace] = new(
            "Close a place", "Close the place",
            "Nobody can sign up there before you open it again. Those whose lot is drawn keep their seats.",
            "If somebody waits there for their lot, it is drawn first."),
        [StewardDeed.Text] = new(
            "A new consent text", "Take the text into use",
            "Those who sign up from that day on agree to the new text. Those who agreed to an older one agreed to that.",
            "The record says from today on which text it is, and from which day on. The old one and its SHA-256 stay.",
            "Somebody in the middle of signing up has to read the new text before they send.",
            "A text that is set to begin later can be withdrawn until its day comes. Its name cannot be used again."),
        [StewardDeed.WithdrawText] = new(
            "Withdraw a consent text", "Withdraw the text",
            "The text never comes into use. The one that holds before it goes on.",
            "It and its SHA-256 stay in the record. If the same words are to be used from another day on, give them a new name.",
            "A text that has begun cannot be withdrawn. Take a new one into use."),
        [StewardDeed.Correct] = new(
            "Note a mistake", "Note the mistake",
            "The draw stays as it is. From now on the record says that it is a mistake, and which.",
            "The number stands in the record beside the draw."),
        [StewardDeed.WithdrawSlips] = new(
            "Withdraw a sheet of slips", "Withdraw the sheet",
            "No slip of the sheet can be used any more. Those who come with one are told that the code cannot be used.",
            "It cannot be undone. Make a new sheet."),
        [StewardDeed.TellSlips] = new(
            "Tell what was handed out", "Save the numbers",
            "The numbers are held against the slips that were used. If more were used than handed out, a sheet was kept or copied. Where "
            + "the coordinator has told numbers of the sheet that month, these count instead.",
            "What the coordinator writes after an introduction meeting counts by itself: write only the rest.",
            "Your own numbers for the same sheet and month replace those that you wrote before."),
        [StewardDeed.Backup] = new(
            "Record a backup", "Save the day",
            "The day stands on the overview. trial backup writes it itself; the service cannot see other backups.",
            "Tell only of a backup that you have tried to read."),
        [StewardDeed.SayDate] = new(
            "Say that the clock is right", "The clock is right",
            "The service believes the clock again and goes on writing. Use it only when the date here is right.",
            "It is written down who said so."),
        [StewardDeed.Restore] = new(
            "Go on after an old copy", "Go on",
            "The service goes on after the envelopes that may have been opened. No envelope is opened twice.",
            "Those who waited for their lot where the list is moved leave the queue. Their page tells them.",
            "The lots that the copy lacked still stand in people's receipts. Write to those who call."),
        [StewardDeed.Unblind] = new(
            "Show researchers the arms before the end", "Show the arms",
            "From now on researchers can have exports that say who came in a group and who in the control group.",
            "It cannot be undone."),
        [StewardDeed.CloseStudy] = new(
            "End the study", "End the study",
            "Nobody can sign up any more, anywhere. It cannot be undone.",
            "If somebody waits for their lot, it is drawn first.",
            "The groups go on. Afterwards the list can be published."),
        [StewardDeed.Reveal] = new(
            "Publish a list", "Publish",
            "Everybody can see the whole list and check that lots were drawn as was promised.",
            "Three of those who keep the seed have put it together. It is not shown here again.",
            "It cannot be undone."),
    };
}
