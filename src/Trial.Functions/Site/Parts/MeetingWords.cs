namespace Trial.Functions.Site.Parts;

/// <summary>The words of an introduction meeting, the same on the front page and where it is planned.</summary>
public sealed record MeetingWords : IWords<MeetingWords>
{
    /// <summary>A day and the time of day.</summary>
    public required Func<string, string, string> At { get; init; }

    /// <summary>Before a name and a number.</summary>
    public required string Call { get; init; }

    public required string Off { get; init; }

    public static MeetingWords Danish { get; } = new()
    {
        At = (day, time) => $"{day} kl. {time}",
        Call = "Ring til",
        Off = "Aflyst",
    };

    public static MeetingWords English { get; } = new()
    {
        At = (day, time) => $"{day} at {time}",
        Call = "Call",
        Off = "Called off",
    };
}
