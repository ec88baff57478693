namespace Trial.Core.Lottery;

/// <summary>The announced round of public randomness.</summary>
/// <param name="Chain">The hash of its chain: quicknet's.</param>
/// <param name="Round">From 1; its signature does not exist when the setup is published.</param>
public sealed record Beacon(Digest Chain, int Round);
