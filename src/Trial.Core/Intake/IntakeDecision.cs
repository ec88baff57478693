using Trial.Core.Input;

namespace Trial.Core.Intake;

/// <summary>What the rules say about one submission, in the order they are asked. These are all the answers there are.</summary>
public abstract record IntakeDecision
{
    private IntakeDecision()
    {
    }

    /// <summary>This token made this very submission before: give the stored answer.</summary>
    public sealed record AlreadyDrawn : IntakeDecision;

    /// <summary>Something is wrong with the input: everything that is (400).</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : IntakeDecision;

    /// <summary>A rule says no: nothing is stored.</summary>
    public sealed record Refused(Refusal Why) : IntakeDecision;

    /// <summary>Open envelope number <paramref name="Envelope"/> of the submission's stratum, and use the slip up.</summary>
    public sealed record Draw(Submission Submission, int Envelope) : IntakeDecision;
}
