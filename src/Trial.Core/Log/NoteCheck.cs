namespace Trial.Core.Log;

/// <summary>What checking a note against known keys found. These are all the answers there are.</summary>
public abstract record NoteCheck
{
    private NoteCheck()
    {
    }

    /// <summary>Every line of a known key is right, and there is at least one.</summary>
    /// <param name="By">The keys that signed, each once, in the order they were asked for.</param>
    public sealed record Verified(IReadOnlyList<VerifierKey> By) : NoteCheck;

    /// <summary>No line is of a known key.</summary>
    public sealed record Unknown : NoteCheck;

    /// <summary>The line of <paramref name="Key"/> is not its signature over this text.</summary>
    public sealed record False(VerifierKey Key) : NoteCheck;
}
