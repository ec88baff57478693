namespace Trial.Core.Groups;

/// <summary>What a planner is told of a place.</summary>
public enum Need
{
    /// <summary>What is planned seats those who wait, or too few are left for a group.</summary>
    Enough,

    /// <summary>One more group would seat those who are left.</summary>
    OneMoreGroup,

    /// <summary>It would not.</summary>
    MoreThanOne,
}
