namespace Trial.Core.Groups;

/// <summary>Where a group stands.</summary>
public enum GroupState
{
    /// <summary>It will be held; nobody has a seat yet.</summary>
    Planned,

    /// <summary>It waits for a new first date.</summary>
    Postponed,

    /// <summary>It has a roster: people were told when and where it is.</summary>
    Issued,

    /// <summary>It will not be held, and nothing changes that.</summary>
    Cancelled,
}
