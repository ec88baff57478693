namespace Trial.Functions.Site.Parts;

/// <summary>What is said where the study is open, and no place takes anybody: no group is planned, or the lists are used up.</summary>
public sealed record NoPlaceWords : IWords<NoPlaceWords>
{
    public required string Title { get; init; }

    /// <summary>Given the day on which a group is to begin.</summary>
    public required Func<string, string> Next { get; init; }

    /// <summary>No group is planned.</summary>
    public required string Unknown { get; init; }

    public required string Button { get; init; }

    /// <summary>Before the meetings to come.</summary>
    public required string Meetings { get; init; }

    /// <summary>Before a name and a number.</summary>
    public required string Ask { get; init; }

    /// <summary>Where there is nobody to call, as in a demonstration.</summary>
    public required string LookAgain { get; init; }

    /// <summary>To somebody who was about to sign up.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>The study was closed for good.</summary>
    public required string Ended { get; init; }

    public static NoPlaceWords Danish { get; } = new()
    {
        Title = "Der er ingen ledige grupper lige nu",
        Next = day => $"Den næste gruppe begynder efter planen den {day}.",
        Unknown = "Vi har ikke en dato for den næste gruppe endnu.",
        Button = "Når der er plads igen, kan du melde dig her.",
        Meetings = "Du kan komme til et møde og høre mere:",
        Ask = "Vil du vide, hvornår det bliver? Ring til",
        LookAgain = "Kig igen om et par uger.",
        Kept = ["Vi har ikke gemt noget.", "Har du en kode, virker den stadig. Har du en seddel, så gem den."],
        Ended = "Tilmeldingen er slut. Du kan ikke melde dig til mere.",
    };

    public static NoPlaceWords English { get; } = new()
    {
        Title = "There are no groups to join right now",
        Next = day => $"The next group is planned to begin on {day}.",
        Unknown = "We don't have a date for the next group yet.",
        Button = "When there is a place again, you can sign up here.",
        Meetings = "You can come to a meeting and hear more:",
        Ask = "Would you like to know when it will be? Call",
        LookAgain = "Look again in a couple of weeks.",
        Kept = ["We haven't stored anything.", "If you have a code, it still works. If you have a slip, keep it."],
        Ended = "Sign-up has ended. You can't sign up any more.",
    };
}
