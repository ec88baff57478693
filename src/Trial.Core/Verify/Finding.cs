namespace Trial.Core.Verify;

/// <summary>What a check found. These are all the answers there are.</summary>
public abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>It is true; how much was checked.</summary>
    public sealed record Verified(string Extent) : Finding;

    /// <summary>It is false.</summary>
    /// <param name="Index">Which line, draw or receipt, from 0; null where the check is of one thing.</param>
    /// <param name="Reason">What is wrong, as words that end a sentence.</param>
    public sealed record False(int? Index, string Reason) : Finding;

    /// <summary>A file given for comparison cannot be read, which says nothing about the export.</summary>
    /// <param name="Index">Which receipt, from 0; null for a checkpoint.</param>
    /// <param name="Reason">What is wrong with it and what to do, as words that end a sentence.</param>
    public sealed record Unusable(int? Index, string Reason) : Finding;

    /// <summary>This file and this program do not allow the check.</summary>
    public sealed record NotChecked(string Why) : Finding;
}
