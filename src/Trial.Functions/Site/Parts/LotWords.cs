using Trial.Application.Citizens;

namespace Trial.Functions.Site.Parts;

/// <summary>What the lot was, in neutral words and the same shape for both outcomes.</summary>
public sealed record LotWords : IWords<LotWords>
{
    /// <summary>What the browser's history keeps: it names no outcome.</summary>
    public required string PageTitle { get; init; }

    public required string PeerTitle { get; init; }

    public required string ControlTitle { get; init; }

    public required IReadOnlyList<string> PeerNext { get; init; }

    public required IReadOnlyList<string> ControlNext { get; init; }

    public required string Next { get; init; }

    public required string Code { get; init; }

    public required string CodeText { get; init; }

    public required string Trust { get; init; }

    public required string TrustText { get; init; }

    public required string How { get; init; }

    public required string Save { get; init; }

    public required string File { get; init; }

    public required string Care { get; init; }

    public required string ShowId { get; init; }

    public required string IdText { get; init; }

    public static LotWords Danish { get; } = new()
    {
        PageTitle = "Din lodtrækning",
        PeerTitle = "Loddet blev: gruppeforløb",
        ControlTitle = "Loddet blev: kontrolgruppe",
        PeerNext =
        [
            "Vi finder en gruppe, der passer med dine tider.",
            "Kig på Min kode nu og da. Når du har en plads, står der, hvor og hvornår gruppen mødes.",
            "Vi kan ikke skrive til dig, for vi ved ikke, hvem du er.",
        ],
        ControlNext =
        [
            "Du går videre med den hjælp, du har nu.",
            "Gå til Min kode, når du vil. Der kan du se alt det, vi har gemt, og stoppe.",
            "Vi kan ikke skrive til dig, for vi ved ikke, hvem du er.",
        ],
        Next = "Hvad sker der nu?",
        Code = "Din kode",
        CodeText = "Skriv koden ned, eller gem siden. Du skal bruge den for at komme tilbage.",
        Trust = "Gik det rigtigt til?",
        TrustText = "Loddet lå i en lukket kuvert, før du meldte dig. Kvitteringen viser, at ingen har byttet om på det.",
        How = "Se, hvordan der trækkes lod",
        Save = "Gem kvitteringen",
        File = "kvittering.json",
        Care = "Den, der ser kvitteringen, kan se, hvad loddet blev, og omtrent hvornår.",
        ShowId = "Vis mit forsknings-id",
        IdText = "Skriv dette id, når du svarer på forskernes spørgsmål. Så ved de, hvilket lod svarene hører til.",
    };

    public static LotWords English { get; } = new()
    {
        PageTitle = "Your draw",
        PeerTitle = "The lot was: peer group",
        ControlTitle = "The lot was: control group",
        PeerNext =
        [
            "We find a group that fits your times.",
            "Look at My code now and then. Once you have a place, it tells where and when the group meets.",
            "We cannot write to you, for we do not know who you are.",
        ],
        ControlNext =
        [
            "You go on with the help you have now.",
            "Go to My code when you like. There you can see all that we have stored, and stop.",
            "We cannot write to you, for we do not know who you are.",
        ],
        Next = "What happens now?",
        Code = "Your code",
        CodeText = "Write the code down or save the page. You need it to come back.",
        Trust = "Was it done right?",
        TrustText = "The lot lay in a sealed envelope before you signed up. The receipt shows that nobody has swapped it.",
        How = "See how lots are drawn",
        Save = "Save the receipt",
        File = "receipt.json",
        Care = "Whoever sees the receipt can see what the lot was, and about when.",
        ShowId = "Show my research id",
        IdText = "Give this id when you answer the researchers' questions. Then they know which lot the answers belong to.",
    };

    public string Title(Outcome outcome) => outcome == Outcome.Peer ? PeerTitle : ControlTitle;

    public IReadOnlyList<string> NextOf(Outcome outcome) => outcome == Outcome.Peer ? PeerNext : ControlNext;
}
