using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Articles;

/// <summary>The statement on accessibility. It promises what the tests hold.</summary>
public sealed record AccessibilityWords : IArticleWords<AccessibilityWords>
{
    public required Func<Visit, Article> For { get; init; }

    public static AccessibilityWords Danish { get; } = new()
    {
        For = visit => new Article(
            "Tilgængelighed",
            "Alle skal kunne bruge siden. Her står, hvad vi har gjort, og hvad du kan gøre, hvis noget driller.",
            new Section(
                "Hvad kan du regne med?",
                ["Vi følger reglerne WCAG 2.2 på niveau AA. Det betyder blandt andet:"],
                "Du kan bruge siden med tastatur, mus, finger eller skærmlæser.",
                "Du kan gøre teksten dobbelt så stor og bruge en smal skærm.",
                "Du kan melde dig til uden JavaScript.",
                "Intet blinker, flytter sig eller tæller ned. Du har den tid, du vil.",
                "Fejl står øverst på siden og ved det felt, det handler om.",
                "Sproget er let at læse. Det måler vi hver gang, vi ændrer noget."),
            new Section(
                "Hvordan prøver vi det af?",
                ["En maskine prøver hver side, hver gang vi ændrer noget: på tre skærme, med stor tekst, med tastatur og med høj "
                    + "kontrast. Den finder ikke alt. Før et rigtigt forsøg begynder, skal mennesker med skærmlæser også prøve siden."]),
            new Section(
                "Hvad virker ikke helt?",
                ["Disse ting kræver JavaScript: knapperne, der kopierer, gemmer og printer koden, Skift tre gange, kontrollen af "
                    + "kvitteringen og legen med kuverterne. Uden JavaScript skriver du selv koden fra din seddel. Brug "
                        + "sidens egen knap Tilbage, ikke browserens. Alt andet virker uden."]),
            new Section(
                "Er der noget, du ikke kan bruge?",
                [ContactInDanish(visit), "Hjælper det ikke, kan du klage til Digitaliseringsstyrelsen."])),
    };

    public static AccessibilityWords English { get; } = new()
    {
        For = visit => new Article(
            "Accessibility",
            "Everyone must be able to use the site. Here is what we have done, and what you can do if something causes trouble.",
            new Section(
                "What can you count on?",
                ["We follow the rules of WCAG 2.2 at level AA. That means, among other things:"],
                "You can use the site with keyboard, mouse, finger or screen reader.",
                "You can make the text twice as large and use a narrow screen.",
                "You can sign up without JavaScript.",
                "Nothing blinks, moves or counts down. Take all the time you like.",
                "Errors are shown at the top of the page and at the field they are about.",
                "The language is easy to read. We measure that every time we change something."),
            new Section(
                "How do we test it?",
                ["A machine tries every page each time we change something: on three screens, with large text, with the keyboard and in "
                    + "high contrast. It doesn't find everything. Before a real trial begins, people with screen readers must try the "
                        + "site too."]),
            new Section(
                "What doesn't quite work?",
                ["These things need JavaScript: the buttons that copy, save and print the code, Shift three times, the check of the "
                    + "receipt, and the play with the envelopes. Without JavaScript you type the code of your slip yourself. Use "
                        + "the page's own button Back, not the browser's. Everything else works without it."]),
            new Section(
                "Is there something you can't use?",
                [ContactInEnglish(visit), "If that does not help, you can complain to the Danish Agency for Digital Government."])),
    };

    private static string ContactInDanish(Visit visit) => visit.Owner.Controller is { } controller
        ? $"Sig det til {controller.Name}: {controller.Contact}."
        : "Dette er en prøve. Ved et rigtigt forsøg står her, hvem du kan sige det til.";

    private static string ContactInEnglish(Visit visit) => visit.Owner.Controller is { } controller
        ? $"Tell {controller.Name}: {controller.Contact}."
        : "This is a demonstration. In a real trial you can see here who to tell.";
}
