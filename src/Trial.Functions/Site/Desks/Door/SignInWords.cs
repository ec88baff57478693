using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Door;

/// <summary>The words where staff sign in, and where they may not go.</summary>
public sealed record SignInWords : IWords<SignInWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Key { get; init; }

    public required string KeyHint { get; init; }

    public required string SignIn { get; init; }

    public required string Wrong { get; init; }

    public required string Account { get; init; }

    public required string OwnBrowser { get; init; }

    public required string Choose { get; init; }

    public required string ChooseText { get; init; }

    public required string Municipal { get; init; }

    public required string MunicipalLink { get; init; }

    public required string First { get; init; }

    public required Message NotYours { get; init; }

    public required Message OldPage { get; init; }

    public static SignInWords Danish { get; } = new()
    {
        Title = "Log ind",
        Lead = "Her logger koordinatorer, forsøgsledere, forskere og kontrollanter ind.",
        Key = "Din nøgle",
        KeyHint = "Du har fået den af forsøgslederen. Sæt den ind, som den er.",
        SignIn = "Log ind",
        Wrong = "Nøglen passer ikke. Prøv igen.",
        Account = "Log ind med din arbejdskonto",
        OwnBrowser = "Lad aldrig en borger melde sig i den browser, du er logget ind i. Brug en anden browser, eller log ud først.",
        Choose = "Vælg en rolle",
        ChooseText = "Du har flere roller. Du bruger én ad gangen. Log ud for at skifte.",
        Municipal = "Arbejder du i kommunen?",
        MunicipalLink = "Her er siden til dig",
        First = "Log ind først. Så kan du se siden.",
        NotYours = new("Det har du ikke adgang til", "Siden hører til en anden rolle. Brug menuen øverst."),
        OldPage = new(
            "Siden var for gammel",
            "Du har logget ind igen, siden du hentede den. Vi har ikke gemt noget. Hent siden igen, og gør det om."),
    };

    public static SignInWords English { get; } = new()
    {
        Title = "Sign in",
        Lead = "Coordinators, stewards, researchers and auditors sign in here.",
        Key = "Your key",
        KeyHint = "You got it from the steward. Paste it as it is.",
        SignIn = "Sign in",
        Wrong = "The key does not fit. Try again.",
        Account = "Sign in with your work account",
        OwnBrowser = "Never let a citizen sign up in the browser you are signed in in. Use another browser, or sign out first.",
        Choose = "Choose a role",
        ChooseText = "You have several roles. You use one at a time. Sign out to change it.",
        Municipal = "Do you work in the municipality?",
        MunicipalLink = "Your page is here",
        First = "Sign in first. Then you can see the page.",
        NotYours = new("You do not have access to this", "The page belongs to another role. Use the menu above."),
        OldPage = new(
            "The page was too old",
            "You have signed in again since you loaded it. We have stored nothing. Load the page again and do it once more."),
    };
}
