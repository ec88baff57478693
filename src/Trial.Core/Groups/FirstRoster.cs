namespace Trial.Core.Groups;

/// <summary>A group's first roster. What comes after it fills only its seats.</summary>
/// <param name="On">The day it was issued.</param>
/// <param name="Sequence">Of its body: later draws have higher ones.</param>
/// <param name="Places">How many it names.</param>
public sealed record FirstRoster(DateOnly On, int Sequence, int Places);
