using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.MyCode;

/// <summary>The words about when somebody can come. Both arms read the same.</summary>
public sealed record TimesWords : IWords<TimesWords>
{
    public required string Title { get; init; }

    public required Func<string, string> Chosen { get; init; }

    /// <summary>Before that, in the control arm.</summary>
    public required string NotNeeded { get; init; }

    /// <summary>In place of a time that no plan has any more, where its name does not tell it.</summary>
    public required string Unknown { get; init; }

    /// <summary>Some of the chosen times have no group any more: to those who wait.</summary>
    public required string SomeGone { get; init; }

    public required Func<string, string> IsGone { get; init; }

    /// <summary>None of them has.</summary>
    public required string AllGone { get; init; }

    public required string Change { get; init; }

    public required string Ask { get; init; }

    public required string Hint { get; init; }

    /// <summary>Behind the place of such a time.</summary>
    public required string NoCourse { get; init; }

    /// <summary>There is nothing to choose from.</summary>
    public required string Nothing { get; init; }

    public required string Save { get; init; }

    public required string Missing { get; init; }

    public required string Moved { get; init; }

    public required Message Saved { get; init; }

    public required Message TooOften { get; init; }

    public static TimesWords Danish { get; } = new()
    {
        Title = "Dine tider",
        Chosen = times => $"Du valgte: {times}. Andre tider ændrer ikke lodtrækningen.",
        NotNeeded = "Tiderne er fra din tilmelding. Du skal ikke bruge dem til noget.",
        Unknown = "en tid, som ikke findes mere",
        SomeGone = "Nogle af de tider, du valgte, findes ikke mere. Vil du vælge andre?",
        IsGone = time => $"{time} (findes ikke mere)",
        AllGone = "Der er ikke længere en gruppe på de tider, du valgte. Vælg andre, hvis du kan. Ellers kan du komme til at vente.",
        Change = "Vælg andre tider",
        Ask = "Vælg andre tider",
        Hint = "Vælg alle de tider, du kan. Det ændrer ikke lodtrækningen.",
        NoCourse = "Lukket på den tid lige nu",
        Nothing = "Der er ingen tider at vælge lige nu. Kig igen om en uge.",
        Save = "Gem mine tider",
        Missing = "Vælg mindst én tid.",
        Moved = "En af tiderne findes ikke mere. Vælg igen",
        Saved = new("Dine tider er gemt", "De gælder fra nu af. De ændrer ikke noget, du allerede har fået at vide."),
        TooOften = new("Du har ændret dine tider tre gange i dag", "Prøv igen i morgen. De tider, du gemte sidst, gælder."),
    };

    public static TimesWords English { get; } = new()
    {
        Title = "Your times",
        Chosen = times => $"You chose: {times}. Other times don't change the draw.",
        NotNeeded = "These are from your sign-up. You don't need to do anything with them.",
        Unknown = "a time that is gone",
        SomeGone = "Some of the times you chose are gone. Would you like to choose others?",
        IsGone = time => $"{time} (gone)",
        AllGone = "There is no longer a group at the times you chose. Choose others if you can. Otherwise you may have to wait.",
        Change = "Choose other times",
        Ask = "Choose other times",
        Hint = "Choose all the times you can. It doesn't change the draw.",
        NoCourse = "Closed at that time right now",
        Nothing = "There are no times to choose right now. Look again in a week.",
        Save = "Save my times",
        Missing = "Choose at least one time",
        Moved = "One of the times is gone. Choose again",
        Saved = new("Your times are saved", "They apply from now on. They change nothing you have already been told."),
        TooOften = new("You have changed your times three times today", "Try again tomorrow. The times you saved last apply."),
    };
}
