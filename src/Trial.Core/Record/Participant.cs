namespace Trial.Core.Record;

/// <summary>What the record alone says of one drawn person.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Sequence">Sequence of the draw: the earliest draw has the lowest.</param>
/// <param name="Drawn">The date of the draw in Europe/Copenhagen.</param>
/// <param name="Draw">The draw itself.</param>
/// <param name="Hashes">What the record commits to about them: their draw, or their referral where there was one.</param>
/// <param name="SignedUp">The commitment of the body that has <paramref name="Hashes"/>; their stored receipt is of it.</param>
public sealed record Participant(
    ParticipantId Id, int Sequence, DateOnly Drawn, Act.Draw Draw, PersonHashes Hashes, Digest SignedUp)
{
    /// <summary>They left the group, or everything.</summary>
    public bool LeftGroup { get; init; }

    /// <summary>They left follow-up, or everything.</summary>
    public bool LeftFollowUp { get; init; }

    /// <summary>What was held about them is erased.</summary>
    public bool Erased { get; init; }

    /// <summary>Mistakes documented about their draw, in order.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    internal Participant With(Withdrawal what) => this with
    {
        LeftGroup = LeftGroup || what is Withdrawal.Group or Withdrawal.Data,
        LeftFollowUp = LeftFollowUp || what is Withdrawal.FollowUp or Withdrawal.Data,
        Erased = Erased || what is Withdrawal.Data,
    };
}
