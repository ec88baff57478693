using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

/// <summary>What is just allowed, and beside it the next thing that is not.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void An_arms_name_has_up_to_40_characters(int length, bool isGood) =>
        Assert.Equal(isGood, Faults(firstArm: new string('x', length)) is []);

    [Fact]
    public void An_arms_name_is_on_one_line() =>
        Assert.Equal(["arms: The name of arm P must have 1 to 40 characters on one line."], Faults(firstArm: "two\nlines"));

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_share_is_up_to_1000(int share, bool isGood) => Assert.Equal(isGood, Faults(ratio: [share, 1]) is []);

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(1 << 24, true)]
    [InlineData(1 << 25, false)]
    public void There_are_2_to_2_to_the_24_leaves(int leaves, bool isGood) =>
        Assert.Equal(isGood, Faults(capacity: 1, leaves: leaves) is []);

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void One_list_may_fill_its_leaves(int capacity, bool isGood) =>
        Assert.Equal(isGood, Faults(capacity: capacity, leaves: 16) is []);

    [Fact]
    public void A_capacity_above_the_leaves_is_one_fault_and_lists_that_together_are_is_another()
    {
        Assert.Equal(["capacity: 17 is above the number of leaves, 16."], Faults(capacity: 17, leaves: 16));
        Assert.Equal(["leaves: 16 are too few: 2 lists of 9 are 18."], Faults(capacity: 9, leaves: 16, strata: ["A", "B"]));
        Assert.Equal(["leaves: 16 are too few: 2 lists of 16 are 32."], Faults(capacity: 16, leaves: 16, strata: ["A", "B"]));
        Assert.Empty(Faults(capacity: 8, leaves: 16, strata: ["A", "B"]));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_stick_has_a_tolerance_of_1_or_more(int tolerance, bool isGood) =>
        Assert.Equal(isGood, Faults(policy: new Policy.BigStick(tolerance)) is []);

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(0, false)]
    [InlineData(65, false)]
    public void An_urn_holds_1_to_64_sets(int urn, bool isGood) =>
        Assert.Equal(isGood, Faults(policy: new Policy.BlockUrn(urn)) is []);

    [Fact]
    public void A_block_is_at_least_the_ratios_sum()
    {
        Assert.Empty(Faults(policy: new Policy.PermutedBlocks([2])));
        Assert.Equal(["policy.sizes: A block of 1 cannot keep the ratio 1:1: block sizes are multiples of 2."],
            Faults(policy: new Policy.PermutedBlocks([1])));
    }

    // A share that is no share is one fault; what blocks would fit it is not asked.
    [Fact]
    public void No_block_is_held_against_a_ratio_that_is_none() =>
        Assert.Equal(["ratio: Every share must be from 1 to 1000."], Faults(ratio: [0, 1], policy: new Policy.PermutedBlocks([3])));

    [Theory]
    [InlineData("source", 200, true)]
    [InlineData("source", 201, false)]
    public void A_text_has_up_to_200_characters(string field, int length, bool isGood) =>
        Assert.Equal(isGood, Read(setup => setup[field] = new string('x', length)) is []);

    [Fact]
    public void A_text_has_no_control_character_anywhere() =>
        Assert.Equal(["source: Must have 1 to 200 characters on one line."], Read(setup => setup["source"] = "one\ttwo"));

    [Theory]
    [InlineData(1, true)]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void Seals_are_numbered_from_1_to_99(int seal, bool isGood) => Assert.Equal(isGood, Read(setup => setup["seal"] = seal) is []);

    [Fact]
    public void A_beacon_has_a_chain_and_a_round_and_nothing_else() =>
        Assert.Equal(["beacon.time: This field is unknown."], Read(setup => setup["beacon"]!["time"] = "now"));

    [Fact]
    public void A_service_secret_has_its_three_fields_and_nothing_else()
    {
        var secret = new ListSecret(Digest.Of([1]), new Policy.Simple(), Digest.Of([2]));
        var more = CanonicalJson.ParseObject(secret.Format().AsSpan()[..^1])!;
        more["more"] = 1;

        Assert.Equal(secret, ListSecret.Parse(secret.Format()));
        Assert.Null(ListSecret.Parse([.. CanonicalJson.Format(more), (byte)'\n']));
        Assert.Null(ListSecret.Parse(secret.Format().AsSpan()[..^1]));
    }

    [Fact]
    public void A_rehearsal_keeps_the_studys_own_names_for_the_check_of_the_labels()
    {
        Assert.True(StudyFile.TryRead(Encoding.UTF8.GetBytes(Vectors.Read("setups-v1.json")["study"]!.ToString()), Occasion.Rehearsal,
            out var study, out _));

        Assert.Equal(["peer", "control"], study.Arms.Select(arm => arm.Name));
        Assert.Equal(["test 1", "test 2"], study.Commit(default, default).Arms.Select(arm => arm.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(-1)]
    public void Only_envelopes_of_the_list_are_opened(int number)
    {
        var list =
            SealedList.Make(default, new SealPlan(NamedArm.Served, [1, 1], ["A"], 12, 16, new Policy.Simple()));

        Assert.NotNull(list.Open("A", 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Open("A", number));
    }

    [Fact]
    public void Every_policy_is_spelt_as_the_format_says()
    {
        Assert.Equal("""{"design":"permuted-blocks","sizes":[4,6]}""", Encoding.UTF8.GetString(new Policy.PermutedBlocks([4, 6]).Format()));
        Assert.Equal("""{"design":"big-stick","tolerance":3}""", Encoding.UTF8.GetString(new Policy.BigStick(3).Format()));
        Assert.Equal("""{"design":"simple"}""", Encoding.UTF8.GetString(new Policy.Simple().Format()));
        Assert.Equal("2/3", Fraction.Of(4, 6).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Steps_are_spread_so_that_each_is_made_once(int count)
    {
        var made = new int[count];
        foreach (var (start, end) in Chunks.Of(count))
        {
            for (var i = start; i < end; i++)
            {
                made[i]++;
            }
        }

        Assert.All(made, times => Assert.Equal(1, times));
    }

    private static string[] Faults(
        string firstArm = "peer", int[]? ratio = null, string[]? strata = null, int capacity = 4, int leaves = 1024,
        Policy? policy = null) =>
        [.. PlanRules.Faults([new(Arm.Peer, firstArm), NamedArm.Served[1]], ratio ?? [1, 1], strata ?? ["A"], capacity, leaves, policy)
            .Select(fault => fault.ToString())];

    private static string[] Read(Action<JsonObject> change)
    {
        var setup =
            CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(Vectors.Read("setups-v1.json")["valid"]![0]!.Text("text").TrimEnd('\n')))!;
        change(setup);
        Setup.TryRead([.. CanonicalJson.Format(setup), (byte)'\n'], out _, out var faults);
        return [.. faults.Select(fault => fault.ToString())];
    }
}
