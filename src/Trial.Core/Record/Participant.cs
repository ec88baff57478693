namespace Trial.Core.Record;

/// <summary>What the record alone says of one drawn person.</summary>
/// <param name="Sequence">Sequence of the draw: the earliest draw has the lowest.</param>
/// <param name="Drawn">The date of the draw in Europe/Copenhagen.</param>
/// <param name="Draw">The draw itself.</param>
/// <param name="SignedUp">The commitment of the body that has <see cref="Hashes"/>; their stored promise is of it.</param>
/// <param name="Referred">What their referral commits to about them; null where the draw does.</param>
public sealed record Participant(int Sequence, DateOnly Drawn, Act.Draw Draw, Digest SignedUp, PersonHashes? Referred)
{
    /// <summary>Their id.</summary>
    public ParticipantId Id => Draw.Participant;

    /// <summary>What the record commits to about them: their draw, or their referral where there was one.</summary>
    public PersonHashes Hashes => Referred ?? Draw.Person!;

    /// <summary>They left the group, or everything.</summary>
    public bool LeftGroup => LeftGroupOn is not null;

    /// <summary>They left follow-up, or everything.</summary>
    public bool LeftFollowUp => LeftFollowUpOn is not null;

    /// <summary>The day on which they left the group; null while they have not.</summary>
    public DateOnly? LeftGroupOn { get; init; }

    /// <summary>The day on which they left follow-up; null while they have not.</summary>
    public DateOnly? LeftFollowUpOn { get; init; }

    /// <summary>What was held about them is erased.</summary>
    public bool Erased { get; init; }

    /// <summary>Mistakes documented about their draw, in order.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    internal Participant With(Withdrawal what, DateOnly on) => this with
    {
        LeftGroupOn = LeftGroupOn ?? (what is Withdrawal.Group or Withdrawal.Data ? on : null),
        LeftFollowUpOn = LeftFollowUpOn ?? (what is Withdrawal.FollowUp or Withdrawal.Data ? on : null),
        Erased = Erased || what is Withdrawal.Data,
    };
}
