using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>Somebody in the peer arm without a seat, who has not left the group.</summary>
/// <param name="Participant">Their id in the record.</param>
/// <param name="Drawn">Sequence of their draw; the lowest comes first.</param>
/// <param name="Slots">Ids of the slots they can come at. A slot's id is its own in the whole study.</param>
public sealed record Waiting(ParticipantId Participant, int Drawn, IReadOnlyCollection<string> Slots)
{
    /// <summary>The date of their draw.</summary>
    public DateOnly On { get; init; }
}
