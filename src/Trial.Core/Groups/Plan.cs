using Trial.Core.Record;

namespace Trial.Core.Groups;

/// <summary>Who sits where, and which groups start later than planned.</summary>
/// <param name="Seats">
/// Every course that was not postponed, by group: those seated before in their order, then the new in order of draw. A course
/// without a roster gets its first; one whose members are not those of its last roster gets a new version.
/// </param>
/// <param name="Postponed">Groups, in the order they were postponed; nobody is seated in them.</param>
public sealed record Plan(IReadOnlyDictionary<string, IReadOnlyList<ParticipantId>> Seats, IReadOnlyList<string> Postponed);
