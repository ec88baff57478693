using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Farewell;

/// <summary>The page one comes to by leaving in a hurry. It says nothing of where one comes from.</summary>
public sealed record FarewellWords : IWords<FarewellWords>
{
    public required string Title { get; init; }

    public required string Cleared { get; init; }

    public required string NotCleared { get; init; }

    public required IReadOnlyList<string> NotClearedThings { get; init; }

    public required string How { get; init; }

    public required string Private { get; init; }

    public static FarewellWords Danish { get; } = new()
    {
        Title = "Farvel",
        Cleared = "Siden er væk fra skærmen. Luk fanen, så kan ingen gå tilbage til den.",
        NotCleared = "Dette kan vi ikke slette",
        NotClearedThings =
        [
            "listen over sider, du har besøgt",
            "filer, du har gemt, og billeder af skærmen",
            "det, som dit net eller din arbejdsplads kan se: at du har været på adressen",
        ],
        How = "Slet selv listen: Åbn browserens menu, vælg historik, og slet den sidste time.",
        Private = "Næste gang kan du bruge et privat vindue. Så gemmer browseren ikke listen.",
    };

    public static FarewellWords English { get; } = new()
    {
        Title = "Goodbye",
        Cleared = "The page is gone from the screen. Close the tab, and nobody can go back to it.",
        NotCleared = "We can't delete these",
        NotClearedThings =
        [
            "the list of pages you have visited",
            "files you have saved and pictures of the screen",
            "what your network or workplace can see: that you were at the address",
        ],
        How = "Delete the list yourself: open the browser's menu, choose history, and delete the last hour.",
        Private = "Next time you can use a private window. It doesn't keep that list.",
    };
}
