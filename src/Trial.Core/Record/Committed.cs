namespace Trial.Core.Record;

/// <summary>What the record commits to about one person; their rows are compared with it.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Hashes">What their draw or referral says of their row.</param>
/// <param name="SignedUp">The commitment of that body, which their stored promise is of.</param>
/// <param name="Erased">What was held about them is erased.</param>
public sealed record Committed(ParticipantId Id, PersonHashes Hashes, Digest SignedUp, bool Erased)
{
    /// <summary>The times that they chose since; null while those of their sign-up hold.</summary>
    public OtherTimes? Times { get; init; }
}
