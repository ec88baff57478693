namespace Trial.Core.Intake;

/// <summary>What the edge read, at one version of the head, before the rules decide on a submission.</summary>
/// <param name="IsOpen">The study takes people: opened and not closed.</param>
/// <param name="Text">The version of the current consent text.</param>
/// <param name="Strata">Every stratum of the study, by its code.</param>
/// <param name="Admission">How people are admitted, and what was read for it.</param>
/// <param name="Use">What the token was used for; null when it never was, or when the draft has no token.</param>
public sealed record IntakeFacts(
    bool IsOpen, string Text, IReadOnlyDictionary<string, StratumFacts> Strata, Admission Admission, TokenUse? Use);

/// <summary>One stratum at intake.</summary>
/// <param name="IsOpen">People are taken here.</param>
/// <param name="Next">The number of the next envelope, from 1.</param>
/// <param name="Length">How many envelopes the list has; it is full when <paramref name="Next"/> is past it.</param>
/// <param name="Slots">Ids of the slots that can be chosen here.</param>
public sealed record StratumFacts(bool IsOpen, int Next, int Length, IReadOnlySet<string> Slots);

/// <summary>How people are admitted to the study.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>Anybody: <paramref name="Cap"/> an hour in the whole study, of whom <paramref name="Drawn"/> were drawn.</summary>
    public sealed record ByAnyone(int Cap, int Drawn) : Admission;

    /// <summary>Holders of a slip; <paramref name="IsGood"/> is false for one that is unknown or used, or when none was given.</summary>
    public sealed record BySlip(bool IsGood) : Admission;
}

/// <summary>What a token was used for.</summary>
public abstract record TokenUse
{
    private TokenUse()
    {
    }

    /// <summary>Somebody was drawn with it, and sent in the submission with this hash.</summary>
    public sealed record Drawn(Digest Submission) : TokenUse;

    /// <summary>Somebody was drawn with it and their data are erased.</summary>
    public sealed record Erased : TokenUse;
}
