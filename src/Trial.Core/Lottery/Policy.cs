using System.Text.Json.Nodes;

using Trial.Core.Input;

namespace Trial.Core.Lottery;

//  The policy: how the list is made, secret until the end
//
//      canonical JSON   {"design":"permuted-blocks","sizes":[4,6,8]}   distinct, ascending, multiples of the ratio's sum
//                       {"design":"big-stick","tolerance":3}           two arms, 1:1
//                       {"design":"block-urn","urn":4}                 1 to 64; any ratio, any number of arms
//                       {"design":"simple"}
//
//      commitment       SHA-256("trial/v1/policy\n" || 32 random bytes || canonical JSON)
//
//  Without the random bytes anybody could try the few policies there are.
//
//  Test vectors: tests/vectors/formats-v1.json, "commitments"

/// <summary>A list design with its parameters. These are all the designs there are.</summary>
public abstract record Policy
{
    private Policy()
    {
    }

    private protected abstract JsonObject Json { get; }

    /// <summary>The bytes that are committed to: canonical JSON.</summary>
    public byte[] Format() => CanonicalJson.Format(Json);

    /// <summary>Reads exactly the bytes of a policy; null for anything else.</summary>
    public static Policy? Parse(ReadOnlySpan<byte> bytes)
    {
        var isGood = true;
        var policy = CanonicalJson.ParseObject(bytes) is { } json ? PolicyReader.Read(new Fields(json, (_, _) => isGood = false)) : null;
        return isGood ? policy : null;
    }

    /// <summary>What the setup says of the policy.</summary>
    /// <param name="random">32 random bytes, secret as long as the policy is.</param>
    public Digest Commitment(Digest random) => Digest.Of("trial/v1/policy\n"u8.ToArray(), random.ToArray(), Format());

    /// <summary>Blocks in which the ratio is kept exactly, each of a size drawn from <paramref name="Sizes"/>.</summary>
    /// <param name="Sizes">Distinct, ascending, multiples of the ratio's sum.</param>
    public sealed record PermutedBlocks(IReadOnlyList<int> Sizes) : Policy
    {
        private protected override JsonObject Json =>
            new() { ["design"] = "permuted-blocks", ["sizes"] = new JsonArray([.. Sizes.Select(size => JsonValue.Create(size))]) };

        public bool Equals(PermutedBlocks? other) => other is not null && Sizes.SequenceEqual(other.Sizes);

        public override int GetHashCode() => Sizes.Aggregate(0, HashCode.Combine);
    }

    /// <summary>A coin, unless one arm leads by <paramref name="Tolerance"/>: then the other arm.</summary>
    /// <param name="Tolerance">The largest lead, at least 1.</param>
    public sealed record BigStick(int Tolerance) : Policy
    {
        private protected override JsonObject Json => new() { ["design"] = "big-stick", ["tolerance"] = Tolerance };
    }

    /// <summary>A ball drawn from an urn that holds <paramref name="Urn"/> sets of the ratio; whole sets of drawn balls go back.</summary>
    /// <param name="Urn">From 1, which is the permuted block of one set, to <see cref="MostUrn"/>.</param>
    public sealed record BlockUrn(int Urn) : Policy
    {
        /// <summary>The largest urn.</summary>
        public const int MostUrn = 64;

        private protected override JsonObject Json => new() { ["design"] = "block-urn", ["urn"] = Urn };
    }

    /// <summary>Every draw by itself, in the ratio.</summary>
    public sealed record Simple : Policy
    {
        private protected override JsonObject Json => new() { ["design"] = "simple" };
    }
}
