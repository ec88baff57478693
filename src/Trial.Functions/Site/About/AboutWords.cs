using Trial.Functions.Site.Articles;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.About;

/// <summary>How lots are drawn, for those who want to know. docs/formats.md sections 1 and 5 in everyday words.</summary>
public sealed record AboutWords : IWords<AboutWords>
{
    public required Article Article { get; init; }

    public required string Drawing { get; init; }

    public required string List { get; init; }

    public required string Sealed { get; init; }

    public required string Opened { get; init; }

    public required PlayWords Play { get; init; }

    public required Section Limits { get; init; }

    public required Section More { get; init; }

    public static AboutWords Danish { get; } = new()
    {
        Article = new Article(
            "Sådan trækkes lod",
            "Dit lod lå i en lukket kuvert, før du meldte dig. Ingen kan bytte om på det. Det kan du selv regne efter.",
            new Section(
                "1. Listen bliver lavet",
                ["Før den første melder sig, laver en computer en liste med lodder for hvert sted. Den bruger et hemmeligt tal og et tal, "
                    + "som et åbent netværk ude i verden først finder på bagefter. Derfor kan ingen vælge den liste, de bedst kan lide."]),
            new Section(
                "2. Kuverterne bliver lukket",
                ["Hvert lod bliver lagt i en kuvert af tal. Alle kuverter får ét fælles segl, og seglet bliver lagt frem for alle. "
                    + "Ændrer nogen bare ét lod, passer seglet ikke mere."]),
            new Section(
                "3. Du melder dig",
                ["Den næste kuvert på dit sted bliver åbnet. Det er altid den næste. Hverken du, vi eller computeren kan vælge en anden."]),
            new Section(
                "4. Du får en kvittering",
                ["Den viser, at dit lod lå under seglet, og at vores regnskab siger det samme. Din egen browser kan regne den efter."]),
            new Section(
                "5. Til sidst bliver alt åbnet",
                ["Når forsøget er slut, lægger vi det hemmelige tal frem. Så kan alle lave listen igen og se, at kuverterne er brugt i "
                    + "tur."])),
        Drawing = "Fra venstre: en liste med lodder, en række lukkede kuverter under et fælles segl, og den næste kuvert, som er åbnet.",
        List = "Listen",
        Sealed = "Seglet",
        Opened = "Dit lod",
        Play = new PlayWords
        {
            Title = "Prøv selv",
            Text = "Her er otte kuverter. Din browser laver dem nu med det rigtige regnestykke. De hører ikke til noget forsøg.",
            NeedsScript = "Her kan man lege med otte kuverter. Det kræver JavaScript.",
            Seal = "Seglet over alle kuverter:",
            Next = "Åbn den næste",
            Swap = "Byt om på den sidste",
            Again = "Lav nye kuverter",
            Closed = "Lukket",
            Fits = "Passer med seglet.",
            Unfit = "Passer ikke med seglet.",
            FitsText = "Kuverten passer med seglet. Loddet er det, som blev lagt i.",
            UnfitText = "Nu er loddet byttet om. Det kan ses, for kuverten passer ikke med seglet.",
        },
        Limits = new Section(
            "Hvad kan det ikke vise?",
            [
                "Nogle få personer passer på det hemmelige tal og kan læse listen. Derfor er de så få som muligt, og hver gang nogen "
                    + "bruger det, bliver det skrevet ned.",
                "Kvitteringen viser ikke, at det var den næste kuvert. Det ser en uafhængig kontrollant undervejs. Alle kan se det, når "
                    + "forsøget er slut.",
                "Har man mere end én seddel, kan man trække mere end én gang. Derfor tæller vi sedlerne.",
            ]),
        More = new Section("Vil du regne efter?", ["Kontrollér min kvittering"]),
    };

    public static AboutWords English { get; } = new()
    {
        Article = new Article(
            "How lots are drawn",
            "Your lot was in a sealed envelope before you signed up. Nobody can swap it. You can check that yourself.",
            new Section(
                "1. The list is made",
                ["Before the first person signs up, a computer makes a list of lots for each place. It uses a secret number, and a "
                    + "number that an open network only comes up with afterwards. So nobody can pick the list they like best."]),
            new Section(
                "2. The envelopes are sealed",
                ["Each lot is put in an envelope of numbers. All envelopes get one common seal, and the seal is shown to everyone. If "
                    + "anyone changes a single lot, the seal no longer fits."]),
            new Section(
                "3. You sign up",
                ["The next envelope for your place is opened. It is always the next one. Neither you, we nor the computer can "
                    + "choose another."]),
            new Section(
                "4. You get a receipt",
                ["It shows that your lot was under the seal, and that our records say the same. Your own browser can check it."]),
            new Section(
                "5. In the end everything is opened",
                ["When the trial is over, we publish the secret number. Then anyone can make the list again and see that the envelopes "
                    + "were used in turn."])),
        Drawing = "From the left: a list of lots, a row of sealed envelopes under one common seal, and the next envelope, opened.",
        List = "The list",
        Sealed = "The seal",
        Opened = "Your lot",
        Play = new PlayWords
        {
            Title = "Try it",
            Text = "Here are eight envelopes. Your browser makes them now with the real arithmetic. They belong to no trial.",
            NeedsScript = "Here you can play with eight envelopes. It needs JavaScript.",
            Seal = "The seal over all envelopes:",
            Next = "Open the next",
            Swap = "Swap the last one",
            Again = "Make new envelopes",
            Closed = "Sealed",
            Fits = "Fits the seal.",
            Unfit = "Doesn't fit the seal.",
            FitsText = "The envelope fits the seal. The lot is the one that was put in.",
            UnfitText = "Now the lot has been swapped. It shows, because the envelope doesn't fit the seal.",
        },
        Limits = new Section(
            "What can't it show?",
            [
                "A few people guard the secret number and can read the list. So they are as few as possible, and every use of it is "
                    + "written down.",
                "The receipt doesn't show that it was the next envelope. An independent auditor sees that along the way. Everyone can "
                    + "see it when the trial is over.",
                "Anyone with more than one slip can draw more than once. So we count the slips.",
            ]),
        More = new Section("Do you want to check?", ["Check my receipt"]),
    };
}
