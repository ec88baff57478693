namespace Trial.Core.Record;

/// <summary>What the record says of somebody who signed up where lots are drawn by cohort, until their lot is drawn.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Sequence">Sequence of the referral: who came first has the lowest.</param>
/// <param name="On">The date of the referral in Europe/Copenhagen.</param>
/// <param name="Referral">The referral itself.</param>
/// <param name="Commitment">Of its body.</param>
public sealed record Referred(ParticipantId Id, int Sequence, DateOnly On, Act.Referral Referral, Digest Commitment)
{
    /// <summary>What was held about them is erased.</summary>
    public bool Erased { get; init; }
}
