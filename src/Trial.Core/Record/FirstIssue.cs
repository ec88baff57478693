namespace Trial.Core.Record;

/// <summary>A group's first roster.</summary>
/// <param name="Sequence">Of its body.</param>
/// <param name="On">The day it was written.</param>
/// <param name="Row">What its body says of its row.</param>
public sealed record FirstIssue(int Sequence, DateOnly On, Digest Row);
