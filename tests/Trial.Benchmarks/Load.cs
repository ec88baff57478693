using System.Numerics;
using Trial.Cli;
using Trial.Core;
using Trial.Core.Lottery;

namespace Trial.Benchmarks;

/// <summary>What is sealed: one stratum of permuted blocks, and pads up to the next power of two.</summary>
internal sealed class Load(int envelopes)
{
    private static readonly Digest ListKey = Digest.Of("benchmark"u8.ToArray());

    public int Envelopes => envelopes;

    public SealPlan Plan { get; } = new(
        NamedArm.Served,
        [1, 1],
        ["A"],
        envelopes,
        (int)BitOperations.RoundUpToPowerOf2((uint)envelopes + 8),
        new Policy.PermutedBlocks([4, 6, 8]));

    public SealedList Seal() => SealedList.Make(ListKey, Plan, new AllCores());
}
