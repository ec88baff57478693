using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Log;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

[Trait("Requirement", "R5")]
public sealed class SealedListTests
{
    private static readonly SealPlan Plan =
        new(NamedArm.Served, [1, 1], ["A", "B"], 12, 64, new Policy.PermutedBlocks([4, 6]));

    private static readonly Digest Key = new(Enumerable.Repeat((byte)7, 32).ToArray());

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Text("name"))];

    private static IEnumerable<JsonNode> All => Vectors.Read("sealed-list-v1.json").AsArray().Select(vector => vector!);

    [Theory]
    [MemberData(nameof(Names))]
    public void Matches_the_published_vector(string name)
    {
        var vector = All.Single(vector => vector.Text("name") == name);
        var plan = PlanOf(vector);
        var key = ListKey.Derive(vector.Digest("seed"), Encoding.UTF8.GetBytes(vector.Text("setup")), vector.Bytes("beacon"));
        var list = SealedList.Make(key, plan);

        Assert.Equal(vector.Text("prk"), key.ToString());
        Assert.Equal(
            vector["lists"]!.AsObject().Select(stratum => (stratum.Key, stratum.Value!.GetValue<string>())),
            plan.Strata.Select(stratum => (stratum, Arms(list, stratum))));
        Assert.Equal(vector.Text("firstLeaf"), Convert.ToHexStringLower(list.SortedLeaves[0]));
        Assert.Equal(vector.Text("root"), list.Root.ToString());
        Assert.Equal(plan.Leaves, list.SortedLeaves.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Opens_every_envelope_under_the_seal_each_at_a_leaf_of_its_own(string name)
    {
        var plan = PlanOf(All.Single(vector => vector.Text("name") == name));
        var list = SealedList.Make(Key, plan);
        Opening[] openings = [.. plan.Strata.SelectMany(stratum => Openings(list, stratum))];

        Assert.All(openings, opening => Assert.True(opening.IsUnder(list.Root, plan.Leaves)));
        Assert.All(openings,
            opening => Assert.Equal(new Envelope(opening.CPos, opening.CArm).Leaf(), list.SortedLeaves[opening.LeafIndex]));
        Assert.Equal(openings.Length, openings.DistinctBy(opening => opening.LeafIndex).Count());
    }

    [Fact]
    public void Refuses_an_opening_with_any_part_changed()
    {
        var list = SealedList.Make(Key, Plan);
        var opening = list.Open("A", 3);

        Assert.True(opening.IsUnder(list.Root, 64));
        Assert.False((opening with { Stratum = "B" }).IsUnder(list.Root, 64));
        Assert.False((opening with { Number = 4 }).IsUnder(list.Root, 64));
        Assert.False((opening with { Arm = new(opening.Arm == Arm.Peer ? 'C' : 'P') }).IsUnder(list.Root, 64));
        Assert.False((opening with { NPos = opening.NArm }).IsUnder(list.Root, 64));
        Assert.False((opening with { NArm = opening.NPos }).IsUnder(list.Root, 64));
        Assert.False((opening with { CPos = opening.CArm }).IsUnder(list.Root, 64));
        Assert.False((opening with { CArm = opening.CPos }).IsUnder(list.Root, 64));
        Assert.False((opening with { LeafIndex = opening.LeafIndex ^ 1 }).IsUnder(list.Root, 64));
        Assert.False((opening with { Path = [.. opening.Path.Skip(1)] }).IsUnder(list.Root, 64));
        Assert.False(opening.IsUnder(list.Open("A", 4).CPos, 64));
        Assert.False(opening.IsUnder(list.Root, 32));
    }

    [Fact]
    public void Has_no_envelope_before_the_first_or_after_the_last()
    {
        var list = SealedList.Make(Key, Plan);

        Assert.Throws<ArgumentOutOfRangeException>(() => list.Open("A", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Open("A", list.Length("A") + 1));
        Assert.Throws<KeyNotFoundException>(() => list.Open("C", 1));
    }

    [Fact]
    [Trait("Requirement", "R24")]
    public void Sorts_its_leaves_and_seals_exactly_those()
    {
        var list = SealedList.Make(Key, Plan with { Capacity = 3000, Leaves = 8192 });
        string[] leaves = [.. list.SortedLeaves.Select(Convert.ToHexStringLower)];

        Assert.Equal(leaves.Order(StringComparer.Ordinal), leaves);
        Assert.Equal(8192, leaves.Distinct().Count());
        Assert.Equal(list.Root, MerkleTree.Root(list.SortedLeaves.Select(leaf => MerkleTree.LeafHash(leaf))));
    }

    [Fact]
    public void Will_not_be_made_of_a_wrong_plan() =>
        Assert.Throws<ArgumentException>(() => SealedList.Make(Key, Plan with { Leaves = 32 }));

    // The key of one stratum says nothing of the others: its list does not change with them.
    [Fact]
    public void A_stratum_keeps_its_list_whatever_the_others_are()
    {
        var alone = SealedList.Make(Key, Plan with { Strata = ["B"] });
        var among = SealedList.Make(Key, Plan with { Strata = ["A", "B", "C"], Leaves = 128 });

        Assert.Equal(Arms(alone, "B"), Arms(among, "B"));
        Assert.NotEqual(Arms(among, "A"), Arms(among, "B"));
    }

    // One digest stands for a hundred thousand envelopes. If it moves, the algorithm changed:
    // that is a new version with a new domain string, never an edit of this line.
    [Fact]
    public void A_hundred_thousand_envelopes_have_not_changed() => Assert.Equal(
        "3c8212b38817d5ac2c77e9b541177dd70799b531a4cfc21b7192947c2dfa81d8", // agreed with an independent program in Python
        SealedList.Make(Key,
            Plan with { Capacity = 50_000, Leaves = 1 << 17, Policy = new Policy.PermutedBlocks([4, 6, 8]) }).Root.ToString());

    private static string Arms(SealedList list, string stratum) =>
        string.Concat(Openings(list, stratum).Select(opening => opening.Arm));

    private static IEnumerable<Opening> Openings(SealedList list, string stratum) =>
        Enumerable.Range(1, list.Length(stratum)).Select(number => list.Open(stratum, number));

    private static SealPlan PlanOf(JsonNode vector) => new(
        [.. vector["arms"]!.AsArray().Select(arm => new NamedArm(new Arm(arm!.GetValue<string>()[0]), "arm " + arm))],
        [.. vector["ratio"]!.AsArray().Select(share => share!.GetValue<int>())],
        [.. vector["strata"]!.AsArray().Select(stratum => stratum!.GetValue<string>())],
        vector["capacity"]!.GetValue<int>(),
        vector["leaves"]!.GetValue<int>(),
        Policy.Parse(CanonicalJson.Format(vector["policy"]))!);
}
