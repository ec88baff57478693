using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The check that the bodies are numbered from 0 without gaps.</summary>
internal sealed class RecordSequence : RecordFold
{
    private int last;

    public override string Name => "sequence";

    protected override string Extent => $"0 to {last}, without gaps";

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        last = index;
        return entry.Stamp.Sequence == index ? null : new(index, $"its sequence is {entry.Stamp.Sequence}");
    }
}
