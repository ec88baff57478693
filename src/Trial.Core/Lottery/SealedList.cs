using Trial.Core.Log;

namespace Trial.Core.Lottery;

//  The sealed list: cryptographic sealed envelopes
//
//      For every stratum the list of its arms, for every place in it an envelope,
//      and pads until there are `leaves` leaves. Sorted bytewise they are hashed
//      as an RFC 6962 tree; its root is the seal.
//
//      Kept in memory: 64 bytes a leaf and 64 for its tree, 1 byte an envelope.
//      Nonces are made again when an envelope is opened.
//
//  Test vectors: tests/vectors/sealed-list-v1.json

/// <summary>All envelopes of a study, as the holder of the list key sees them. Safe for many readers at once.</summary>
public sealed class SealedList
{
    private readonly Digest listKey;
    private readonly SealPlan plan;
    private readonly Dictionary<string, AllocationList> lists;
    private readonly SealedLeaves leaves;
    private readonly MerkleTree tree;

    private SealedList(Digest listKey, SealPlan plan, IWork work)
    {
        (this.listKey, this.plan) = (listKey, plan);
        lists = plan.Strata.ToDictionary(stratum => stratum, stratum => MakeList(listKey, plan, stratum), StringComparer.Ordinal);
        leaves = new SealedLeaves(MakeLeaves(work));
        tree = leaves.Tree(work);
    }

    /// <summary>The seal.</summary>
    public Digest Root => tree.RootAt(tree.Size);

    /// <summary>The leaves as they are published: sorted bytewise, 82 bytes each. Every read makes a new array.</summary>
    public IReadOnlyList<byte[]> SortedLeaves => leaves;

    /// <summary>Makes the list anew; the same key and plan give the same list for ever.</summary>
    /// <param name="prk">The list key.</param>
    /// <param name="plan">What is sealed.</param>
    /// <param name="work">Where it is made; one thing after the other when it is null.</param>
    /// <exception cref="ArgumentException">The plan has faults.</exception>
    public static SealedList Make(Digest prk, SealPlan plan, IWork? work = null) =>
        plan.Faults() is [var first, ..]
            ? throw new ArgumentException(first.ToString(), nameof(plan))
            : new SealedList(prk, plan, work ?? new PlainWork());

    /// <summary>How many envelopes a stratum has: its capacity, or more where the last block runs on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such stratum.</exception>
    public int Length(string stratum) => lists[stratum].Arms.Count;

    /// <summary>Opens one envelope.</summary>
    /// <param name="stratum">Its list.</param>
    /// <param name="number">From 1 to the stratum's length.</param>
    /// <exception cref="KeyNotFoundException">There is no such stratum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such envelope.</exception>
    public Opening Open(string stratum, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Length(stratum));

        using var key = new StratumKey(ListKey.OfStratum(listKey, stratum));
        var arm = ArmOf(stratum, number);
        var envelope = Seal(key, stratum, number, arm);
        var index = leaves.IndexOf(envelope);
        return new(
            stratum,
            number,
            arm,
            key.PositionNonce(number),
            key.ArmNonce(number),
            envelope.CPos,
            envelope.CArm,
            index,
            tree.ProveInclusion(index, tree.Size));
    }

    /// <summary>For every envelope of a stratum, how probable its arm was just before it was drawn, given all before it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such stratum.</exception>
    public IReadOnlyList<Fraction> Odds(string stratum) => [.. Lottery.Odds.Of(plan.Policy, plan.Ratio, lists[stratum])];

    private Arm ArmOf(string stratum, int number) => plan.Arms[lists[stratum].Arms[number - 1]].Id;

    private static Envelope Seal(StratumKey key, string stratum, int number, Arm arm) => new(
        Envelope.CommitPosition(key.PositionNonce(number), stratum, number),
        Envelope.CommitArm(key.ArmNonce(number), arm));

    /// <summary>How many envelopes the list of this key and plan has for a stratum, without sealing it.</summary>
    internal static int LengthOf(Digest prk, SealPlan plan, string stratum) => MakeList(prk, plan, stratum).Arms.Count;

    private static AllocationList MakeList(Digest prk, SealPlan plan, string stratum)
    {
        using var key = new StratumKey(ListKey.OfStratum(prk, stratum));
        return AllocationList.Make(plan.Policy, plan.Ratio, plan.Capacity, key.Words().Below);
    }

    private Envelope[] MakeLeaves(IWork work) => Chunks.Join(plan.Leaves, work.Map(Parts(), part => part()));

    // Each stratum's envelopes, then the pads.
    private IEnumerable<Func<Envelope[]>> Parts()
    {
        foreach (var stratum in plan.Strata)
        {
            var key = ListKey.OfStratum(listKey, stratum);
            foreach (var (start, end) in Chunks.Of(Length(stratum)))
            {
                yield return () => Envelopes(key, stratum, start, end);
            }
        }

        foreach (var (start, end) in Chunks.Of(plan.Leaves - plan.Strata.Sum(Length)))
        {
            yield return () => Pads(start, end);
        }
    }

    private Envelope[] Envelopes(Digest stratumKey, string stratum, int start, int end)
    {
        using var key = new StratumKey(stratumKey);
        return [.. Enumerable.Range(start + 1, end - start).Select(number => Seal(key, stratum, number, ArmOf(stratum, number)))];
    }

    private Envelope[] Pads(int start, int end)
    {
        using var key = new HkdfExpander(listKey);
        return [.. Enumerable.Range(start, end - start).Select(number => Envelope.Pad(key, number))];
    }
}
