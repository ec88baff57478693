using Trial.Application.Study;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Articles;

/// <summary>What is done with a person's data, and what the person can do.</summary>
public sealed record PrivacyWords : IArticleWords<PrivacyWords>
{
    public required Func<Visit, Article> For { get; init; }

    public static PrivacyWords Danish { get; } = new()
    {
        For = visit => new Article(
            "Dine oplysninger",
            "Vi gemmer så lidt som muligt. Her står, hvad vi gemmer, hvem der ser det, og hvad du selv kan gøre.",
            new Section("Hvem har ansvaret?", [ControllerInDanish(visit.Owner.Controller), .. EthicsOf(visit)]),
            new Section(
                "Hvad gemmer vi?",
                ["Når du melder dig til, gemmer vi dette:"],
                "det sted og de tider, du har valgt. Tiderne kan du ændre med din kode",
                "dit ja eller nej til hvert spørgsmål, og om du vil have følgeskab",
                "hvilken tekst du sagde ja til, og på hvilket sprog",
                "hvornår loddet blev trukket, og hvad det blev",
                "din kvittering",
                "et forsknings-id, som forskerne bruger. Det laves sammen med din kode, før der trækkes lod. Det siger intet om dig, og "
                    + "ingen kan regne koden ud af det",
                $"et navn i gruppen som {ExampleOf(visit)}, så du ikke skal bruge dit eget",
                "om du kom til gruppens møder",
                "de beskeder, koordinatoren har skrevet til dig",
                "et aftryk af din kode og af dine svar. Selve koden gemmer vi ikke."),
            new Section(
                "Hvad gemmer vi ikke?",
                ["Vi spørger ikke om det her, og der er ingen steder at skrive det:"],
                "navn, CPR-nummer, adresse, mail eller telefon",
                "diagnose, eller hvad der er svært for dig",
                "din kommune eller din sag",
                "din IP-adresse, eller hvilken telefon du bruger. Dit net og vores server kan se adressen, mens du er her. Vi skriver "
                    + "den ikke ned."),
            new Section(
                "Er jeg anonym?",
                [
                    "Nej, ikke helt. Du er skjult bag en kode. Det hedder et pseudonym.",
                    "Den, der har din kode, kan se det, vi har gemt. Det samme kan din kvittering vise. På et lille sted kan en, der "
                        + "ved, hvilken dag du meldte dig, måske regne ud, hvilket lod der er dit.",
                    "At du melder dig, siger noget om dit helbred. Derfor passer vi på det som følsomme oplysninger, selv om vi ikke "
                        + "spørger om sygdom.",
                ]),
            new Section("Hvorfor må vi gemme det?", [BasisInDanish(visit.Owner.Basis)]),
            new Section(
                "Hvem ser hvad?",
                ["Ingen ser det hele. Hver gang en medarbejder åbner en liste, bliver det skrevet ned, så det kan ses bagefter."],
                "Koordinatoren ser navnet i gruppen, fremmøde og ønske om følgeskab for dem, der er i en gruppe. Aldrig kode, "
                    + "forsknings-id eller "
                    + "hvem der er i kontrolgruppen.",
                "Forskerne ser forsknings-id, måned, sted, lod og gruppe, og om du har stoppet. Når forsøget er slut, ser de også dagen, "
                    + "og hvor mange møder du kom til. Aldrig kode eller navnet i gruppen.",
                "En uafhængig kontrollant kan se, at hvert lod er trukket rigtigt.",
                "Kommunen ser intet, og vi fortæller den intet."),
            new Section(
                "Hvor længe?",
                [
                    "Hvilke møder du kom til, og hvad gruppen fik at vide, sletter vi "
                        + $"{When.Span(Language.Danish, visit.Study.Kept.GroupDays)} efter gruppens sidste møde. Det, vi skrev, mens du "
                        + "ventede, sletter vi lige så lang tid efter. Antallet af møder bliver stående under et tilfældigt nummer.",
                    $"Resten sletter vi {When.Span(Language.Danish, visit.Study.Kept.PeopleDays)} efter, at forsøget er lukket.",
                    "Det sker af sig selv, og det kan ses i forsøgets regnskab. Du kan selv slette før.",
                ]),
            new Section(
                "Hvad kan jeg selv gøre?",
                ["Gå til Min kode, og skriv din kode. Du behøver ikke sige hvorfor, og det går ikke ud over din anden hjælp. Du kan:"],
                "se det, vi har gemt",
                "stoppe i gruppen",
                "stoppe forskernes spørgsmål",
                "få det slettet",
                "bede den ansvarlige rette eller begrænse det. Har du mistet koden, kan vi ikke finde dig."),
            new Section(
                "Hvad sker der, når jeg sletter?",
                [
                    "Vi sletter dine svar, dit forsknings-id, dit navn i gruppen og din kvittering. Koden virker ikke mere.",
                    "Tilbage bliver kun loddet: dagen, stedet, og hvad det blev. Ellers kunne ingen kontrollere, at de andre lodder er "
                        + "trukket rigtigt.",
                    .. TogetherWords.ErasingIn(visit),
                    "Er dine svar allerede regnet med i forskernes tal, kan de ikke tages ud igen. Forskerne får besked "
                        + "om, hvilke id'er der er slettet, så de kan rydde op.",
                ]),
            new Section(
                "Det, alle kan se",
                ["Hver nat lægger vi lige mange linjer ud på nettet. De viser, at intet er ændret. Ingen kan læse af dem, hvem der har "
                    + "meldt sig, hvor eller hvornår."]),
            new Section(
                "Cookies",
                ["Vi bruger ingen. Siden henter intet fra andre, og den gemmer intet i din browser. "
                    + "Kun personale, der logger ind, får en cookie."]),
            new Section(
                "Vil du klage?", ["Skriv først til den, der har ansvaret. Du kan altid klage til Datatilsynet på datatilsynet.dk."])),
    };

