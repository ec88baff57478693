using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>One check of the record, which is told its bodies in their order and keeps its first fault.</summary>
internal abstract class RecordFold
{
    private Finding.False? fault;

    /// <summary>The check's name.</summary>
    public abstract string Name { get; }

    /// <summary>Whether nothing was false so far.</summary>
    public bool Holds => fault is null;

    /// <summary>What was found, once all bodies were told.</summary>
    public Check Check => new(Name, fault ?? (Finding)new Finding.Verified(Extent));

    /// <summary>What is verified when there was no fault.</summary>
    protected abstract string Extent { get; }

    /// <summary>Takes the next body; never called again after a fault, its own or that of a check before it.</summary>
    public void Take(int index, Entry entry, Digest commitment) => fault = Fault(index, entry, commitment);

    /// <summary>Takes the end of the record, whatever was found before; it may find a fault in an earlier body.</summary>
    public void End() => fault = FaultAtEnd(fault);

    /// <summary>What is wrong with this body where it comes; null when nothing is.</summary>
    protected abstract Finding.False? Fault(int index, Entry entry, Digest commitment);

    /// <summary>The first fault of all, once every body was told up to the fault that was found; null when there is none.</summary>
    protected virtual Finding.False? FaultAtEnd(Finding.False? found) => found;
}
