using Trial.Core.Input;
using Trial.Core.Intake;

namespace Trial.Application.Citizens;

/// <summary>What came of a submission. These are all the answers there are.</summary>
public abstract record ReferralAnswer
{
    private ReferralAnswer()
    {
    }

    /// <summary>The person is signed up, durably: their lot was drawn, or they wait for it.</summary>
    public sealed record Drawn(Lot Lot) : ReferralAnswer;

    /// <summary>This very submission was made before; this is what it got.</summary>
    public sealed record Stored(Lot Lot) : ReferralAnswer;

    /// <summary>Every fault of the input.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : ReferralAnswer;

    /// <summary>A rule said no. Nothing was stored.</summary>
    public sealed record Refused(Refusal Why) : ReferralAnswer;
}
