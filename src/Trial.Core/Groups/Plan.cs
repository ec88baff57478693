using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>Which groups run, and who sits where.</summary>
/// <param name="Seats">Every group that runs and its people in order of draw.</param>
/// <param name="Closed">Every group that does not run, in order of start.</param>
/// <param name="Bound">How many people no choice of groups could exceed; the number seated wherever the choice is exact.</param>
public sealed record Plan(IReadOnlyDictionary<string, IReadOnlyList<ParticipantId>> Seats, IReadOnlyList<string> Closed, int Bound)
{
    /// <summary>How many people have a seat.</summary>
    public int Seated => Seats.Values.Sum(members => members.Count);
}
