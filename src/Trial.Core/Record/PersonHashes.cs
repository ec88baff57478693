namespace Trial.Core.Record;

/// <summary>What the body of a draw or referral commits to about the person, so that nothing of it can be exchanged afterwards.</summary>
/// <param name="Research">Of the research id (<see cref="ResearchId.Hash"/>).</param>
/// <param name="Row">Of what the person said and was given (<see cref="PersonRow.Beside"/>).</param>
public sealed record PersonHashes(Digest Research, Digest Row);
