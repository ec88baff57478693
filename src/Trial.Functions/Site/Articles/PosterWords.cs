using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Articles;

/// <summary>The words of the poster, for the houses where groups meet and for municipal workers to hang up.</summary>
public sealed record PosterWords : IWords<PosterWords>
{
    /// <summary>What the page is called, and the links that lead to it.</summary>
    public required string Title { get; init; }

    /// <summary>On the screen alone.</summary>
    public required string Print { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<string> Points { get; init; }

    /// <summary>Where people come with a slip.</summary>
    public required string WithSlip { get; init; }

    public required string Open { get; init; }

    public required string Scan { get; init; }

    public required string Key { get; init; }

    public required string KeyText { get; init; }

    public static PosterWords Danish { get; } = new()
    {
        Title = "Plakat",
        Print = "Print siden på A4, og hæng den op. Det er kun borgeren selv, der kan melde sig til.",
        Lead = "Et forsøg med grupper for voksne, hvor noget i hverdagen ikke fungerer, fordi de har det svært psykisk.",
        Points =
        [
            "Gruppen mødes en gang om ugen i 10 uger. Den ledes af to frivillige, som selv har haft det svært.",
            "Du skal være fyldt 18 år. Du skal ikke have en diagnose og ikke henvises.",
            "Du beholder den hjælp, du har nu, uanset hvad lodtrækningen viser.",
            "Vi spørger ikke om dit navn. Du får en kode, som kun du kender.",
        ],
        WithSlip = "Kom til et møde, og hør mere. Der får du en seddel, som du melder dig til med. Se hvor og hvornår:",
        Open = "Læs mere, og meld dig til, hvis du vil:",
        Scan = "Ret telefonens kamera mod billedet, eller skriv adressen.",
        Key = "Loggens nøgle",
        KeyText = "Til den, der vil regne efter: En offentlig log viser, at ingen har byttet om på lodderne. Den er skrevet under med "
            + "nøglerne her.",
    };

    public static PosterWords English { get; } = new()
    {
        Title = "Poster",
        Print = "Print this page on A4 and hang it up. Only citizens themselves can sign up.",
        Lead = "A trial of groups for adults who find that something in everyday life isn't working because of mental distress.",
        Points =
        [
            "The group meets once a week for 10 weeks. It is led by two volunteers who have been through it themselves.",
            "You must be 18 or over. You don't need a diagnosis or a referral.",
            "You keep the help you have now, whatever the draw is.",
            "We don't ask for your name. You get a code that only you know.",
        ],
        WithSlip = "Come to a meeting and hear more. There you get a slip that you sign up with. See where and when:",
        Open = "Read more, and sign up if you want to:",
        Scan = "Point the camera of your phone at the picture, or type the address.",
        Key = "The log's key",
        KeyText = "If you want to check: a public log shows that nobody has swapped the lots. It is signed with the keys here.",
    };
}
