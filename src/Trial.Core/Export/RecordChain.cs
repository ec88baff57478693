using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check that every body holds the commitment of the one before it.</summary>
internal sealed class RecordChain : RecordFold
{
    /// <summary>The commitments, in order.</summary>
    public List<Digest> Commitments { get; } = [];

    public override string Name => "commitments";

    protected override string Extent => $"every body holds the commitment of the one before it; the last is {Commitments[^1]}";

    protected override string? Fault(int index, Entry entry, Digest commitment)
    {
        var before = index == 0 ? default : Commitments[^1];
        Commitments.Add(commitment);
        return entry.Stamp.Previous == before ? null : "the previous commitment that it names is not that of the body before it";
    }
}