    public static PrivacyWords English { get; } = new()
    {
        For = visit => new Article(
            "Your data",
            "We store as little as possible. Here you see what we store, who sees it, and what you can do yourself.",
            new Section("Who is responsible?", [ControllerInEnglish(visit.Owner.Controller), .. EthicsOf(visit)]),
            new Section(
                "What do we store?",
                ["When you sign up, we store this:"],
                "the place and the times you have chosen. You can change the times with your code",
                "your yes or no to each question, and whether you want companionship",
                "which text you said yes to, and in which language",
                "when the lot was drawn, and the result",
                "your receipt",
                "a research id that the researchers use. It is made together with your code, before the lot is drawn. It says nothing "
                    + "about you, and nobody can work out the code from it",
                $"a name in the group such as {ExampleOf(visit)}, so that nobody has to use yours",
                "whether you came to the group's meetings",
                "the messages that the coordinator has written to you",
                "a fingerprint of your code and of your answers. We don't store the code itself."),
            new Section(
                "What don't we store?",
                ["We don't ask for these, and there is nowhere to write them:"],
                "your name, CPR number, address, email or phone number",
                "a diagnosis, or what is hard for you",
                "your municipality or your case",
                "your IP address or which phone you use. Your network and our server can see the address while you are here. We don't "
                    + "write it down."),
            new Section(
                "Am I anonymous?",
                [
                    "No, not fully. You are hidden behind a code. It is called a pseudonym.",
                    "Anyone who has your code can see what we have stored. Your receipt can show the same. In a small place, someone who "
                        + "knows which day you signed up may be able to work out which lot is yours.",
                    "Signing up says something about your health. So we guard it as sensitive data, even though we don't ask "
                        + "about illness.",
                ]),
            new Section("Why may we store it?", [BasisInEnglish(visit.Owner.Basis)]),
            new Section(
                "Who sees what?",
                ["Nobody sees all of it. Every time a member of staff opens a list, it is written down, so that it can be seen "
                    + "afterwards."],
                "The coordinator sees the name in the group, attendance and the wish for companionship of those in a group. Never "
                    + "a code, a "
                    + "research id or who is in the control group.",
                "The researchers see research id, month, place, lot and group, and whether you have stopped. When the trial is over they "
                    + "also see the day, and how many meetings you came to. Never a code or the name in the group.",
                "An independent auditor can see that every lot was drawn right.",
                "The municipality sees nothing, and we tell it nothing."),
            new Section(
                "For how long?",
                [
                    "Which meetings you came to, and what the group was told, we delete "
                        + $"{When.Span(Language.English, visit.Study.Kept.GroupDays)} after the group's last meeting. What we wrote "
                        + "while you waited, we delete as long after that. The number of meetings stays, under a random number.",
                    $"The rest we delete {When.Span(Language.English, visit.Study.Kept.PeopleDays)} after the trial is closed.",
                    "It happens by itself, and it can be seen in the trial's records. You can delete it yourself sooner.",
                ]),
            new Section(
                "What can I do myself?",
                ["Go to My code and type your code. You don't have to give a reason, and it doesn't affect your other help. You can:"],
                "see what we have stored",
                "leave the group",
                "stop the researchers' questions",
                "have it deleted",
                "ask whoever is responsible to correct or restrict it. If you no longer have the code, we can't find you."),
            new Section(
                "What happens when I delete?",
                [
                    "We delete your answers, your research id, your name in the group and your receipt. The code stops working.",
                    "All that stays is the lot: the day, the place and the result. Otherwise nobody could check that the other lots "
                        + "were drawn right.",
                    .. TogetherWords.ErasingIn(visit),
                    "Answers that are already in the researchers' figures can't be taken out again. The researchers are "
                        + "told which ids are deleted, so that they can clean up.",
                ]),
            new Section(
                "What everybody can see",
                ["Every night we publish the same number of lines. They show that nothing has been changed. Nobody can read from them "
                    + "who has signed up, where or when."]),
            new Section(
                "Cookies",
                ["We don't use any. The site loads nothing from others and stores nothing in your browser. "
                    + "Only staff who sign in get a cookie."]),
            new Section(
                "Do you want to complain?",
                ["Write first to whoever is responsible. You can always complain to the Danish Data Protection Agency at "
                    + "datatilsynet.dk."])),
    };

