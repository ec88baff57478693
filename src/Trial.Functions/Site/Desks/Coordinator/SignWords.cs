using Trial.Functions.Site.Parts;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The words of a sign for a door.</summary>
public sealed record SignWords : IWords<SignWords>
{
    public required string Print { get; init; }

    public required string SignOff { get; init; }

    public required Func<string, string> SignMoved { get; init; }

    /// <summary>Before the day that it was moved from.</summary>
    public required string Was { get; init; }

    public required Func<string, string> Call { get; init; }

    public static SignWords Danish { get; } = new()
    {
        Print = "Print siden her, og hæng den op.",
        SignOff = "Mødet er aflyst",
        SignMoved = when => $"Mødet er flyttet til {when}",
        Was = "Det skulle have været",
        Call = number => $"Ring til lederne på {number}, hvis du er i tvivl.",
    };

    public static SignWords English { get; } = new()
    {
        Print = "Print this page and hang it up.",
        SignOff = "The meeting is called off",
        SignMoved = when => $"The meeting is moved to {when}",
        Was = "It was to be",
        Call = number => $"Call the leaders on {number} if you are in doubt.",
    };
}
