using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Articles;

/// <summary>One page for a municipal worker: you may tell, only the citizen signs up.</summary>
public sealed record WorkersWords : IArticleWords<WorkersWords>
{
    public required Func<Visit, Article> For { get; init; }

    public static WorkersWords Danish { get; } = new()
    {
        For = visit => new Article(
            "Til dig, der arbejder i kommunen",
            "Du må gerne fortælle om tilbuddet. Kun borgeren selv kan melde sig til.",
            new Section(
                "Hvad er det?",
                [
                    "Et forsøg med gruppeforløb for voksne, hvor noget i hverdagen ikke fungerer, fordi de har det svært psykisk. "
                        + "Gruppen mødes en gang om ugen i 10 uger og ledes af to frivillige, som selv har haft det svært.",
                    "Lodtrækningen afgør, om man kommer i en gruppe eller i kontrolgruppen. Begge beholder den hjælp, de har. Forsøget er "
                        + "et tillæg.",
                    "En forening står bag sammen med forskere. Den er ikke en del af kommunen.",
                ]),
            new Section(
                "Det må du gerne",
                [],
                "fortælle, at tilbuddet findes, og vise eller printe siden",
                visit.Study.NeedsSlip
                    ? "fortælle om mødet, hvor man hører mere og får en seddel. Det binder ikke."
                    : "fortælle, at man kan melde sig til på siden her",
                "låne borgeren en telefon eller computer. Lad borgeren sidde alene, og brug et privat vindue.",
                "fortælle om begge udfald, og at chancen er kendt på forhånd"),
            new Section(
                "Det må du ikke",
                [],
                "melde en borger til, heller ikke efter aftale",
                "spørge om koden, eller hvad lodtrækningen viste",
                "skrive i en sag, at nogen har meldt sig, medmindre borgeren beder om det",
                "gøre anden hjælp afhængig af, om borgeren er med"),
            new Section(
                "Hvad får kommunen at vide?",
                ["Intet. Der er ingen lister, tal eller beskeder til kommunen om, hvem der har meldt sig, eller hvad "
                    + "lodtrækningen viste. Du kan "
                    + "heller ikke få det ved at spørge."]),
            new Section(
                "Hvem er det for?",
                ["Voksne fra 18 år, der selv oplever, at noget i hverdagen ikke fungerer, fordi de har det svært psykisk. Man skal "
                    + "ikke have en diagnose, og man skal ikke henvises."])),
    };

    public static WorkersWords English { get; } = new()
    {
        For = visit => new Article(
            "If you work in the municipality",
            "You may tell people about the offer. Only the citizen can sign up.",
            new Section(
                "What is it?",
                [
                    "A trial of peer groups for adults who find that something in everyday life isn't working because of mental "
                        + "distress. The "
                        + "group meets once a week for 10 weeks and is led by two volunteers who have been through it themselves.",
                    "The draw decides whether someone joins a group or the control group. Both keep the help they have. The trial "
                        + "comes on top of it.",
                    "An association is behind it together with researchers. It isn't part of the municipality.",
                ]),
            new Section(
                "You may",
                [],
                "say that the offer exists, and show or print the page",
                visit.Study.NeedsSlip
                    ? "mention the meeting where people hear more and get a slip. It doesn't commit them to anything."
                    : "say that people can sign up on this site",
                "lend the citizen a phone or computer. Let the citizen sit alone, and use a private window.",
                "explain both outcomes, and that the odds are known beforehand"),
            new Section(
                "You may not",
                [],
                "sign a citizen up, even if they agree",
                "ask for the code or the result of the draw",
                "note in a case file that someone has signed up, unless the citizen asks for it",
                "make other help depend on whether the citizen takes part"),
            new Section(
                "What is the municipality told?",
                ["Nothing. There are no lists, figures or messages to the municipality about who has signed up or what the result was. You "
                    + "can't get it by asking either."]),
            new Section(
                "Who is it for?",
                ["Adults aged 18 or over who find that something in everyday life isn't working because of mental distress. They "
                    + "don't need a diagnosis or a referral."])),
    };
}
