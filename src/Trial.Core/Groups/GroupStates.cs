using Trial.Core.Record;

namespace Trial.Core.Groups;

//  Legal changes
//
//      from         asked for                          recorded as
//      planned      nothing, planned                   changed
//      planned      postponed                          postponed
//      postponed    a new first date, with planned     changed
//                   or nothing
//      postponed    nothing, postponed                 postponed
//      issued       nothing                            changed
//      any of them  cancelled                          cancelled
//
//  Nothing else. People of a cancelled group wait again, at the place in the
//  queue that their draw gave them.

/// <summary>Which changes of a group are legal.</summary>
public static class GroupStates
{
    /// <summary>Where the record says that the group stands.</summary>
    public static GroupState Of(GroupRecord group) => group.Change switch
    {
        GroupChange.Cancelled => GroupState.Cancelled,
        GroupChange.Postponed => GroupState.Postponed,
        _ => group.RosterVersion > 0 ? GroupState.Issued : GroupState.Planned,
    };

    /// <summary>How a change is recorded; null when it is not legal.</summary>
    /// <param name="state">Where the group stands.</param>
    /// <param name="wanted">The state asked for; null when the change leaves it.</param>
    /// <param name="hasNewDate">True when the change gives another first date.</param>
    public static GroupChange? Change(GroupState state, GroupState? wanted, bool hasNewDate) => (state, wanted) switch
    {
        (GroupState.Cancelled, _) or (_, GroupState.Issued) => null,
        (_, GroupState.Cancelled) => GroupChange.Cancelled,
        (GroupState.Issued, null) => GroupChange.Changed,
        (GroupState.Issued, _) => null,
        (_, GroupState.Postponed) => GroupChange.Postponed,
        (GroupState.Postponed, null) when !hasNewDate => GroupChange.Postponed,
        (GroupState.Postponed, _) when !hasNewDate => null,
        _ => GroupChange.Changed,
    };
}
