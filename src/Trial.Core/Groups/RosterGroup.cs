using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>A planned or issued group.</summary>
/// <param name="Course">What it is and when.</param>
/// <param name="First">Its first roster; null before it is issued.</param>
/// <param name="Seated">The people of its last roster who have not left, in its order.</param>
public sealed record RosterGroup(Course Course, FirstRoster? First, IReadOnlyList<ParticipantId> Seated);
