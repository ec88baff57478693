using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What an audit counts of those who meet in groups.</summary>
/// <param name="State">The study at the end of the record.</param>
/// <param name="Arm">The arm that meets in groups.</param>
/// <param name="How">How far each of that arm has come.</param>
public sealed record Begun(StudyState State, Arm Arm, IReadOnlyDictionary<ParticipantId, Beginning> How)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "how far people have come";
}
