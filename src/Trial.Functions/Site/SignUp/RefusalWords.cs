using Trial.Application.Citizens;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>What is said when no lot is drawn. In each of these nothing new is stored.</summary>
public sealed record RefusalWords : IWords<RefusalWords>
{
    public required Message NotEligible { get; init; }

    public required string Mistaken { get; init; }

    public required Message Closed { get; init; }

    public required Message OtherSubmission { get; init; }

    public required Message TooMany { get; init; }

    public required Message Erased { get; init; }

    public required Message TryAgain { get; init; }

    public required string Again { get; init; }

    public static RefusalWords Danish { get; } = new()
    {
        NotEligible = new(
            "Du kan ikke være med denne gang",
            "Gruppen er for dig, der er fyldt 18 år, og som har noget i hverdagen, der ikke fungerer. Vi har ikke gemt dine svar.",
            "Har du brug for hjælp? Nederst på siden står, hvem du kan ringe til."),
        Mistaken = "Ret mit svar",
        Closed = new(
            "Der er lukket for nye", "Vi tager ikke imod flere lige nu. Vi har ikke gemt dine svar.", "Har du en kode, virker den stadig."),
        OtherSubmission = new(
            "Du har allerede trukket lod",
            "Loddet er trukket med andre svar, end du sender nu. Det bliver ikke trukket om.",
            "Gå til Min kode, og skriv din kode. Så ser du, hvad lodtrækningen blev."),
        TooMany = new("Mange melder sig lige nu", "Vi har ikke trukket lod endnu. Vent lidt, og prøv så igen. Dine svar er her på siden."),
        Erased = new("Dine data er slettet", "Du har bedt os slette det, vi havde gemt. Derfor kan koden ikke bruges mere."),
        TryAgain = new(
            "Vi fik ikke trukket lod",
            "Noget gik galt hos os. Dine svar er her på siden. Prøv igen. Du kan ikke komme til at trække to gange."),
        Again = "Prøv igen",
    };

    public static RefusalWords English { get; } = new()
    {
        NotEligible = new(
            "You can't take part this time",
            "The group is for people aged 18 or over who find that something in everyday life isn't working. We haven't stored your "
                + "answers.",
            "Do you need help? At the bottom of the page you can see who to call."),
        Mistaken = "Change my answer",
        Closed = new(
            "Closed for new people",
            "We aren't taking any more people at the moment. We haven't stored your answers.",
            "If you have a code, it still works."),
        OtherSubmission = new(
            "You have drawn already",
            "Your lot was drawn with other answers than the ones you sent now. It isn't drawn again.",
            "Go to My code and type your code. Then you can see what the draw was."),
        TooMany = new(
            "Many people are signing up", "We haven't drawn lots yet. Wait a little, then try again. Your answers are on this page."),
        Erased = new("Your data have been deleted", "You asked us to delete what we had stored. So the code can no longer be used."),
        TryAgain = new(
            "We didn't draw lots", "Something went wrong on our side. Your answers are on this page. Try again. You can't draw twice."),
        Again = "Try again",
    };

    /// <summary>The whole page for a refusal, or null where a question is asked again instead.</summary>
    public Message? Of(Refusal why) => why switch
    {
        Refusal.NotEligible => NotEligible,
        Refusal.StudyClosed => Closed,
        Refusal.OtherSubmission => OtherSubmission,
        Refusal.TooMany => TooMany,
        Refusal.Erased => Erased,
        Refusal.TryAgain => TryAgain,
        _ => null,
    };
}
