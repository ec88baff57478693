using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>What a day does to rosters.</summary>
/// <param name="Rosters">Every group whose roster is issued or changes, and its people.</param>
/// <param name="Postponed">Groups that wait for a new date, in order of start.</param>
/// <param name="Gap">At most how many more people another choice of groups could have seated; 0 when the choice is exact.</param>
public sealed record RosterActs(
    IReadOnlyDictionary<string, IReadOnlyList<ParticipantId>> Rosters, IReadOnlyList<string> Postponed, int Gap);
