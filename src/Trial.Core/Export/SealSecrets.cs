using Trial.Core.Lottery;

namespace Trial.Core.Export;

/// <summary>What the service kept secret about one seal.</summary>
/// <param name="ListKey">PRK.</param>
/// <param name="Policy">The design.</param>
/// <param name="Random">The 32 bytes of its commitment.</param>
public sealed record SealSecrets(Digest ListKey, Policy Policy, Digest Random)
{
    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "the secrets of a seal";
}
