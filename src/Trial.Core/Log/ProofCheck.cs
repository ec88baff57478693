namespace Trial.Core.Log;

/// <summary>What checking a proof found. These are all the answers there are.</summary>
public abstract record ProofCheck
{
    private ProofCheck()
    {
    }

    /// <summary>The log holds the entry, as these keys say.</summary>
    public sealed record Included(Checkpoint Checkpoint, IReadOnlyList<VerifierKey> By) : ProofCheck;

    /// <summary>It is not shown that the log holds the entry.</summary>
    /// <param name="Why">In one clause, for the verifier's report.</param>
    public sealed record Refused(string Why) : ProofCheck;
}
