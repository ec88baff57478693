namespace Trial.Core.Log;

/// <summary>One row of the stored log.</summary>
/// <param name="Night">When it was due: a date in the study's time zone.</param>
/// <param name="Entries">At least one.</param>
public sealed record LogPart(DateOnly Night, IReadOnlyList<byte[]> Entries)
{
    /// <summary>Whether it is a seal entry by itself.</summary>
    public bool IsSeal => LogEntry.Parse(Entries[0]) is null;
}
