using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Verify;

/// <summary>The words of the page that checks a receipt, and of the page to save.</summary>
public sealed record VerifyWords : IWords<VerifyWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string ExportTitle { get; init; }

    public required string ExportLead { get; init; }

    public required string ExportFile { get; init; }

    /// <summary>Leads from a receipt's check to the other, which few need.</summary>
    public required string ForExperts { get; init; }

    public required string NeedsScript { get; init; }

    /// <summary>In the file to save, which checks either.</summary>
    public required string File { get; init; }

    public required string ReceiptFile { get; init; }

    public required string Paste { get; init; }

    public required string HasKey { get; init; }

    public required string Key { get; init; }

    public required string KeyHint { get; init; }

    public required string Shows { get; init; }

    public required IReadOnlyList<string> ShowsText { get; init; }

    public required string Save { get; init; }

    public required IReadOnlyList<string> SaveText { get; init; }

    public required string SaveLink { get; init; }

    public required string Sum { get; init; }

    public static VerifyWords Danish { get; } = new()
    {
        Title = "Kontrollér min kvittering",
        Lead = "Her ser du, om din kvittering holder. Din browser regner det ud. Der bliver ikke sendt noget.",
        ExportTitle = "Kontrollér et udtræk",
        ExportLead = "Her ser fagfolk, om et helt udtræk (zip) holder. Browseren regner det ud. Der bliver ikke sendt noget.",
        ExportFile = "Vælg udtrækkets fil (zip)",
        ForExperts = "Har du et udtræk fra en forsker eller en kontrollant?",
        NeedsScript = "Kontrollen kræver JavaScript. Du kan også bruge programmet trial.",
        File = "Vælg en fil: en kvittering eller et udtræk (zip)",
        ReceiptFile = "Vælg din kvittering: filen kvittering.json",
        Paste = "Eller sæt kvitteringens tekst ind her",
        HasKey = "Jeg kender loggens nøgle",
        Key = "Loggens nøgle",
        KeyHint = "Den står i forsøgets plan og på en plakat, hvor grupperne mødes. Så ser du, om kvitteringen hører til netop den log.",
        Shows = "Hvad viser det?",
        ShowsText =
        [
            "At loddet lå under seglet, før den første meldte sig, og at forsøgets regnskab siger det samme.",
            "Det viser ikke, at det var den næste kuvert på stedet. Det kan en kontrollant se undervejs. Alle kan se det, "
                + "når forsøget er slut.",
            "Siden ser også efter, at lodderne blev blandet med et tal, som mange uafhængige maskiner trak sammen.",
        ],
        Save = "Tag kontrollen med dig",
        SaveText =
        [
            "Du kan gemme kontrollen som en fil. Den virker uden net. Så skal du ikke stole på, at siden her er den samme i morgen.",
            "Filens sum skal være den, som står her og i forsøgets plan:",
        ],
        SaveLink = "Gem kontrollen som en fil",
        Sum = "SHA-256",
    };

    public static VerifyWords English { get; } = new()
    {
        Title = "Check my receipt",
        Lead = "Here you can see whether your receipt holds. Your browser works it out. Nothing is sent anywhere.",
        ExportTitle = "Check an export",
        ExportLead = "Here experts can see whether a whole export (zip) holds. The browser works it out. Nothing is sent anywhere.",
        ExportFile = "Choose the file of the export (zip)",
        ForExperts = "Do you have an export from a researcher or an auditor?",
        NeedsScript = "The check needs JavaScript. You can also use the program trial.",
        File = "Choose a file: a receipt or an export (zip)",
        ReceiptFile = "Choose your receipt: the file receipt.json",
        Paste = "Or paste the text of the receipt here",
        HasKey = "I know the key of the log",
        Key = "The key of the log",
        KeyHint = "It is in the trial's plan and on a poster where the groups meet. With it you can see whether the receipt belongs to "
            + "that very log.",
        Shows = "What does it show?",
        ShowsText =
        [
            "That the lot was under the seal before the first person signed up, and that the trial's records say the same.",
            "It doesn't show that it was the next envelope for the place. An auditor sees that along the way, and everyone when the "
                + "trial is over.",
            "The page also checks that the lots were mixed with a number that many independent machines drew together.",
        ],
        Save = "Take the check with you",
        SaveText =
        [
            "You can save the check as a file. It works without a network. Then you don't have to trust that this page is the "
                + "same tomorrow.",
            "The file's sum must be the one given here and in the trial's plan:",
        ],
        SaveLink = "Save the check as a file",
        Sum = "SHA-256",
    };
}
