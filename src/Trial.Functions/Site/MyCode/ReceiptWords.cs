using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words of the receipt that a person can read: the same in both arms but for the arm's own.</summary>
public sealed record ReceiptWords : IWords<ReceiptWords>
{
    public required string Title { get; init; }

    public required string NotDrawn { get; init; }

    public required string Shows { get; init; }

    /// <summary>Of a lot that is drawn, given the day by which the log shows it.</summary>
    public required Func<string?, IReadOnlyList<string>> Drawn { get; init; }

    /// <summary>The same while the lot is not drawn.</summary>
    public required Func<string?, IReadOnlyList<string>> Waiting { get; init; }

    public required string Hides { get; init; }

    public required string Holds { get; init; }

    public required string Study { get; init; }

    public required string Seal { get; init; }

    public required string Envelope { get; init; }

    public required string Line { get; init; }

    public required string How { get; init; }

    public required string SaveIt { get; init; }

    public required string GoTo { get; init; }

    public required string Choose { get; init; }

    public required string Helper { get; init; }

    /// <summary>On a screen.</summary>
    public required string OnPaper { get; init; }

    public required string Back { get; init; }

    public static ReceiptWords Danish { get; } = new()
    {
        Title = "Din kvittering",
        NotDrawn = "Der er ikke trukket lod endnu.",
        Shows = "Det viser kvitteringen",
        Drawn = day =>
        [
            "Dit lod lå i en lukket kuvert, før den første meldte sig. Ingen kunne bytte om på det.",
            "Forsøgets regnskab siger det samme lod som kuverten.",
            Logged("loddet", day),
        ],
        Waiting = day =>
        [
            "Alle lodder lå i lukkede kuverter, før den første meldte sig.",
            "Forsøgets regnskab siger, at du er tilmeldt.",
            Logged("tilmeldingen", day),
        ],
        Hides = "Den siger ikke, hvem du er. Dit navn, din kode og dine tider står der ikke.",
        Holds = "Det står der i kvitteringen",
        Study = "Forsøg",
        Seal = "Seglets aftryk",
        Envelope = "Kuvertens plads under seglet",
        Line = "Aftryk af din linje i regnskabet",
        How = "Sådan kontrollerer du den",
        SaveIt = "Hent den som en fil:",
        GoTo = "Gå til siden »Kontrollér min kvittering«. Med en anden telefon kan du rette kameraet mod firkanten:",
        Choose = "Vælg filen dér, og tryk »Kontrollér nu«. Filen bliver på din egen telefon eller computer.",
        Helper = "Du kan bede en anden om at gøre det.",
        OnPaper = "Vil du have siden på papir, så print den fra browseren.",
        Back = "Tilbage til Min kode",
    };

    public static ReceiptWords English { get; } = new()
    {
        Title = "Your receipt",
        NotDrawn = "Your lot hasn't been drawn yet.",
        Shows = "What it shows",
        Drawn = day =>
        [
            "Your lot was in a sealed envelope before the first person signed up. Nobody could swap it.",
            "The trial's records say the same lot as the envelope.",
            LoggedInEnglish("lot", day),
        ],
        Waiting = day =>
        [
            "All lots were in sealed envelopes before the first person signed up.",
            "The trial's records say that you have signed up.",
            LoggedInEnglish("sign-up", day),
        ],
        Hides = "It doesn't say who you are. Your name, your code and your times are not in it.",
        Holds = "What is in it",
        Study = "Trial",
        Seal = "The seal's fingerprint",
        Envelope = "The envelope's position under the seal",
        Line = "Fingerprint of your line in the records",
        How = "How to check it",
        SaveIt = "Get it as a file:",
        GoTo = "Go to the page “Check my receipt”. Or point the phone's camera at the square:",
        Choose = "Choose the file there and press “Check now”. The file stays on your own phone or computer.",
        Helper = "You can ask somebody else to do it.",
        OnPaper = "If you want this page on paper, print it from the browser.",
        Back = "Back to My code",
    };

    private static string Logged(string what, string? day) =>
        $"Forsøget har skrevet under på, at {what} kommer i den offentlige log{(day is null ? "" : $" senest {day}")}.";

    private static string LoggedInEnglish(string what, string? day) =>
        $"The trial has signed that the {what} will be in the public log{(day is null ? "" : $" by {day}")}.";
}
