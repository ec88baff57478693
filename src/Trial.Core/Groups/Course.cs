using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>A group whose lead time has come, as seating sees it.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="Slot">The slot it is held at.</param>
/// <param name="Starts">Its first date.</param>
/// <param name="Capacity">How many it takes, from 1.</param>
/// <param name="Minimum">How few it starts with, from 1 to <paramref name="Capacity"/>.</param>
/// <param name="Seated">Those of its last roster who have not left; null before its first roster.</param>
public sealed record Course(
    string Group, string Slot, DateOnly Starts, int Capacity, int Minimum, IReadOnlyList<ParticipantId>? Seated)
{
    internal int Room => Math.Max(0, Capacity - (Seated?.Count ?? 0));
}
