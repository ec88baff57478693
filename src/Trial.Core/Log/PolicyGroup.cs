namespace Trial.Core.Log;

/// <summary>A name that stands for some of several others.</summary>
/// <param name="Name">In this file only.</param>
/// <param name="Least">How many of the members, from 1 to all.</param>
/// <param name="Members">Witnesses, and groups defined before.</param>
public sealed record PolicyGroup(string Name, int Least, IReadOnlyList<string> Members);
