namespace Trial.Functions.Site.Parts;

/// <summary>The words to somebody who has no slip, where one is asked for.</summary>
public sealed record NoSlipWords : IWords<NoSlipWords>
{
    public required string Title { get; init; }

    /// <summary>On the front page, where nobody has been asked for one yet.</summary>
    public required string Needed { get; init; }

    public required string Text { get; init; }

    /// <summary>In place of the meetings to come.</summary>
    public required string NoMeeting { get; init; }

    public static NoSlipWords Danish { get; } = new()
    {
        Title = "Har du ingen seddel?",
        Needed = "Du skal bruge en seddel",
        Text = "Du melder dig til med en seddel. Den får du, når du kommer til et møde og hører mere. Mødet binder dig ikke til noget.",
        NoMeeting = "Der er ikke planlagt et nyt møde endnu. Ring, og hør, hvornår det bliver.",
    };

    public static NoSlipWords English { get; } = new()
    {
        Title = "Don't have a slip?",
        Needed = "You need a slip",
        Text = "You sign up with a slip. You get it when you come to a meeting and hear more. The meeting doesn't commit you to anything.",
        NoMeeting = "No new meeting is planned yet. Call and ask when there will be one.",
    };
}
