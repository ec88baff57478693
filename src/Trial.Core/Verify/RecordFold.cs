using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>One check of the record, which gets its bodies in their order and keeps its first fault.</summary>
internal abstract class RecordFold
{
    private Finding.False? fault;

    /// <summary>The check's name.</summary>
    public abstract string Name { get; }

    /// <summary>Whether nothing was false so far.</summary>
    public bool Holds => fault is null;

    /// <summary>What was found, once all bodies were taken.</summary>
    public Check Check => new(Name, fault ?? (Finding)new Finding.Verified(Extent));

    /// <summary>What is verified when there was no fault.</summary>
    protected abstract string Extent { get; }

    /// <summary>Takes the next body; never called again after a fault, whether this check's or an earlier one's.</summary>
    public void Take(int index, Entry entry, Digest commitment) => fault = Fault(index, entry, commitment);

    /// <summary>Takes the end of the record, whatever was found before; it may find a fault in an earlier body.</summary>
    public void End() => fault = FaultAtEnd(fault);

    /// <summary>What is wrong with this body where it comes; null when nothing is.</summary>
    protected abstract Finding.False? Fault(int index, Entry entry, Digest commitment);

    /// <summary>The first fault, once every body up to it was taken; null when no fault was found.</summary>
    protected virtual Finding.False? FaultAtEnd(Finding.False? found) => found;
}
