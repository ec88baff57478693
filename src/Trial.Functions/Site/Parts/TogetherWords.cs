namespace Trial.Functions.Site.Parts;

/// <summary>What is said where lots are drawn by cohort. It names no date: one person alone has none.</summary>
public sealed record TogetherWords : IWords<TogetherWords>
{
    /// <summary>When lots are drawn; so many people.</summary>
    public required Func<int, string> When { get; init; }

    /// <summary>The title of who has signed up and waits.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<string> Next { get; init; }

    public required string TrustText { get; init; }

    public required string Care { get; init; }

    /// <summary>The lot in what is stored, before it is drawn.</summary>
    public required string NotDrawn { get; init; }

    /// <summary>To somebody whose code is not known though it is typed right.</summary>
    public required string NotSent { get; init; }

    /// <summary>For somebody whom a restored copy of the table has taken out of the queue.</summary>
    public required Message OutOfQueue { get; init; }

    public required string StartText { get; init; }

    public required string SendTitle { get; init; }

    public required string SendText { get; init; }

    public required string Send { get; init; }

    /// <summary>For people who want to know how lots are drawn.</summary>
    public required string About { get; init; }

    /// <summary>What deleting means before the lot, said with what it means after it.</summary>
    public required string Erasing { get; init; }

    /// <summary>What is said to somebody who asks to leave what a lot that is not drawn has not given.</summary>
    public required Message NothingToLeave { get; init; }

    /// <summary><see cref="Erasing"/>, where it can happen.</summary>
    public static IEnumerable<string> ErasingIn(Visit visit) =>
        visit.Study.Together is null ? [] : [visit.Language.Words<TogetherWords>().Erasing];

    public static TogetherWords Danish { get; } = new()
    {
        When = people => $"Der trækkes lod, når {people} har meldt sig på dit sted. Nogle gange bliver det lidt færre eller lidt flere.",
        Title = "Du er tilmeldt",
        Next =
        [
            "Kig på Min kode nu og da. Når der er trukket lod, står det der.",
            "Vi kan ikke skrive til dig, fordi vi ikke ved, hvem du er.",
        ],
        TrustText = "Alle lodder lå i lukkede kuverter, før du meldte dig. Kvitteringen viser, at du er tilmeldt. Når der er trukket lod, "
            + "får du en ny, som viser, at ingen har byttet om på dit.",
        Care = "Den, der ser kvitteringen, kan se, at du er tilmeldt, og omtrent hvornår.",
        NotDrawn = "Er ikke trukket endnu",
        NotSent = "Er hvert tegn rigtigt? Så nåede du måske ikke at trykke på »Send tilmeldingen«. Da er du ikke tilmeldt, og du kan "
            + "tilmelde dig igen.",
        OutOfQueue = new(
            "Vi ved ikke, om dit lod er trukket",
            "Vi har måttet hente vores tal fra en kopi. Derfor er du ikke længere i køen.",
            "Har du en kvittering, som viser et lod? Så gælder det lod. Ring til os.",
            "Har du ingen? Så meld dig igen. Bed om en ny seddel, hvis du brugte en."),
        StartText = "Til sidst sender du dine svar. Du kan stoppe når som helst før det. Så gemmer vi intet.",
        SendTitle = "Meld dig til",
        SendText = "Når du trykker, gemmer vi dine svar. Det kan kun ske én gang.",
        Send = "Send tilmeldingen",
        About = "Her trækkes lod for flere ad gangen. Hvem af dem der får hvilken kuvert, er regnet ud af et tal, som lå fast før den "
            + "første meldte sig.",
        Erasing = "Er dit lod ikke trukket endnu, bliver det heller ikke trukket. Så står der kun, at nogen meldte sig, hvor og hvornår.",
        NothingToLeave = new("Der er ikke trukket lod endnu", "Der er ikke ændret noget. Du kan altid få slettet det, vi har gemt om dig."),
    };

    public static TogetherWords English { get; } = new()
    {
        When = people => $"Lots are drawn when {people} people have signed up at your place. Sometimes it is a few fewer or a few more.",
        Title = "You have signed up",
        Next =
        [
            "Look at My code now and then. Once the lots are drawn, you can see yours there.",
            "We can't write to you, because we don't know who you are.",
        ],
        TrustText = "All lots were in sealed envelopes before you signed up. The receipt shows that you have signed up. Once the lots are "
            + "drawn you get a new one, which shows that nobody has swapped yours.",
        Care = "Anyone who sees the receipt can see that you have signed up, and roughly when.",
        NotDrawn = "Not drawn yet",
        NotSent = "Is every character right? Then you may not have pressed “Send the sign-up”. If so, you are not signed up, and you can "
            + "sign up again.",
        OutOfQueue = new(
            "We don't know whether your lot was drawn",
            "We had to restore our records from a copy. So you are no longer in the queue.",
            "Do you have a receipt that shows a lot? Then that lot counts. Call us.",
            "If you don't, sign up again. Ask for a new slip if you used one."),
        StartText = "At the end you send your answers. You can stop at any time before that. Then we don't store anything.",
        SendTitle = "Sign up",
        SendText = "When you press, we store your answers. It can only happen once.",
        Send = "Send the sign-up",
        About = "Here lots are drawn for several people at a time. Who of them gets which envelope is worked out from a number that was "
            + "fixed before the first person signed up.",
        Erasing = "If your lot hasn't been drawn yet, it won't be. Then all that stays is that somebody signed up, where and when.",
        NothingToLeave = new(
            "Your lot hasn't been drawn yet", "Nothing was changed. You can always have what we have stored about you deleted."),
    };
}
