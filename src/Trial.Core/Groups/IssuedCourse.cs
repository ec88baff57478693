using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>A group whose roster is issued, and so frozen.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="Slot">The slot it is held at.</param>
/// <param name="Starts">Its first date.</param>
/// <param name="Places">How many its first roster has; fewer if it takes fewer now.</param>
/// <param name="Seated">The people of its last roster who have not left, in its order.</param>
/// <param name="Eligible">Whether somebody's draw was before the cut when its roster was issued.</param>
public sealed record IssuedCourse(
    string Group, string Slot, DateOnly Starts, int Places, IReadOnlyList<ParticipantId> Seated, Func<Waiting, bool> Eligible);
