using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What a final export is made from.</summary>
/// <param name="Audit">All that the audit holds.</param>
/// <param name="Secrets">Of every seal, in the order of their numbers.</param>
/// <param name="People">What the rows beside the record say of everybody drawn.</param>
/// <param name="LabelKey">32 random bytes, used for this export only.</param>
public sealed record FinalSource(
    AuditSource Audit, IReadOnlyList<ListSecret> Secrets, IReadOnlyDictionary<ParticipantId, Person> People, Digest LabelKey)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "what a final export is made from";
}
