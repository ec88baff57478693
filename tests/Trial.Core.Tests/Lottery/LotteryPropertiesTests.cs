using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

/// <summary>What holds of every list, whatever its design, ratio, length and key.</summary>
public sealed class LotteryPropertiesTests
{
    private static readonly Gen<int[]> Ratios = Gen.Elements<int[]>([1, 1], [2, 1], [1, 2], [5, 3], [1, 1, 1], [1, 2, 3], [3, 1, 2]);

    private static readonly Gen<Digest> Keys = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(32)
        .Select(bytes => new Digest(bytes));

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from ratio in Ratios
        from policy in Policies(ratio)
        from capacity in Gen.Choose(1, 300)
        from key in Keys
        select new Case(ratio, policy, capacity, key));

    [Fact]
    public void The_ratio_is_exact_at_every_block_end() => Holds(Cases, lot =>
    {
        var (next, sum) = (0, lot.Ratio.Sum());
        return lot.List.Blocks.All(size =>
        {
            var block = lot.List.Arms.Skip(next).Take(size).ToArray();
            next += size;
            return lot.Ratio.Select((share, arm) => block.Count(drawn => drawn == arm) == size / sum * share).All(exact => exact);
        });
    });

    [Fact]
    public void A_list_holds_its_capacity_and_ends_with_its_last_block() => Holds(Cases, lot => lot.Policy switch
    {
        Policy.PermutedBlocks blocks => lot.List.Arms.Count == lot.List.Blocks.Sum()
            && lot.List.Arms.Count - lot.List.Blocks[^1] < lot.Capacity
            && lot.List.Arms.Count >= lot.Capacity
            && lot.List.Blocks.All(blocks.Sizes.Contains),
        _ => lot.List.Arms.Count == lot.Capacity && lot.List.Blocks.Count == 0,
    });

    [Fact]
    public void A_big_stick_never_leads_by_more_than_its_tolerance() => Holds(Cases, lot =>
    {
        var lead = 0;
        return lot.Policy is not Policy.BigStick stick
            || lot.List.Arms.All(arm => Math.Abs(lead += arm == 0 ? 1 : -1) <= stick.Tolerance);
    });

    // Fewer than `urn` sets can be outside without one of them going back, so no arm leads by more than that.
    [Fact]
    public void A_block_urn_never_gives_an_arm_more_than_its_balls_while_a_set_is_outside() => Holds(Cases, lot =>
    {
        if (lot.Policy is not Policy.BlockUrn { Urn: var urn })
        {
            return true;
        }

        var given = new int[lot.Ratio.Length];
        return lot.List.Arms.All(arm =>
        {
            given[arm]++;
            var sets = given.Select((count, each) => count / lot.Ratio[each]).Min();
            return given.Select((count, each) => count - (sets * lot.Ratio[each])).Zip(lot.Ratio)
                .All(pair => pair.First <= urn * pair.Second);
        });
    });

    [Fact]
    [Trait("Requirement", "R6")]
    public void The_same_key_gives_the_same_list_and_another_key_another() => Holds(Cases, lot =>
        lot.List.Arms.SequenceEqual(lot.Again(lot.Key).List.Arms)
        && (lot.Capacity < 100 || !lot.List.Arms.SequenceEqual(lot.Again(Digest.Of(lot.Key.ToArray())).List.Arms)));

    // The odds of a block's envelopes multiply to one over the number of its patterns: size! / (n_0! n_1! ...).
    [Fact]
    public void The_odds_of_a_list_multiply_to_its_probability() => Holds(Cases, lot =>
    {
        Fraction[] odds = [.. Odds.Of(lot.Policy, lot.Ratio, lot.List)];
        var numerator = odds.Aggregate(BigInteger.One, (product, fraction) => product * fraction.Numerator);
        var denominator = odds.Aggregate(BigInteger.One, (product, fraction) => product * fraction.Denominator);
        var (ways, all) = Probability(lot);
        return odds.Length == lot.List.Arms.Count && numerator * all == denominator * ways;
    });

    [Fact]
    public void Every_envelope_of_every_plan_opens_under_its_seal_and_no_other() => Holds(Cases, 20, lot =>
    {
        string[] strata = ["A", "B2"];
        var arms = lot.Ratio.Select((_, i) => new NamedArm(new Arm((char)('P' + i)), $"arm {i}")).ToArray();
        var plan = new SealPlan(arms, lot.Ratio, strata, lot.Capacity, 1024, lot.Policy);
        var (list, other) = (SealedList.Make(lot.Key, plan), SealedList.Make(Digest.Of(lot.Key.ToArray()), plan));

        return plan.Strata.All(stratum => list.Odds(stratum).Count == list.Length(stratum)
            && Enumerable.Range(1, list.Length(stratum)).Select(number => list.Open(stratum, number)).All(opening =>
                opening.IsUnder(list.Root, 1024) && !opening.IsUnder(other.Root, 1024)));
    });

    // 10,000 studies with three strata of eight; which stratum the next person comes to is drawn by another generator.
    // Each count below is binomial(10,000, 1/2) with standard deviation 50. It fails a fair list beyond six of them,
    // which is 2 in 10^9 for each of 240 counts: 5 in 10^7 for the test. Its keys are fixed.
    [Fact]
    public void The_arm_does_not_depend_on_stratum_order_or_time()
    {
        const int Studies = 10_000;
        const int Length = 8;
        string[] strata = ["A", "B", "C"];
        var counts = new Dictionary<string, int>();
        var arrivals = new Random(1);

        for (var study = 0; study < Studies; study++)
        {
            var key = Digest.Of(BitConverter.GetBytes(study));
            byte[][] lists = [.. strata.Select(stratum => ListOf(ListKey.OfStratum(key, stratum), Length))];
            Add(counts, lists.SelectMany((list, s) => list.Select((arm, i) => ($"envelope {i + 1} of {strata[s]}", arm == 0))));
            Add(counts, InTime(lists, arrivals).Select((arm, time) => ($"person {time + 1} of all", arm == 0)));
            Add(counts, Pairs(Length)
                .Select(pair => ($"{pair} of neighbours agree", lists[pair.Stratum][pair.I] == lists[(pair.Stratum + 1) % 3][pair.J])));
        }

        Assert.Equal(240, counts.Count);
        Assert.All(counts, count => Assert.InRange(count.Value, (Studies / 2) - 300, (Studies / 2) + 300));
    }

    private static byte[] ListOf(Digest stratumKey, int length)
    {
        using var key = new StratumKey(stratumKey);
        return [.. AllocationList.Make(new Policy.PermutedBlocks([4, 6]), [1, 1], length, key.Words().Below).Arms.Take(length)];
    }

    private static IEnumerable<byte> InTime(byte[][] lists, Random arrivals)
    {
        int[] queue = [.. lists.SelectMany((list, stratum) => Enumerable.Repeat(stratum, list.Length))];
        arrivals.Shuffle(queue);
        var cursors = new int[lists.Length];
        return queue.Select(stratum => lists[stratum][cursors[stratum]++]);
    }

    private static IEnumerable<(int Stratum, int I, int J)> Pairs(int length) =>
        from stratum in Enumerable.Range(0, 3)
        from i in Enumerable.Range(0, length)
        from j in Enumerable.Range(0, length)
        select (stratum, i, j);

    private static void Add(Dictionary<string, int> counts, IEnumerable<(string Name, bool Counts)> seen)
    {
        foreach (var (name, isOne) in seen)
        {
            counts[name] = counts.GetValueOrDefault(name) + (isOne ? 1 : 0);
        }
    }

    private static (BigInteger Ways, BigInteger All) Probability(Case lot)
    {
        var sum = lot.Ratio.Sum();
        return lot.Policy switch
        {
            Policy.PermutedBlocks => (
                lot.List.Blocks.Aggregate(BigInteger.One,
                    (product, size) => product * lot.Ratio.Aggregate(BigInteger.One, (p, share) => p * Factorial(size / sum * share))),
                lot.List.Blocks.Aggregate(BigInteger.One, (product, size) => product * Factorial(size))),
            Policy.BigStick stick => (1, BigInteger.Pow(2, FreeTosses(lot.List.Arms, stick.Tolerance))),
            Policy.BlockUrn { Urn: var urn } => UrnProbability(lot, urn),
            _ => (lot.List.Arms.Aggregate(BigInteger.One, (product, arm) => product * lot.Ratio[arm]),
                BigInteger.Pow(sum, lot.List.Arms.Count)),
        };
    }

    // From the counts alone: an arm's balls outside are its people less those of the whole sets that everybody makes.
    private static (BigInteger Ways, BigInteger All) UrnProbability(Case lot, int urn)
    {
        var given = new int[lot.Ratio.Length];
        var (ways, all) = (BigInteger.One, BigInteger.One);
        foreach (var arm in lot.List.Arms)
        {
            var sets = given.Select((count, each) => count / lot.Ratio[each]).Min();
            ways *= (lot.Ratio[arm] * (urn + sets)) - given[arm];
            all *= (lot.Ratio.Sum() * (urn + sets)) - given.Sum();
            given[arm]++;
        }

        return (ways, all);
    }

    private static int FreeTosses(IEnumerable<byte> arms, int tolerance)
    {
        var (lead, free) = (0, 0);
        foreach (var arm in arms)
        {
            free += Math.Abs(lead) < tolerance ? 1 : 0;
            lead += arm == 0 ? 1 : -1;
        }

        return free;
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, i) => product * i);

    private static Gen<Policy> Policies(int[] ratio)
    {
        var sizes = Gen.SubListOf(1, 2, 3, 4).Where(multiples => multiples.Count > 0)
            .Select(multiples => (int[])[.. multiples.Order().Select(multiple => multiple * ratio.Sum())]);
        var blocks = sizes.Select(Policy (chosen) => new Policy.PermutedBlocks(chosen));
        var simple = Gen.Constant<Policy>(new Policy.Simple());
        var urns = Gen.Choose(1, 8).Select(Policy (urn) => new Policy.BlockUrn(urn));
        return ratio is [1, 1]
            ? Gen.OneOf(blocks, simple, urns, Gen.Choose(1, 6).Select(Policy (tolerance) => new Policy.BigStick(tolerance)))
            : Gen.OneOf(blocks, simple, urns);
    }

    private static void Holds(Arbitrary<Case> cases, Func<Case, bool> property) => Holds(cases, 200, property);

    // Seeded, so that a run that failed can be run again.
    private static void Holds(Arbitrary<Case> cases, int tries, Func<Case, bool> property) => Prop.ForAll(cases, property)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(tries).WithReplay(20260301, 3));

    private sealed record Case(int[] Ratio, Policy Policy, int Capacity, Digest Key)
    {
        public AllocationList List { get; } = Make(Ratio, Policy, Capacity, Key);

        public Case Again(Digest key) => new(Ratio, Policy, Capacity, key);

        private static AllocationList Make(int[] ratio, Policy policy, int capacity, Digest key)
        {
            using var stratum = new StratumKey(key);
            return AllocationList.Make(policy, ratio, capacity, stratum.Words().Below);
        }
    }
}
