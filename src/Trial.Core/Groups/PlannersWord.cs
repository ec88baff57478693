namespace Trial.Core.Groups;

//  The planner's word
//
//      Given on the first of a month only, from people drawn before it and still unseated: planners must see what is needed,
//      but must not learn draw by draw how many wait. It has no number, only one of three words and two times; there are two
//      times even when nobody waits.

/// <summary>What a planner is told of one place.</summary>
/// <param name="Need">How many groups are lacking, roughly.</param>
/// <param name="Times">The two slots to which most of the people who wait can come, the more popular first.</param>
public sealed record PlannersWord(Need Need, IReadOnlyList<string> Times)
{
    private const int Told = 2;

    /// <summary>Chooses the word for one place.</summary>
    /// <param name="waiting">The place's people who were drawn before the cut and have no seat.</param>
    /// <param name="planned">The place's groups that have no roster yet.</param>
    /// <param name="usual">The minimum and capacity that the next group would have.</param>
    /// <param name="slots">The place's slots in order of the week.</param>
    public static PlannersWord Of(
        IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> planned, Course usual, IReadOnlyList<string> slots)
    {
        var left = waiting.Count - SeatFlow.Most(SeatGraph.Of(waiting, planned), planned);
        var need = left < usual.Minimum ? Need.Enough : left <= usual.Capacity ? Need.OneMoreGroup : Need.MoreThanOne;
        return new(need, [.. slots.OrderByDescending(slot => waiting.Count(person => person.Slots.Contains(slot))).Take(Told)]);
    }
}
