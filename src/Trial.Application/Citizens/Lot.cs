using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What a draw gives the person who made it. The receipt is the text of docs/formats.md section 5.</summary>
public sealed record Lot(Code Code, Outcome Outcome, ResearchId ResearchId, string Receipt)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a lot";
}

/// <summary>The two outcomes, as the pages tell them.</summary>
public enum Outcome
{
    Peer,
    Control,
}
