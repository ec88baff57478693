namespace Trial.Core.Groups;

/// <summary>A group that has no roster yet, as seating sees it.</summary>
/// <param name="Group">The group's id.</param>
/// <param name="Slot">The slot it is held at.</param>
/// <param name="Starts">Its first date.</param>
/// <param name="Capacity">How many it takes, from 1.</param>
/// <param name="Minimum">How few it starts with, from 1 to <paramref name="Capacity"/>.</param>
public sealed record Course(string Group, string Slot, DateOnly Starts, int Capacity, int Minimum);
