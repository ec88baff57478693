namespace Trial.Core.Record;

/// <summary>What the record says of one message.</summary>
/// <param name="Number">From 1.</param>
/// <param name="GroupId">The group whose people read it; null for people who waited.</param>
/// <param name="Sequence">Of the body that it was sent with.</param>
/// <param name="On">The day.</param>
/// <param name="Row">What that body says of its row.</param>
/// <param name="Withdrawn">The day on which it was withdrawn; null when it holds.</param>
public sealed record SentMessage(int Number, string? GroupId, int Sequence, DateOnly On, Digest Row, DateOnly? Withdrawn = null);
