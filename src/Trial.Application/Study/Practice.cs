namespace Trial.Application.Study;

/// <summary>Whether the service is for practice (TRIAL_PRACTICE). Nobody is really drawn there, and every page says so.</summary>
public sealed record Practice(bool IsOn)
{
    private const string Danish = "ØVELSE: ";

    /// <summary>The title of a study that is practised.</summary>
    public static InTwoLanguages Title(InTwoLanguages title) => new(Danish + title.Da, "PRACTICE: " + title.En);

    /// <summary>The heading of what is printed in Danish: in a practice it says so.</summary>
    public string Heading(string heading) => IsOn ? Danish + heading : heading;
}
