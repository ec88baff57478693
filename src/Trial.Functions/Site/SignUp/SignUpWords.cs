using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.SignUp;

/// <summary>The words of the form's pages.</summary>
public sealed record SignUpWords : IWords<SignUpWords>
{
    public required string Section { get; init; }

    public required Func<int, int, string> Progress { get; init; }

    public required string Next { get; init; }

    public required string Back { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string StartTitle { get; init; }

    public required IReadOnlyList<string> StartText { get; init; }

    public required string Begin { get; init; }

    public required QuestionWords Slip { get; init; }

    public required string SlipNotGood { get; init; }

    public required QuestionWords Adult { get; init; }

    public required QuestionWords Life { get; init; }

    public required QuestionWords Place { get; init; }

    public required string PlaceClosed { get; init; }

    public required QuestionWords Times { get; init; }

    public required QuestionWords Company { get; init; }

    public required QuestionWords Lottery { get; init; }

    public required string Understands { get; init; }

    public required string Consents { get; init; }

    public required string ConsentMissing { get; init; }

    public required string TextNotCurrent { get; init; }

    public required string ConsentTitle { get; init; }

    public required string CheckTitle { get; init; }

    public required string Change { get; init; }

    public required string CodeTitle { get; init; }

    public required string CodeText { get; init; }

    public required string DrawTitle { get; init; }

    public required string DrawText { get; init; }

    public required string Draw { get; init; }

    public static SignUpWords Danish { get; } = new()
    {
        Section = "Tilmelding",
        Progress = (at, of) => $"Spørgsmål {at} af {of}",
        Next = "Fortsæt",
        Back = "Tilbage",
        Yes = "Ja",
        No = "Nej",
        StartTitle = "Før du melder dig til",
        StartText =
        [
            "Du får få spørgsmål, ét ad gangen. Det tager cirka fem minutter.",
            "Til sidst trækker vi lod. Du kan stoppe når som helst før det. Så gemmer vi intet.",
        ],
        Begin = "Begynd",
        Slip = new(
            "Hvad står der på din seddel?",
            "Du fik sedlen på mødet. Koden ser sådan ud: 12345-6789A-B. Store og små bogstaver er lige gode.",
            "Skriv koden fra din seddel. Se efter, om et tegn er forkert."),
        SlipNotGood = "Den kode kan vi ikke bruge. Måske er den brugt før. Se efter, om du har skrevet den rigtigt, eller bed om en ny "
            + "seddel.",
        Adult = new("Er du fyldt 18 år?", "", "Svar ja eller nej."),
        Life = new(
            "Er der noget i din hverdag, der ikke fungerer, fordi du har det svært psykisk?",
            "Det kan være en krise, eller at du er sårbar. Du skal ikke fortælle, hvad det er. Du skal ikke have en diagnose.",
            "Svar ja eller nej."),
        Place = new("Hvor vil du helst mødes?", "Du må gerne vælge et andet sted end der, hvor du bor.", "Vælg et sted."),
        PlaceClosed = "Der er lukket for nye her. Vælg et andet sted, eller kom igen senere.",
        Times = new(
            "Hvornår kan du komme?", "Sæt kryds ved alle de tider, du kan. Jo flere, jo før er der en plads.", "Vælg mindst én tid."),
        Company = new(
            "Vil du gerne have følgeskab bagefter?",
            "Følgeskab er, at du mødes med en frivillig, når gruppen er slut. Det kan vare op til et halvt år. Dit svar binder dig ikke.",
            "Svar ja eller nej."),
        Lottery = new("Sådan er lodtrækningen", "", "Sæt kryds, hvis du er med på, at der trækkes lod."),
        Understands = "Jeg ved, at et lod bestemmer, om jeg kommer i en gruppe eller i kontrolgruppen.",
        Consents = "Jeg har læst teksten og siger ja til at være med.",
        ConsentMissing = "Sæt kryds, hvis du siger ja til at være med.",
        TextNotCurrent = "Teksten er blevet ændret. Læs den igen, og sæt kryds.",
        ConsentTitle = "Det siger du ja til",
        CheckTitle = "Se dine svar igennem",
        Change = "Ret",
        CodeTitle = "Din kode",
        CodeText = "Skriv koden ned nu. Med den kan du altid se, hvad loddet blev, også hvis telefonen går ud. Vi kan ikke finde koden "
            + "til dig igen.",
        DrawTitle = "Træk lod",
        DrawText = "Når du trykker, gemmer vi dine svar og trækker lod. Det kan kun ske én gang.",
        Draw = "Send og træk lod",
    };

    public static SignUpWords English { get; } = new()
    {
        Section = "Sign-up",
        Progress = (at, of) => $"Question {at} of {of}",
        Next = "Continue",
        Back = "Back",
        Yes = "Yes",
        No = "No",
        StartTitle = "Before you sign up",
        StartText =
        [
            "You get a few questions, one at a time. It takes about five minutes.",
            "At the end we draw lots. You can stop at any time before that. Then we store nothing.",
        ],
        Begin = "Begin",
        Slip = new(
            "What does your slip say?",
            "You got the slip at the meeting. The code looks like this: 12345-6789A-B. Capital and small letters are the same.",
            "Write the code from your slip. See whether a character is wrong."),
        SlipNotGood = "We cannot use that code. It may have been used before. See whether you wrote it right, or ask for a new slip.",
        Adult = new("Are you 18 or older?", "", "Answer yes or no."),
        Life = new(
            "Is there something in your everyday life that does not work because of mental distress?",
            "It may be a crisis, or that you are vulnerable. You need not tell what it is. You need no diagnosis.",
            "Answer yes or no."),
        Place = new("Where would you like to meet?", "You may choose another place than where you live.", "Choose a place."),
        PlaceClosed = "This place takes no new people now. Choose another place, or come back later.",
        Times = new(
            "When can you come?", "Tick all the times you can. The more, the sooner there is a place.", "Choose at least one time."),
        Company = new(
            "Would you like companionship afterwards?",
            "Companionship is that you meet with a volunteer when the group is over. It can last up to half a year. Your answer does not "
                + "bind you.",
            "Answer yes or no."),
        Lottery = new("This is the lottery", "", "Tick if you accept that lots are drawn."),
        Understands = "I know that a lot decides whether I join a group or the control group.",
        Consents = "I have read the text and say yes to taking part.",
        ConsentMissing = "Tick if you say yes to taking part.",
        TextNotCurrent = "The text has changed. Read it again and tick.",
        ConsentTitle = "What you say yes to",
        CheckTitle = "Look through your answers",
        Change = "Change",
        CodeTitle = "Your code",
        CodeText = "Write the code down now. With it you can always see what the lot was, even if the phone dies. We cannot find the "
            + "code for you again.",
        DrawTitle = "Draw lots",
        DrawText = "When you press, we store your answers and draw lots. It can only happen once.",
        Draw = "Send and draw lots",
    };

    /// <summary>The words of a page that asks one question.</summary>
    public QuestionWords Of(Step step) => step switch
    {
        Step.Slip => Slip,
        Step.Adult => Adult,
        Step.Life => Life,
        Step.Place => Place,
        Step.Times => Times,
        Step.Company => Company,
        Step.Lottery => Lottery,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}

/// <summary>One question: what is asked, what helps, and what is said when it is not answered.</summary>
public sealed record QuestionWords(string Title, string Hint, string Missing);
