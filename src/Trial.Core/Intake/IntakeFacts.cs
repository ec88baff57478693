namespace Trial.Core.Intake;

/// <summary>What the edge read, at one version of the head, before the rules decide on a submission.</summary>
/// <param name="IsOpen">The study takes people: opened and not closed.</param>
/// <param name="IsLogged">The public log is where a draw needs it: it holds the seal, and is not too far behind.</param>
/// <param name="Text">The version of the current consent text.</param>
/// <param name="Strata">Every stratum of the study, by its code.</param>
/// <param name="Admission">How people are admitted, and what was read for it.</param>
/// <param name="Use">What the token was used for; null when it never was, or when the draft has no token.</param>
public sealed record IntakeFacts(
    bool IsOpen, bool IsLogged, string Text, IReadOnlyDictionary<string, StratumFacts> Strata, Admission Admission, TokenUse? Use);
