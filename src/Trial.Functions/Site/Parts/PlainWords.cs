namespace Trial.Functions.Site.Parts;

/// <summary>What is said when a request has no page.</summary>
public sealed record PlainWords : IWords<PlainWords>
{
    /// <summary>Before a study is installed.</summary>
    public required Message NotYet { get; init; }

    /// <summary>The service has stopped until the steward has restored it; given whom to ask.</summary>
    public required Func<Controller?, Message> Stopped { get; init; }

    public required Message NotFound { get; init; }

    public required Message Foreign { get; init; }

    public required Message TooLarge { get; init; }

    /// <summary>What was sent did not arrive whole, or not in time.</summary>
    public required Message NotWhole { get; init; }

    public required Message NotAForm { get; init; }

    /// <summary>Something went wrong here; nobody knows whether it was before or after a lot was drawn.</summary>
    public required Message Failed { get; init; }

    public static PlainWords Danish { get; } = new()
    {
        NotYet = new(
            "Vi er ikke åbnet endnu",
            "Her kan du snart melde dig til et gruppeforløb. Vi er ved at gøre alt klar.",
            "Kom igen om nogle dage. Du kan også spørge der, hvor du hørte om os.",
            "Har du det svært lige nu, så vent ikke på os. Nederst på siden kan du se, hvem du kan ringe til."),
        Stopped = controller => new(
            "Vi holder pause lige nu",
            "Noget gik galt med vores computer. Nu ser vi efter, om alt er, som det skal være. Så længe trækker vi ikke lod.",
            "Har du meldt dig, så gem din kvittering. Viser den et lod, gælder det lod stadig.",
            "Venter du på dit lod, så se på Min kode, når vi er tilbage. Spørg os, hvis den ikke kender din kode.",
            "Ville du melde dig nu, så kom igen i morgen.",
            controller is null
                ? "Er du i tvivl, så spørg der, hvor du hørte om os."
                : $"Er du i tvivl, så spørg {controller.Name}: {controller.Contact}.",
            "Har du det svært lige nu, så vent ikke på os. Nederst på siden kan du se, hvem du kan ringe til."),
        NotFound = new("Vi kan ikke finde siden", "Måske er adressen skrevet forkert. Brug menuen øverst."),
        Foreign = new(
            "Det kom fra en anden side",
            "Vi tager kun imod svar fra vores egne sider. Vi har ikke gemt noget.",
            "Gå til forsiden, og prøv igen."),
        TooLarge = new("Det var for meget", "Vi kunne ikke læse så lang en besked. Vi har ikke gemt noget."),
        NotWhole = new(
            "Det kom ikke helt frem", "Forbindelsen blev afbrudt undervejs. Vi har ikke gemt noget.", "Gå tilbage, og send igen."),
        NotAForm = new("Det kunne vi ikke læse", "Brug knapperne på siden. Vi har ikke gemt noget."),
        Failed = new(
            "Noget gik galt hos os",
            "Hent siden igen om lidt.",
            "Var du ved at melde dig, så gå tilbage, og send dine svar igen. Du kan ikke komme til at trække to gange.",
            "Har du det svært lige nu, så vent ikke på os. Nederst på siden kan du se, hvem du kan ringe til."),
    };

    public static PlainWords English { get; } = new()
    {
        NotYet = new(
            "We are not open yet",
            "Soon you can sign up for a peer group here. We are getting everything ready.",
            "Come back in a few days. You can also ask where you heard about us.",
            "If things are hard right now, don't wait for us. At the bottom of the page you can see who to call."),
        Stopped = controller => new(
            "We have paused for now",
            "Something went wrong with our computer. We are checking that everything is as it should be. Until then no lots are drawn.",
            "If you have signed up, keep your receipt. If it shows a lot, that lot still stands.",
            "If you are waiting for your lot, look at My code when we are back. Ask us if it doesn't know your code.",
            "If you wanted to sign up now, come back tomorrow.",
            controller is null
                ? "If you are in doubt, ask where you heard about us."
                : $"If you are in doubt, ask {controller.Name}: {controller.Contact}.",
            "If things are hard right now, don't wait for us. At the bottom of the page you can see who to call."),
        NotFound = new("We can't find that page", "The address may be misspelled. Use the menu above."),
        Foreign = new(
            "That came from another site",
            "We only take answers from our own pages. We haven't stored anything.",
            "Go to the front page and try again."),
        TooLarge = new("That was too much", "We couldn't read such a long message. We haven't stored anything."),
        NotWhole = new(
            "Not all of it arrived", "The connection was lost on the way. We haven't stored anything.", "Go back and send it again."),
        NotAForm = new("We couldn't read that", "Use the buttons on the page. We haven't stored anything."),
        Failed = new(
            "Something went wrong on our side",
            "Reload the page in a little while.",
            "If you were signing up, go back and send your answers again. You can't draw twice.",
            "If things are hard right now, don't wait for us. At the bottom of the page you can see who to call."),
    };

    /// <summary>What is said about a form that was refused with a status.</summary>
    public Message Of(int status) => status switch
    {
        400 or 408 => NotWhole,
        403 => Foreign,
        413 => TooLarge,
        415 => NotAForm,
        500 or 503 => Failed,
        _ => NotFound,
    };
}
