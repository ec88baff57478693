namespace Trial.Core.Record;

/// <summary>A participant's research id with the random bytes that its hash was made with.</summary>
/// <param name="Id">The id.</param>
/// <param name="Random">32 bytes; they are in the participant's row and are erased with it.</param>
public sealed record KnownId(ResearchId Id, Digest Random)
{
    /// <summary>What the body of the draw or referral says of it.</summary>
    public Digest Hash => Id.Hash(Random);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a research id";
}
