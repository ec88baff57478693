using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What becomes of people from the draw on, for those who write of it. A person can be in several.</summary>
internal static class FlowSteps
{
    /// <summary>Each step and who took it.</summary>
    public static IReadOnlyList<(string Step, Func<Participant, bool> Took)> All { get; } =
    [
        ("drawn", _ => true),
        ("left the group", person => person.LeftGroup && !person.Erased),
        ("left follow-up", person => person.LeftFollowUp && !person.Erased),
        ("had their data erased", person => person.Erased),
        ("drawn in a wrong stratum (kept)", person => person.Mistakes.Contains(Mistake.WrongStratum)),
        ("not eligible (kept, flagged)", person => person.Mistakes.Contains(Mistake.NotEligible)),
        ("drawn twice (first draw kept)", person => person.Mistakes.Contains(Mistake.DrawnTwice)),
        ("another mistake", person => person.Mistakes.Contains(Mistake.Other)),
    ];
}
