using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>One check of the record, which is told its bodies in their order and keeps its first fault.</summary>
internal abstract class RecordFold
{
    private Finding.False? fault;

    /// <summary>The check's name.</summary>
    public abstract string Name { get; }

    /// <summary>Whether nothing was false so far.</summary>
    public bool Holds => fault is null;

    /// <summary>What was found, once all bodies were told.</summary>
    public Finding Finding => fault ?? (Finding)new Finding.Verified(Extent);

    /// <summary>What is verified when there was no fault.</summary>
    protected abstract string Extent { get; }

    /// <summary>Takes the next body; never called again after a fault, its own or that of a check before it.</summary>
    public void Take(int index, Entry entry, Digest commitment)
    {
        if (Fault(index, entry, commitment) is { } reason)
        {
            fault = new Finding.False(index, reason);
        }
    }

    /// <summary>Why this body cannot come here; null when it can.</summary>
    protected abstract string? Fault(int index, Entry entry, Digest commitment);
}
