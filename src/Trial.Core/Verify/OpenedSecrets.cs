using Trial.Core.Export;
using Trial.Core.Lottery;

namespace Trial.Core.Verify;

/// <summary>What is opened at the end: the policy with its 32 bytes, and the seed or, failing that, the list key.</summary>
/// <param name="Policy">The design.</param>
/// <param name="PolicyRandom">The 32 bytes of its commitment.</param>
/// <param name="Seed">S; null when only the list key is revealed.</param>
/// <param name="ListKey">PRK; ignored when there is a seed.</param>
public sealed record OpenedSecrets(Policy Policy, Digest PolicyRandom, Digest? Seed, Digest? ListKey)
{
    /// <summary>
    /// Reads a policy file: the service.json of a ceremony, with its list key, or the policy.json of a final export. Null for anything
    /// else.
    /// </summary>
    public static OpenedSecrets? ParsePolicy(ReadOnlyMemory<byte> bytes) =>
        ListSecret.Parse(bytes.Span) is { } secret ? new(secret.Policy, secret.PolicyRandom, null, secret.ListKey)
        : FinalExport.ParsePolicy(bytes) is var (policy, random) ? new(policy, random, null, null)
        : null;

    /// <summary>Reads a file of one key: 64 lower-case hexadecimal characters, LF. Null for anything else.</summary>
    public static Digest? ParseKey(ReadOnlyMemory<byte> bytes) => KeyFile.Parse(bytes);

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the secrets of a reveal";
}
