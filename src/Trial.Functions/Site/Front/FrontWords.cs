using System.Globalization;

using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Front;

/// <summary>The words of the front page.</summary>
public sealed record FrontWords : IWords<FrontWords>
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required string Begin { get; init; }

    public required string Closed { get; init; }

    public required string Return { get; init; }

    public required string Group { get; init; }

    /// <summary>Given how many there are at most in the largest group that is planned; null where none is.</summary>
    public required Func<int?, IReadOnlyList<string>> GroupText { get; init; }

    public required string Meeting { get; init; }

    /// <summary>What a meeting is like.</summary>
    public required IReadOnlyList<string> MeetingText { get; init; }

    /// <summary>What somebody says, in the marks of the language.</summary>
    public required Func<string, string> Quote { get; init; }

    /// <summary>Who says it.</summary>
    public required string Speaker { get; init; }

    public required string Introductions { get; init; }

    public required string IntroductionsText { get; init; }

    public required string Outcomes { get; init; }

    public required string Why { get; init; }

    public required IReadOnlyList<string> WhyText { get; init; }

    public required string Stored { get; init; }

    public required string Who { get; init; }

    public required string WhoText { get; init; }

    public required string People { get; init; }

    public required string Privacy { get; init; }

    public static FrontWords Danish { get; } = new()
    {
        Title = "Når hverdagen er svær",
        Lead = "Mød andre, der kender det selv. Det er gratis, og du behøver ingen diagnose.",
        Begin = "Tilmeld dig",
        Closed = "Der er lukket for nye tilmeldinger lige nu.",
        Return = "Jeg har en kode",
        Group = "Hvad er gruppen?",
        GroupText = most =>
        [
            "Gruppen mødes én gang om ugen i 10 uger. Hvert møde varer to timer."
                + (most is null ? "" : string.Create(CultureInfo.InvariantCulture, $" I er højst {most} i gruppen.")),
            "To frivillige leder gruppen. De har selv haft det svært psykisk og er kommet videre. De kaldes peers.",
            "Bagefter kan du få følgeskab. Så mødes du med en frivillig i op til et halvt år.",
        ],
        Meeting = "Sådan er det, når gruppen mødes",
        MeetingText =
        [
            "I mødes i et hus, du selv har valgt. Ved døren siger du det navn, vi har givet dig. Du behøver ikke sige dit eget.",
            "Du bestemmer selv, hvor meget du vil sige. Man må også bare lytte.",
            "Lederne sætter kryds ved dem, der er kommet. Vi skriver ikke ned, hvad der bliver sagt.",
            "Du kan stoppe, når du vil. Du behøver ikke sige hvorfor.",
        ],
        Quote = text => $"»{Bare(text)}«",
        Speaker = "En peer i foreningen",
        Introductions = "Kom og hør mere",
        IntroductionsText = "Kom til et møde, før du melder dig. Du binder dig ikke til noget.",
        Outcomes = "Der bliver trukket lod",
        Why = "Hvorfor trækker I lod?",
        WhyText =
        [
            "Vi vil vide, om gruppen hjælper. Det ser vi kun, når vi sammenligner dem, der er i en gruppe, "
                + "med dem, der går videre som før.",
            "Når vi trækker lod, kan ingen bestemme, hvem der kommer i en gruppe. Bagefter kan alle regne efter, at det gik rigtigt til.",
        ],
        Stored = "Hvad gemmer I om mig?",
        Who = "Hvem står bag?",
        WhoText = "Bag forsøget står en forening af frivillige og nogle forskere. Foreningen er ikke en del af kommunen.",
        People = "Du møder blandt andre:",
        Privacy = "Læs om dine oplysninger",
    };

    public static FrontWords English { get; } = new()
    {
        Title = "When everyday life is hard",
        Lead = "Meet others who know what it's like. It's free, and you don't need a diagnosis.",
        Begin = "Sign up",
        Closed = "Sign-up is closed at the moment.",
        Return = "I have a code",
        Group = "What is the group?",
        GroupText = most =>
        [
            "The group meets once a week for 10 weeks. Each meeting lasts two hours."
                + (most is null ? "" : string.Create(CultureInfo.InvariantCulture, $" There are at most {most} of you in the group.")),
            "Two volunteers lead the group. They have been through mental distress themselves and come out the other side. They "
                + "are called peers.",
            "Afterwards you can have companionship: you meet a volunteer for up to six months.",
        ],
        Meeting = "What it is like when the group meets",
        MeetingText =
        [
            "You meet in a house that you chose yourself. At the door you say the name that we gave you. You don't have to say your own.",
            "You decide how much to say. You can also just listen.",
            "The leaders tick off those who have come. We don't write down what is said.",
            "You can stop whenever you like. You don't have to give a reason.",
        ],
        Quote = text => $"“{Bare(text)}”",
        Speaker = "A peer in the association",
        Introductions = "Come and hear more",
        IntroductionsText = "Come to a meeting before you sign up. You don't have to commit to anything.",
        Outcomes = "It is decided by lot",
        Why = "Why do you draw lots?",
        WhyText =
        [
            "We want to know whether the group helps. The only way is to compare people in a group with people who carry on as before.",
            "When it is done by lot, nobody can decide who joins a group. Afterwards anyone can check that it was done fairly.",
        ],
        Stored = "What do you store about me?",
        Who = "Who is behind this?",
        WhoText = "An association of volunteers, together with researchers. The association isn't part of the municipality.",
        People = "Some of the people you will meet:",
        Privacy = "Read about your data",
    };

    // The association may have written the marks itself.
    private static string Bare(string text) => text.Trim().Trim('»', '«', '"', '“', '”', '„');
}
