namespace Trial.Core.Record;

/// <summary>What every body says besides its act.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">The date in Europe/Copenhagen.</param>
/// <param name="Previous">The commitment before; 32 zero bytes for sequence 0.</param>
/// <param name="Sequence">From 0, without gaps.</param>
public sealed record Stamp(Actor Actor, DateOnly At, Digest Previous, int Sequence);
