using Trial.Core.Intake;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>What a person who signed up has: their lot, or that they wait for it.</summary>
/// <remarks><see cref="Waits"/> is null once the lot is drawn. The receipt is the text of docs/formats.md section 5.</remarks>
public sealed record Lot(Code Code, Outcome Outcome, ResearchId ResearchId, string Receipt, Waits? Waits = null)
{
    /// <summary>The day on which they signed up, in Denmark: the questionnaires' days are counted from it.</summary>
    public DateOnly? SignedUp { get; init; }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a lot";
}

/// <summary>The outcomes, as the pages tell them.</summary>
public enum Outcome
{
    Peer,
    Control,

    /// <summary>Lots are drawn by cohort, and this one is not drawn yet.</summary>
    Waiting,
}

/// <summary>What a lot that is not drawn yet waits for.</summary>
/// <param name="People">Lots are drawn when this many have signed up at a place.</param>
/// <param name="InQueue">False when a copy of the table was put back and nobody knows whether it was drawn meanwhile.</param>
public sealed record Waits(int People, bool InQueue);
