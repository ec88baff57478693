using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Cli.Simulate;

/// <summary>The staff of a simulated study. A rule's refusal ends the simulation.</summary>
internal static class Staff
{
    public static StaffMember Coordinator { get; } = new(StaffRole.Coordinator, "simulated-coordinator");

    public static StaffMember Steward { get; } = new(StaffRole.Steward, "simulated-steward");

    public static StaffMember Researcher { get; } = new(StaffRole.Researcher, "simulated-researcher");

    public static StaffMember Auditor { get; } = new(StaffRole.Auditor, "simulated-auditor");

    /// <summary>Ends the simulation when an act was refused.</summary>
    /// <exception cref="InvalidDataException">It was refused.</exception>
    public static void Done(string what, ActAnswer answer) => Require(what, answer is ActAnswer.Done, answer);

    /// <inheritdoc cref="Done(string, ActAnswer)"/>
    public static void Done(string what, GroupAnswer answer) => Require(
        what,
        answer is GroupAnswer.Done,
        answer is GroupAnswer.Faulty faulty ? string.Join(", ", faulty.Faults.Select(fault => $"{fault.Field} {fault.Code}")) : answer);

    /// <summary>Ends the simulation unless it was done.</summary>
    /// <exception cref="InvalidDataException">It was refused.</exception>
    public static void Require(string what, bool isDone, object answer)
    {
        if (!isDone)
        {
            throw new InvalidDataException($"The service refuses what the scenario asks for: {what} ({answer}).");
        }
    }
}
