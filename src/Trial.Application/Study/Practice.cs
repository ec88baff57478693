namespace Trial.Application.Study;

/// <summary>Whether the service is for practice (TRIAL_PRACTICE). Nobody is really drawn there, and every page says so.</summary>
public sealed record Practice(bool IsOn)
{
    /// <summary>The title of a study that is practised.</summary>
    public static InTwoLanguages Title(InTwoLanguages title) => new("ØVELSE: " + title.Da, "PRACTICE: " + title.En);
}
