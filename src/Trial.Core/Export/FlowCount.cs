namespace Trial.Core.Export;

/// <summary>One count of the flow.</summary>
/// <param name="Step">drawn, left-group, left-follow-up, erased, or a kind of correction.</param>
/// <param name="Arm">The arm; none where the count is over all arms.</param>
/// <param name="Count">How many people.</param>
public sealed record FlowCount(string Step, Arm Arm, int Count);
