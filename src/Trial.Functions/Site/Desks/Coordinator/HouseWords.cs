using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of the pages with houses.</summary>
public sealed record HouseWords : IWords<HouseWords>
{
    public required string Title { get; init; }

    public required string About { get; init; }

    /// <summary>Of a house whose place takes nobody now.</summary>
    public required string Closed { get; init; }

    public required string Correct { get; init; }

    public required string CorrectTitle { get; init; }

    public required string CorrectText { get; init; }

    public required string Place { get; init; }

    public required string PlaceHint { get; init; }

    public required string See { get; init; }

    public required string Chosen { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string Join { get; init; }

    public required string JoinText { get; init; }

    public required string JoinThem { get; init; }

    public required Func<string, string> Group { get; init; }

    /// <summary>What was sent is what the house is called.</summary>
    public required string Same { get; init; }

    /// <summary>Somebody else has changed it.</summary>
    public required string Stale { get; init; }

    public static HouseWords Danish { get; } = new()
    {
        Title = "Huse",
        About = "Et hus kan rettes når som helst. Tiderne bliver, som de er, og ingen, der har valgt dem, går tabt.",
        Closed = "Stedet er lukket: ingen kan melde sig her nu.",
        Correct = "Ret",
        CorrectTitle = "Ret et hus",
        CorrectText = "Ret det, hvis navnet eller adressen er skrevet forkert, eller huset har fået et nyt navn. Flytter en gruppe "
            + "til et andet hus, gør du det på gruppens egen side. Står samme hus her to gange, så giv det ene det andets navn: så bliver "
            + "de til ét.",
        Place = "Hus og adresse",
        PlaceHint = "Højst 80 tegn. Lokalet står på gruppens egen side.",
        See = "Se, hvad deltagerne læser",
        Chosen = "Det står i tilmeldingen og hos grupperne. De, der har valgt en tid her, har den stadig.",
        Save = "Ret huset",
        Saved = "Det er gemt.",
        Join = "Et andet hus på stedet hedder allerede sådan. De to bliver til ét.",
        JoinText = "De, der har valgt en tid i det ene eller det andet, har den stadig: samme dag og klokkeslæt er nu den samme tid. "
            + "Det kan ikke skilles ad igen.",
        JoinThem = "Gør dem til ét hus",
        Group = id => $"Gruppe {id}",
        Same = "Huset er sådan i forvejen. Skriv det, der skal være anderledes.",
        Stale = "En anden har ændret en gruppe her, siden du hentede siden. Vi har ikke ændret noget nu. Øverst står, hvad huset hedder.",
    };

    public static HouseWords English { get; } = new()
    {
        Title = "Houses",
        About = "A house can be corrected at any time. Its times stay as they are, and nobody who has chosen them is lost.",
        Closed = "The place is closed: nobody can sign up here now.",
        Correct = "Correct",
        CorrectTitle = "Correct a house",
        CorrectText = "Correct it when its name or address is written wrongly, or the house has another name. When a group "
            + "moves to another house, do that on the group's own page. If one house stands here twice, give one the other's name: they "
            + "become one.",
        Place = "House and address",
        PlaceHint = "80 characters at most. The room is on the group's own page.",
        See = "See what people read",
        Chosen = "It is in the sign-up and with the groups. Those who have chosen a time here still have it.",
        Save = "Correct the house",
        Saved = "It is saved.",
        Join = "Another house of the place is called so already. The two become one.",
        JoinText = "Those who have chosen a time at either still have it: the same day and hour are now the same time. "
            + "This cannot be taken apart again.",
        JoinThem = "Make them one house",
        Group = id => $"Group {id}",
        Same = "The house is like this already. Write what is to be different.",
        Stale = "Somebody else has changed a group here since you loaded the page. We have changed nothing now. What the house is called "
            + "stands above.",
    };
}
