namespace Trial.Core.Groups;

//  The planner's word
//
//      On the first of a month, from people drawn before it and still unseated, and never between: whoever plans must not be blind,
//      and must not learn draw by draw how many wait. No number is told, only which of three, and two times: with nobody waiting
//      there are two as well.

/// <summary>What a planner is told of one place.</summary>
/// <param name="Need">How many groups are lacking, roughly.</param>
/// <param name="Times">The two slots that most of those who wait can come to; the one that more can come to first.</param>
public sealed record PlannersWord(Need Need, IReadOnlyList<string> Times)
{
    private const int Told = 2;

    /// <summary>Finds the word for one place.</summary>
    /// <param name="waiting">The place's people who were drawn before the cut and have no seat.</param>
    /// <param name="planned">The place's groups that are yet to have a roster.</param>
    /// <param name="usual">A group such as the next one would be: its minimum and capacity.</param>
    /// <param name="slots">The place's slots in order of the week.</param>
    public static PlannersWord Of(
        IReadOnlyList<Waiting> waiting, IReadOnlyList<Course> planned, Course usual, IReadOnlyList<string> slots)
    {
        var left = waiting.Count - SeatFlow.Most(SeatGraph.Of(waiting, planned), planned);
        var need = left < usual.Minimum ? Need.Enough : left <= usual.Capacity ? Need.OneMoreGroup : Need.MoreThanOne;
        return new(need, [.. slots.OrderByDescending(slot => waiting.Count(person => person.Slots.Contains(slot))).Take(Told)]);
    }
}
