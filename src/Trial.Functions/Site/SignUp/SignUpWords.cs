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

    /// <summary>What was answered before, where the question is asked again.</summary>
    public required Func<string, string> Answered { get; init; }

    public required string StartTitle { get; init; }

    /// <summary>Given how many questions there are.</summary>
    public required Func<int, IReadOnlyList<string>> StartText { get; init; }

    /// <summary>What the way out is for, before anybody needs it.</summary>
    public required string Exit { get; init; }

    /// <summary>Where a slip is asked for.</summary>
    public required string SlipReady { get; init; }

    public required string Begin { get; init; }

    public required QuestionWords Slip { get; init; }

    public required string SlipNotGood { get; init; }

    /// <summary>What can be done about it.</summary>
    public required IReadOnlyList<string> SlipNotGoodHelp { get; init; }

    public required QuestionWords Adult { get; init; }

    public required QuestionWords Life { get; init; }

    public required string PlaceClosed { get; init; }

    /// <summary>The place closed between the question and the last button.</summary>
    public required string PlaceNotOpen { get; init; }

    public required QuestionWords Times { get; init; }

    public required string TimesApart { get; init; }

    public required Func<string, string> NextStart { get; init; }

    public required QuestionWords Company { get; init; }

    public required QuestionWords Lottery { get; init; }

    /// <summary>Before what the button of consent says.</summary>
    public required string Saying { get; init; }

    public required string Understands { get; init; }

    public required string Consents { get; init; }

    public required string Agree { get; init; }

    public required string Decline { get; init; }

    public required string TextNotCurrent { get; init; }

    public required string ConsentTitle { get; init; }

    public required string CheckTitle { get; init; }

    public required string Change { get; init; }

    public required string CodeTitle { get; init; }

    public required string CodeText { get; init; }

    public required string DrawTitle { get; init; }

    public required string DrawText { get; init; }

    public required string Draw { get; init; }

    public required string Solving { get; init; }

    public static SignUpWords Danish { get; } = new()
    {
        Section = "Tilmelding",
        Progress = (at, of) => $"Spørgsmål {at} af {of}",
        Next = "Fortsæt",
        Back = "Tilbage",
        Yes = "Ja",
        No = "Nej",
        Answered = answer => $"Dit svar er {answer.ToLowerInvariant()}.",
        StartTitle = "Før du melder dig til",
        StartText = questions =>
        [
            $"Der er {(questions == 5 ? "fem" : "seks")} korte spørgsmål, ét ad gangen. Det tager cirka fem minutter.",
            "Til sidst trækker vi lod. Du kan stoppe når som helst før det. Så gemmer vi intet.",
        ],
        Exit = "Tryk på »Forlad siden« øverst, hvis der kommer nogen.",
        SlipReady = "Hav din seddel klar.",
        Begin = "Begynd",
        Slip = new(
            "Hvad står der på din seddel?",
            "Seddelkode",
            "Seddelkoden ser sådan ud: 12345-6789A-B. Du behøver ikke skrive streger eller store bogstaver.",
            "Skriv seddelkoden. Den har 11 tegn. Se efter, om et er forkert."),
        SlipNotGood = "Seddelkoden kan ikke bruges.",
        SlipNotGoodHelp =
        [
            "Dine andre svar er her stadig. Se efter, om du har skrevet seddelkoden rigtigt.",
            "Er du lige begyndt forfra, holder vi stadig sedlen til dit første forsøg. Prøv igen om en halv time.",
            "Måske er sedlen brugt før eller for gammel. Så kan du få en ny.",
        ],
        Adult = new("Er du fyldt 18 år?", "Fyldt 18 år", "", "Vælg, om du er fyldt 18 år."),
        Life = new(
            "Er der noget i din hverdag, der ikke fungerer, fordi du har det svært psykisk?",
            "Svært i hverdagen",
            "Det kan være en krise, eller at du er sårbar. Du skal ikke fortælle, hvad det er. Du behøver ingen diagnose.",
            "Vælg, om der er noget, der ikke fungerer."),
        PlaceClosed = "Lukket lige nu",
        PlaceNotOpen = "Stedet tager ikke imod flere lige nu. Vælg et andet sted, eller kom igen senere.",
        Times = new(
            "Hvor og hvornår kan du komme?",
            "Sted og tider",
            "Sæt kryds ved alle de tider, du kan, på ét sted. Jo flere, jo før er der en plads. Du behøver ikke bo i nærheden.",
            "Vælg mindst én tid."),
        TimesApart = "Vælg kun tider på ét sted.",
        NextStart = day => $"Næste start: {day}.",
        Company = new(
            "Vil du gerne have følgeskab bagefter?",
            "Følgeskab bagefter",
            "Du mødes med en frivillig, når gruppen er slut. Det kan vare op til et halvt år. Dit svar binder dig ikke.",
            "Vælg, om du vil have følgeskab."),
        Lottery = new("Vil du være med?", "Samtykke", "", "Tryk på knappen, hvis du siger ja til at være med."),
        Saying = "Trykker du, siger du:",
        Understands = "Jeg ved, at lodtrækningen afgør, om jeg kommer i en gruppe eller i kontrolgruppen.",
        Consents = "Jeg har læst teksten og siger ja til at være med.",
        Agree = "Ja, jeg vil være med",
        Decline = "Vil du ikke, så luk bare siden.",
        TextNotCurrent = "Teksten er blevet ændret. Læs den igen, før du siger ja.",
        ConsentTitle = "Det siger du ja til",
        CheckTitle = "Se dine svar igennem",
        Change = "Ret",
        CodeTitle = "Din kode",
        CodeText = "Skriv koden ned nu. Med den kan du altid se, hvad lodtrækningen viste. Vi kan ikke finde den igen.",
        DrawTitle = "Træk lod",
        DrawText = "Når du trykker, gemmer vi dine svar og trækker lod. Det kan kun ske én gang.",
        Draw = "Send og træk lod",
        Solving = "Et øjeblik. Mange melder sig lige nu, så det tager et par sekunder.",
    };

    public static SignUpWords English { get; } = new()
    {
        Section = "Sign-up",
        Progress = (at, of) => $"Question {at} of {of}",
        Next = "Continue",
        Back = "Back",
        Yes = "Yes",
        No = "No",
        Answered = answer => $"Your answer is {answer.ToLowerInvariant()}.",
        StartTitle = "Before you sign up",
        StartText = questions =>
        [
            $"There are {(questions == 5 ? "five" : "six")} short questions, one at a time. It takes about five minutes.",
            "At the end we draw lots. If you stop before that, we store nothing.",
        ],
        Exit = "Press “Leave this page” if somebody comes.",
        SlipReady = "Have your slip ready.",
        Begin = "Begin",
        Slip = new(
            "What does your slip say?",
            "Slip code",
            "The slip's code looks like this: 12345-6789A-B. You don't have to type hyphens or capitals.",
            "Type the slip's code. It has 11 characters. Check whether one is wrong."),
        SlipNotGood = "The slip's code can't be used.",
        SlipNotGoodHelp =
        [
            "Your other answers are still here. Check that you typed the slip's code right.",
            "If you have just started over, you are holding it yourself. Then try again in half an hour.",
            "The slip may have been used before or be too old. Then you can get a new one.",
        ],
        Adult = new("Are you 18 or older?", "18 or older", "", "Choose whether you are 18 or older."),
        Life = new(
            "Is something in your everyday life not working because of mental distress?",
            "Everyday life is hard",
            "It may be a crisis, or that you are vulnerable. You don't have to say what, or have a diagnosis.",
            "Choose whether something isn't working."),
        PlaceClosed = "Closed right now",
        PlaceNotOpen = "This place isn't taking any more people right now. Choose another place, or come back later.",
        Times = new(
            "Where and when can you come?",
            "Place and times",
            "Tick every time that suits you, at one place. The more you tick, the sooner there is a place. You don't have to live nearby.",
            "Choose at least one time."),
        TimesApart = "Choose times at one place only.",
        NextStart = day => $"Next start: {day}.",
        Company = new(
            "Would you like companionship afterwards?",
            "Companionship afterwards",
            "You meet a volunteer when the group is over, for up to six months. Your answer doesn't commit you.",
            "Choose whether you would like companionship."),
        Lottery = new("Do you want to take part?", "Consent", "", "Press the button if you agree to take part."),
        Saying = "By pressing, you say:",
        Understands = "I know that the draw decides whether I join a group or the control group.",
        Consents = "I have read the text and agree to take part.",
        Agree = "Yes, I'll take part",
        Decline = "If not, close the page.",
        TextNotCurrent = "The text has changed. Read it again before you agree.",
        ConsentTitle = "You agree to this",
        CheckTitle = "Check your answers",
        Change = "Change",
        CodeTitle = "Your code",
        CodeText = "Write the code down now. With it you can always see the result. We can't find it again.",
        DrawTitle = "Draw lots",
        DrawText = "When you press, we store your answers and draw lots. It can only happen once.",
        Draw = "Send and draw lots",
        Solving = "One moment. Many people are signing up right now, so this takes a few seconds.",
    };

    /// <summary>The words of a page that asks one question.</summary>
    public QuestionWords Of(Step step) => step switch
    {
        Step.Slip => Slip,
        Step.Adult => Adult,
        Step.Life => Life,
        Step.Times => Times,
        Step.Company => Company,
        Step.Lottery => Lottery,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}

/// <summary>One question: what is asked, the same in brief beside its answer, what helps, and what is said where none is chosen.</summary>
public sealed record QuestionWords(string Title, string Brief, string Hint, string Missing);
