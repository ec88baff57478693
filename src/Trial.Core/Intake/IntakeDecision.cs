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

    /// <summary>The person who was drawn with this token had their data erased; nothing draws with it again (410).</summary>
    public sealed record Erased : IntakeDecision;

    /// <summary>Something is wrong with the input: everything that is (400).</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : IntakeDecision;

    /// <summary>The person said no to a question that eligibility needs; nothing is stored (403).</summary>
    public sealed record NotEligible : IntakeDecision;

    /// <summary>This token made another submission, of which nothing is shown (409).</summary>
    public sealed record OtherSubmission : IntakeDecision;

    /// <summary>The study takes nobody, yet or any more (409).</summary>
    public sealed record StudyClosed : IntakeDecision;

    /// <summary>The stratum takes nobody, or its list is full: the study is closed there (409).</summary>
    public sealed record StratumClosed : IntakeDecision;

    /// <summary>The person read a text that is not the current one (409).</summary>
    public sealed record TextNotCurrent : IntakeDecision;

    /// <summary>The public log does not hold the seal yet, or is too far behind: nothing is stored, try again later (503).</summary>
    public sealed record NotLogged : IntakeDecision;

    /// <summary>Open admission took as many in the last hour as it takes in an hour (429).</summary>
    public sealed record TooMany : IntakeDecision;

    /// <summary>The hour is unusual: solve a challenge first. The share of those who cannot is met (429).</summary>
    public sealed record NotSolved : IntakeDecision;

    /// <summary>The slip is unknown or used; the answer is the same (410).</summary>
    public sealed record SlipNotGood : IntakeDecision;

    /// <summary>Open envelope number <paramref name="Envelope"/> of the submission's stratum, and use the slip up.</summary>
    public sealed record Draw(Submission Submission, int Envelope) : IntakeDecision;
}