    // One of the list that is in use: the association's own, or the service's.
    private static string ExampleOf(Visit visit) => visit.Owner.Names is [var name, ..] ? name : "Blå Hejre";

    private static IEnumerable<string> EthicsOf(Visit visit) => visit.Owner.Ethics is { } said ? [said.In(visit.Language)] : [];

    private static string ControllerInDanish(Controller? controller) => controller is null
        ? "Dette er en prøve. Ved et rigtigt forsøg står her, hvem der har ansvaret, og hvordan du får fat i dem."
        : $"{controller.Name} har ansvaret for dine oplysninger. Du kan skrive eller ringe: {controller.Contact}.";

    private static string ControllerInEnglish(Controller? controller) => controller is null
        ? "This is a demonstration. In a real trial this tells who is responsible and how to reach them."
        : $"{controller.Name} is responsible for your data. You can write or call: {controller.Contact}.";

    private static string BasisInDanish(LegalBasis basis) => basis == LegalBasis.Consent
        ? "Fordi du siger ja. Det hedder samtykke (databeskyttelsesforordningen, artikel 6, stk. 1, litra a, og artikel 9, stk. 2, litra "
            + "a). Du kan sige nej igen når som helst."
        : "Fordi det er forskning, som er vigtig for mange (databeskyttelsesloven, § 10). Oplysningerne bliver aldrig brugt til andet "
            + "end forskning, heller ikke til din egen sag.";

    private static string BasisInEnglish(LegalBasis basis) => basis == LegalBasis.Consent
        ? "Because you say yes. It is called consent (General Data Protection Regulation, article 6(1)(a) and article 9(2)(a)). You can "
            + "say no again at any time."
        : "Because it is research that matters to many (the Danish Data Protection Act, section 10). The data are never used for "
            + "anything but research, not for your own case either.";
}
