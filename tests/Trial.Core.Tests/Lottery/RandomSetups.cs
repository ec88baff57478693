using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

/// <summary>
/// Setups of every design, equal and unequal ratios, two and three arms, with what C# makes of them: the fields of sealed-list-v1.json.
/// </summary>
internal static class RandomSetups
{
    public static JsonObject Next(Random random)
    {
        var plan = RandomPlan(random);
        var (seed, setup) = (RandomDigest(random), $"setup {random.Next()}\n");
        var beacon = random.Next(2) == 0 ? [] : RandomDigest(random).ToArray();
        var prk = ListKey.Derive(seed, Encoding.UTF8.GetBytes(setup), beacon);
        var list = SealedList.Make(prk, plan);
        var stratum = plan.Strata[random.Next(plan.Strata.Count)];

        return new JsonObject
        {
            ["seed"] = seed.ToString(),
            ["setup"] = setup,
            ["beacon"] = Convert.ToHexStringLower(beacon),
            ["arms"] = Texts(plan.Arms.Select(arm => arm.Id.ToString())),
            ["ratio"] = new JsonArray([.. plan.Ratio.Select(share => JsonValue.Create(share))]),
            ["strata"] = Texts(plan.Strata),
            ["capacity"] = plan.Capacity,
            ["leaves"] = plan.Leaves,
            ["policy"] = JsonNode.Parse(plan.Policy.Format()),
            ["prk"] = prk.ToString(),
            ["root"] = list.Root.ToString(),
            ["lists"] = new JsonObject(plan.Strata.Select(name => KeyValuePair.Create(name, (JsonNode?)Arms(list, name)))),
            ["opening"] = Opened(list.Open(stratum, random.Next(list.Length(stratum)) + 1)),
        };
    }

    private static SealPlan RandomPlan(Random random)
    {
        var design = random.Next(4);
        var ratio = design == 1 ? [1, 1] : RandomRatio(random);
        Policy policy = design switch
        {
            0 => new Policy.PermutedBlocks(RandomSizes(random, ratio.Sum())),
            1 => new Policy.BigStick(random.Next(1, 6)),
            2 => new Policy.BlockUrn(random.Next(1, 65)),
            _ => new Policy.Simple(),
        };
        var largest = policy is Policy.PermutedBlocks blocks ? blocks.Sizes[^1] : 1;
        string[] strata = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"{(char)('A' + i)}{random.Next(1000)}")];
        var capacity = random.Next(1, 31);
        var envelopes = Math.Max(2, strata.Length * (capacity + largest - 1));
        var leaves = BitOperations.RoundUpToPowerOf2((uint)envelopes) << random.Next(2);
        return new(RandomArms(random, ratio.Count), ratio, strata, capacity, (int)leaves, policy);
    }

    private static IReadOnlyList<int> RandomRatio(Random random)
    {
        int[] shares = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(1, 5))];
        var divisor = shares.Aggregate(0, Fraction.Divisor);
        return [.. shares.Select(share => share / divisor)];
    }

    private static IReadOnlyList<int> RandomSizes(Random random, int unit)
    {
        int[] factors = [1, 2, 3, 4];
        random.Shuffle(factors);
        return [.. factors.Take(random.Next(1, 4)).Order().Select(factor => factor * unit)];
    }

    private static IReadOnlyList<NamedArm> RandomArms(Random random, int count)
    {
        var letters = Enumerable.Range('A', 26).Select(letter => new Arm((char)letter)).ToArray();
        random.Shuffle(letters);
        return [.. letters.Take(count).Select(letter => new NamedArm(letter, $"arm {letter}"))];
    }

    private static Digest RandomDigest(Random random)
    {
        var bytes = new byte[Digest.Size];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static string Arms(SealedList list, string stratum) =>
        string.Concat(Enumerable.Range(1, list.Length(stratum)).Select(number => list.Open(stratum, number).Arm));

    private static JsonObject Opened(Opening opening) => new()
    {
        ["stratum"] = opening.Stratum,
        ["number"] = opening.Number,
        ["arm"] = opening.Arm.ToString(),
        ["nPos"] = opening.NPos.ToString(),
        ["nArm"] = opening.NArm.ToString(),
        ["cPos"] = opening.CPos.ToString(),
        ["cArm"] = opening.CArm.ToString(),
        ["leaf"] = opening.LeafIndex,
        ["path"] = Texts(opening.Path.Select(sibling => sibling.ToString())),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
