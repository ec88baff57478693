using Trial.Application.Study;

namespace Trial.Application.Groups;

/// <summary>A group for which nobody knows yet whether it will be held as planned.</summary>
/// <param name="Group">Which.</param>
/// <param name="By">The day by which its roster is made or it is postponed.</param>
public sealed record Undecided(PlannedGroup Group, DateOnly By);
