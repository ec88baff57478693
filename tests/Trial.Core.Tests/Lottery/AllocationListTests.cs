using Trial.Core.Lottery;

namespace Trial.Core.Tests.Lottery;

public sealed class AllocationListTests
{
    // Exact, not statistical: every way that the shuffle's numbers can fall is tried once, and every pattern comes of equally many.
    [Theory]
    [InlineData(4, 6, 24)]
    [InlineData(6, 20, 720)]
    [InlineData(8, 70, 40_320)]
    [Trait("Requirement", "R8")]
    public void Every_pattern_of_a_block_comes_of_equally_many_numbers(int size, int patterns, int ways)
    {
        var counts = Shuffles(size)
            .Select(numbers => Make(new Policy.PermutedBlocks([size]), [1, 1], size, numbers))
            .CountBy(Spell)
            .Select(pattern => pattern.Value);

        Assert.Equal(Enumerable.Repeat(ways / patterns, patterns), counts);
    }

    // One statistical test of the whole way from the key to the arm. The bound is the chi-square value that a fair
    // list exceeds once in a million; the keys are fixed, so the test says the same for ever.
    [Theory]
    [InlineData(4, 6, 35.89)]
    [InlineData(6, 20, 63.68)]
    [InlineData(8, 70, 139.9)]
    [Trait("Requirement", "R8")]
    public void Every_pattern_is_equally_often_in_forty_thousand_blocks(int size, int patterns, double onceInAMillion)
    {
        const int Blocks = 40_000;
        using var key = new StratumKey(new Digest([.. Enumerable.Repeat((byte)size, 32)]));
        var list = AllocationList.Make(new Policy.PermutedBlocks([size]), [1, 1], Blocks * size, key.Words().Below);
        var counts = list.Arms.Chunk(size).CountBy(Spell).ToDictionary();
        var expected = (double)Blocks / patterns;

        Assert.Equal(patterns, counts.Count);
        Assert.InRange(counts.Values.Sum(count => (count - expected) * (count - expected) / expected), 0, onceInAMillion);
    }

    [Fact]
    public void A_word_is_spent_on_the_size_even_where_there_is_one()
    {
        var asked = new List<int>();
        _ = AllocationList.Make(new Policy.PermutedBlocks([4]), [1, 1], 1, n =>
        {
            asked.Add(n);
            return 0;
        });

        Assert.Equal([1, 4, 3, 2], asked);
    }

    [Fact]
    public void A_big_stick_spends_no_word_where_it_leaves_no_choice()
    {
        var coins = new Queue<int>([0, 0, 1, 0, 1, 1, 1, 1]);

        // +1 +2, forced back to +1, the coin to 0, +1, 0, -1, -2, forced to -1, the coin to -2
        Assert.Equal("PPCCPCCCPC", Spell(AllocationList.Make(new Policy.BigStick(2), [1, 1], 10, _ => coins.Dequeue()).Arms));
        Assert.Empty(coins);
    }

    // Worked by hand, with two sets of P C C. The fourth draw completes a set outside: it goes back, and one P stays out.
    [Fact]
    public void A_block_urn_draws_from_what_is_inside_and_puts_whole_sets_back()
    {
        var asked = new List<int>();
        var numbers = new Queue<int>([1, 0, 1, 0, 0, 3, 2]);

        var list = AllocationList.Make(new Policy.BlockUrn(2), [1, 2], 7, n =>
        {
            asked.Add(n);
            return numbers.Dequeue();
        });

        Assert.Equal("PPCCPCC", Spell(list));
        Assert.Equal([6, 5, 4, 3, 5, 4, 3], asked);
        Assert.Empty(list.Blocks);
    }

    // Exact: with one set the urn has the distribution of the permuted block, from other numbers.
    [Theory]
    [InlineData(new[] { 2, 2 }, 6)]
    [InlineData(new[] { 1, 2, 1 }, 12)]
    public void An_urn_of_one_set_gives_every_pattern_of_a_block_equally_often(int[] ratio, int patterns)
    {
        var size = ratio.Sum();
        var counts = Falls(size)
            .Select(numbers => Make(new Policy.BlockUrn(1), ratio, size, numbers))
            .CountBy(Spell)
            .Select(pattern => pattern.Value);

        Assert.Equal(Enumerable.Repeat(Enumerable.Range(1, size).Aggregate(1, (product, i) => product * i) / patterns, patterns), counts);
    }

    [Fact]
    [Trait("Requirement", "R6")]
    public void A_simple_draw_gives_every_arm_its_share() => Assert.Equal(
        "PCCXXX",
        Spell(Make(new Policy.Simple(), [1, 2, 3], 6, [0, 1, 2, 3, 4, 5]).Arms));

    private static AllocationList Make(Policy policy, int[] ratio, int capacity, int[] numbers)
    {
        var next = 0;
        return AllocationList.Make(policy, ratio, capacity, _ => numbers[next++]);
    }

    // A number for the block's size, then every j from 0 to i for i = size-1 down to 1.
    private static IEnumerable<int[]> Shuffles(int size)
    {
        IEnumerable<int[]> ways = [[0]];
        for (var i = size - 1; i >= 1; i--)
        {
            var choices = Enumerable.Range(0, i + 1);
            ways = ways.SelectMany(way => choices.Select(j => (int[])[.. way, j]));
        }

        return ways;
    }

    // A number below size, one below size-1, and so on.
    private static IEnumerable<int[]> Falls(int size) => Enumerable.Range(0, size).Aggregate<int, IEnumerable<int[]>>(
        [[]],
        (ways, drawn) => ways.SelectMany(way => Enumerable.Range(0, size - drawn).Select(number => (int[])[.. way, number])));

    private static string Spell(AllocationList list) => Spell(list.Arms);

    private static string Spell(IEnumerable<byte> arms) => string.Concat(arms.Select(arm => "PCX"[arm]));
}
