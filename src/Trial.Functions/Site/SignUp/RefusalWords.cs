using Trial.Core.Intake;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>What is said when no lot is drawn. In each of these nothing new is stored.</summary>
public sealed record RefusalWords : IWords<RefusalWords>
{
    public required Message TooYoung { get; init; }

    /// <summary>For an adult whose everyday life works.</summary>
    public required Message NotNeeded { get; init; }

    /// <summary>Before the owner's list of helplines.</summary>
    public required string Others { get; init; }

    public required string Mistaken { get; init; }

    public required Message Closed { get; init; }

    /// <summary>Closed for good.</summary>
    public required Message Ended { get; init; }

    public required Message OtherSubmission { get; init; }

    public required Message TooMany { get; init; }

    /// <summary>For a browser that solved no challenge.</summary>
    public required Message NotSolved { get; init; }

    public required Message Erased { get; init; }

    public required Message TryAgain { get; init; }

    public required string Again { get; init; }

    public static RefusalWords Danish { get; } = new()
    {
        TooYoung = new(
            "Du kan ikke være med denne gang",
            "Gruppen er kun for voksne. Du er velkommen, når du er fyldt 18 år. Vi har ikke gemt dit svar.",
            "Du skal ikke stå alene med det. Tal med en voksen, du stoler på, eller med din egen læge. Nederst på siden står, hvem du "
                + "kan ringe til nu."),
        NotNeeded = new(
            "Du kan ikke være med denne gang",
            "Gruppen er for dem, der har det så svært, at noget i hverdagen ikke fungerer. Vi har ikke gemt dine svar.",
            "Bliver det svært, er du velkommen. Og har du brug for at tale med nogen nu, står der nederst på siden, hvem du kan "
                + "ringe til."),
        Others = "Her kan du også få hjælp:",
        Mistaken = "Ret mit svar",
        Closed = new(
            "Der er lukket for nye", "Vi tager ikke imod flere lige nu. Vi har ikke gemt dine svar.", "Har du en kode, virker den stadig.")
        { LeadsToCode = true },
        Ended = new("Du kan ikke melde dig til mere", "Tilmeldingen er slut. Vi har ikke gemt noget.", "Har du en kode, virker den stadig.")
        { LeadsToCode = true },
        OtherSubmission = new(
            "Du har allerede trukket lod",
            "Loddet er trukket med andre svar, end du sender nu. Det bliver ikke trukket om.",
            "Gå til Min kode, og skriv din kode. Så ser du, hvad lodtrækningen viste.")
        { LeadsToCode = true },
        TooMany = new("Mange melder sig lige nu", "Vi har ikke trukket lod endnu. Lad siden stå åben, og prøv igen om lidt. "
            + "Det kan tage op til en time. Dine svar er her på siden, og din kode er den samme."),
        NotSolved = new(
            "Mange melder sig lige nu",
            "Vi har ikke trukket lod endnu. Prøv igen, så løser din browser først en lille opgave af sig selv. Det tager et øjeblik.",
            "Sker der det samme igen, så kom igen om en time. Dine svar er her på siden."),
        Erased = new("Dine data er slettet", "Du har bedt os slette det, vi havde gemt. Derfor kan koden ikke bruges mere."),
        TryAgain = new(
            "Vi fik ikke trukket lod",
            "Noget gik galt hos os. Dine svar er her på siden. Prøv igen. Du kan ikke komme til at trække to gange."),
        Again = "Prøv igen",
    };

    public static RefusalWords English { get; } = new()
    {
        TooYoung = new(
            "You can't take part this time",
            "The group is for adults only. You are welcome when you turn 18. We haven't stored your answer.",
            "You don't have to be alone with it. Talk to an adult you trust or to your own doctor. At the bottom of the page you can see "
                + "who to call now."),
        NotNeeded = new(
            "You can't take part this time",
            "The group is for people who have such a hard time that something in everyday life isn't working. We haven't stored "
                + "your answers.",
            "If it gets hard, you are welcome. And if you need to talk to someone now, you can see who to call at the bottom of the page."),
        Others = "You can get help here too:",
        Mistaken = "Change my answer",
        Closed = new(
            "Closed for new people",
            "We aren't taking any more people at the moment. We haven't stored your answers.",
            "If you have a code, it still works.")
        { LeadsToCode = true },
        Ended = new(
            "You can't sign up any more",
            "Sign-up has ended. We haven't stored anything.",
            "If you have a code, it still works.")
        { LeadsToCode = true },
        OtherSubmission = new(
            "Your lot has already been drawn",
            "We drew your lot with other answers than these. We won't draw again.",
            "Go to My code and type your code. Then you can see the result.")
        { LeadsToCode = true },
        TooMany = new(
            "Many people are signing up", "We haven't drawn lots yet. Keep this page open, and try again in a little while. "
            + "It can take up to an hour. Your answers are on this page, and your code stays the same."),
        NotSolved = new(
            "Many people are signing up",
            "We haven't drawn lots yet. Try again, and your browser will first solve a small task by itself. It takes a moment.",
            "If the same happens again, come back in an hour. Your answers are on this page."),
        Erased = new("Your data have been deleted", "You asked us to delete what we had stored. So the code can no longer be used."),
        TryAgain = new(
            "We didn't draw lots", "Something went wrong on our side. Your answers are on this page. Try again. You can't draw twice."),
        Again = "Try again",
    };

    /// <summary>The whole page for a refusal, or null where a question is asked again instead.</summary>
    public Message? Of(Refusal why) => why switch
    {
        Refusal.NotEligible => NotNeeded,
        Refusal.StudyClosed => Closed,
        Refusal.OtherSubmission => OtherSubmission,
        Refusal.TooMany => TooMany,
        Refusal.NotSolved => NotSolved,
        Refusal.Erased => Erased,
        Refusal.TryAgain => TryAgain,
        _ => null,
    };
}
