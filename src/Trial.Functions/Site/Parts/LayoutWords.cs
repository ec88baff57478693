namespace Trial.Functions.Site.Parts;

/// <summary>The words around every page.</summary>
public sealed record LayoutWords : IWords<LayoutWords>
{
    public required string Tag { get; init; }

    public required string Skip { get; init; }

    public required string Exit { get; init; }

    public required string ExitHelp { get; init; }

    public required string Menu { get; init; }

    public required string Front { get; init; }

    public required string ToFront { get; init; }

    public required string SignUp { get; init; }

    public required string MyCode { get; init; }

    public required string More { get; init; }

    public required string About { get; init; }

    public required string Verify { get; init; }

    public required string Privacy { get; init; }

    public required string Accessibility { get; init; }

    public required string Workers { get; init; }

    public required string OtherLanguage { get; init; }

    public required string OtherTag { get; init; }

    public required string Demonstration { get; init; }

    public required string Practice { get; init; }

    public required string Quiet { get; init; }

    /// <summary>What was sent did not reach us, or our answer did not come.</summary>
    public required string Lost { get; init; }

    public static LayoutWords Danish { get; } = new()
    {
        Tag = "da",
        Skip = "Gå til indholdet",
        Exit = "Forlad siden",
        ExitHelp = "Du kan også trykke tre gange på Skift.",
        Menu = "Menu",
        Front = "Forside",
        ToFront = "Gå til forsiden",
        SignUp = "Tilmeld dig",
        MyCode = "Min kode",
        More = "Mere",
        About = "Sådan trækkes lod",
        Verify = "Kontrollér min kvittering",
        Privacy = "Dine oplysninger",
        Accessibility = "Tilgængelighed",
        Workers = "Til ansatte i kommunen",
        OtherLanguage = "English",
        OtherTag = "en",
        Demonstration = "Dette er en prøve. Der trækkes ikke rigtigt lod, og alt kan blive slettet.",
        Practice = "ØVELSE. Der trækkes ikke rigtigt lod, og alt kan blive slettet.",
        Quiet = "Siden bruger ikke cookies og henter intet fra andre sider.",
        Lost = "Der er ingen forbindelse lige nu. Det, du har skrevet, er her endnu. Prøv igen om lidt.",
    };

    public static LayoutWords English { get; } = new()
    {
        Tag = "en",
        Skip = "Go to the content",
        Exit = "Leave this page",
        ExitHelp = "You can also press Shift three times.",
        Menu = "Menu",
        Front = "Front page",
        ToFront = "Go to the front page",
        SignUp = "Sign up",
        MyCode = "My code",
        More = "More",
        About = "How lots are drawn",
        Verify = "Check my receipt",
        Privacy = "Your data",
        Accessibility = "Accessibility",
        Workers = "For municipal workers",
        OtherLanguage = "Dansk",
        OtherTag = "da",
        Demonstration = "This is a demonstration. No real lots are drawn, and everything may be deleted.",
        Practice = "PRACTICE (ØVELSE). No real lots are drawn, and everything may be deleted.",
        Quiet = "This site uses no cookies and loads nothing from other sites.",
        Lost = "There is no connection right now. What you have entered is still here. Try again in a little while.",
    };
}
