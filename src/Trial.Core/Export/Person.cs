using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>What the rows beside the record say of one participant.</summary>
/// <param name="Known">Their research id; null when their row is erased or was emptied.</param>
/// <param name="Group">The id of the group they are seated in; null while they wait, in the control arm, and when erased.</param>
/// <param name="Pair">The id of the two who lead it.</param>
public sealed record Person(KnownId? Known, string? Group, string? Pair)
{
    /// <summary>How many meetings they came to; null when nothing was marked for them.</summary>
    public int? Sessions { get; init; }

    /// <summary>Their research id; null as <see cref="Known"/>.</summary>
    public ResearchId? ResearchId => Known?.Id;

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "what is held about a participant";
}
