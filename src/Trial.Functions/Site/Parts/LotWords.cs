using Trial.Application.Citizens;

namespace Trial.Functions.Site.Parts;

/// <summary>What the lot was, in neutral words and the same shape for both outcomes.</summary>
public sealed record LotWords : IWords<LotWords>
{
    /// <summary>What the browser's history keeps: it names no outcome.</summary>
    public required string PageTitle { get; init; }

    public required string PeerTitle { get; init; }

    public required string ControlTitle { get; init; }

    /// <summary>The same for both: each is needed as much as the other, and one of them meets no group.</summary>
    public required string Thanks { get; init; }

    public required IReadOnlyList<string> PeerNext { get; init; }

    public required IReadOnlyList<string> ControlNext { get; init; }

    public required string Next { get; init; }

    /// <summary>Before the groups that begin next at somebody's times.</summary>
    public required string Starts { get; init; }

    /// <summary>One of them: day, time, place.</summary>
    public required Func<string, string, string, string> Start { get; init; }

    public required string Code { get; init; }

    public required string CodeText { get; init; }

    public required string Trust { get; init; }

    public required string TrustText { get; init; }

    public required string How { get; init; }

    public required string Save { get; init; }

    public required string File { get; init; }

    /// <summary>Leads to the receipt as a page.</summary>
    public required string ReadReceipt { get; init; }

    public required string Care { get; init; }

    public required string Id { get; init; }

    public required string IdCopied { get; init; }

    public required string ShowId { get; init; }

    public required string IdText { get; init; }

    public static LotWords Danish { get; } = new()
    {
        PageTitle = "Din lodtrækning",
        PeerTitle = "Lodtrækningen: gruppeforløb",
        ControlTitle = "Lodtrækningen: kontrolgruppen",
        Thanks = "Tak, fordi du er med. Uden dig kan ingen se, hvad der hjælper.",
        PeerNext =
        [
            "Vi finder en gruppe, der passer med dine tider. Indtil da har du den hjælp, du har nu.",
            "Kig på Min kode nu og da. Når du har en plads, står der, hvor og hvornår gruppen mødes.",
            "Vi kan ikke skrive til dig, fordi vi ikke ved, hvem du er.",
        ],
        ControlNext =
        [
            "Du skal ikke møde op nogen steder. Du går videre med den hjælp, du har nu.",
            "Kig på Min kode nu og da. Der kan du se alt det, vi har gemt, og stoppe.",
            "Vi kan ikke skrive til dig, fordi vi ikke ved, hvem du er.",
        ],
        Next = "Hvad sker der nu?",
        Start = (day, time, place) => $"{day} kl. {time}, {place}",
        Starts = "De næste grupper på dine tider. Vi ved ikke endnu, om der er plads til dig:",
        Code = "Din kode",
        CodeText = "Skriv koden ned. Du skal bruge den for at komme tilbage.",
        Trust = "Gik det rigtigt til?",
        TrustText = "Loddet lå i en lukket kuvert, før du meldte dig. Kvitteringen viser, at ingen har byttet om på det.",
        How = "Se, hvordan der trækkes lod",
        Save = "Gem kvitteringen",
        File = "kvittering.json",
        ReadReceipt = "Læs kvitteringen",
        Care = "Den, der ser kvitteringen, kan se, hvad lodtrækningen viste, og omtrent hvornår.",
        Id = "Dit forsknings-id",
        IdCopied = "Dit forsknings-id er kopieret.",
        ShowId = "Vis mit forsknings-id",
        IdText = "Skriv dette id, når du svarer på forskernes spørgsmål. Så ved de, hvilken lodtrækning svarene hører til.",
    };

    public static LotWords English { get; } = new()
    {
        PageTitle = "Your draw",
        PeerTitle = "The draw: peer group",
        ControlTitle = "The draw: control group",
        Thanks = "Thank you for taking part. Without you nobody can see what helps.",
        PeerNext =
        [
            "We look for a group that fits your times. Until then you keep the help you have now.",
            "Look at My code now and then. Once you have a place, it tells you where and when the group meets.",
            "We can't write to you, because we don't know who you are.",
        ],
        ControlNext =
        [
            "You don't have to go anywhere. You keep the help you have now.",
            "Look at My code now and then. There you can see everything we have stored, and stop.",
            "We can't write to you, because we don't know who you are.",
        ],
        Next = "What happens now?",
        Start = (day, time, place) => $"{day} at {time}, {place}",
        Starts = "The next groups at your times. We don't know yet whether there is a place for you:",
        Code = "Your code",
        CodeText = "Write the code down. You need it to come back.",
        Trust = "Was it done fairly?",
        TrustText = "Your lot was in a sealed envelope before you signed up. The receipt shows that nobody has swapped it.",
        How = "See how lots are drawn",
        Save = "Save the receipt",
        File = "receipt.json",
        ReadReceipt = "Read the receipt",
        Care = "Anyone who sees the receipt can see the result of the draw, and roughly when.",
        Id = "Your research id",
        IdCopied = "Your research id has been copied.",
        ShowId = "Show my research id",
        IdText = "Give this id when you answer the researchers' questions. Then they know which draw the answers belong to.",
    };

    public string Title(Outcome outcome) => outcome == Outcome.Peer ? PeerTitle : ControlTitle;

    public IReadOnlyList<string> NextOf(Outcome outcome) => outcome == Outcome.Peer ? PeerNext : ControlNext;
}
