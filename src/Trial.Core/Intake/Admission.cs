namespace Trial.Core.Intake;

/// <summary>How people are admitted to the study.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Anybody: <paramref name="Cap"/> an hour in the whole study, of whom <paramref name="Drawn"/> were drawn.</summary>
    public sealed record ByAnyone(int Cap, int Drawn) : Admission;

    /// <summary>
    /// Holders of a slip; <paramref name="IsGood"/> is false when it is unknown, used, withdrawn or past its last day,
    /// or when none was given.
    /// </summary>
    public sealed record BySlip(bool IsGood) : Admission;
}
