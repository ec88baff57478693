using System.Globalization;
using System.Text;

using Trial.Application.Record;

namespace Trial.Functions.Tests.Storage;

/// <summary>What every store must do. One subclass an implementation runs all of it.</summary>
public abstract class StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    internal abstract IStore Store { get; }

    [Fact]
    public async Task A_row_comes_back_as_it_was_written()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Assert.True(await Store.CommitAsync([new Change.Insert("k", all), new Change.Insert("empty", [])], None));

        Assert.Equal(all, (await Store.GetAsync("k", None))!.Value);
        Assert.Empty((await Store.GetAsync("empty", None))!.Value);
        Assert.Null(await Store.GetAsync("K", None)); // keys know upper and lower case
    }

    [Fact]
    public async Task A_range_comes_back_in_byte_order_without_its_end()
    {
        string[] keys = ["a", "a0000000009", "a0000000010", "a~", "b", "B", "a-"];
        await Store.CommitAsync([.. keys.Select(key => new Change.Insert(key, Encoding.ASCII.GetBytes(key)))], None);

        Assert.Equal(["a", "a-", "a0000000009", "a0000000010", "a~"], await Keys("a", "b"));
        Assert.Equal(["B"], await Keys("A", "a"));
        Assert.Empty(await Keys("c", "d"));
    }

    [Fact]
    public async Task A_range_of_many_pages_has_every_row_once()
    {
        for (var start = 0; start < 1200; start += CommitRules.MaxChanges)
        {
            await Store.CommitAsync(
                [.. Enumerable.Range(start, CommitRules.MaxChanges).Select(number => new Change.Insert(Numbered(number), [1]))], None);
        }

        Assert.Equal(Enumerable.Range(0, 1200).Select(Numbered), await Keys("n", "o"));
    }

    [Fact]
    public async Task Each_change_does_what_it_says()
    {
        await Store.CommitAsync([new Change.Insert("keep", [1]), new Change.Insert("go", [2])], None);
        var (keep, go) = (await Store.GetAsync("keep", None), await Store.GetAsync("go", None));

        Assert.True(await Store.CommitAsync(
            [new Change.Replace("keep", keep!.ETag, [3]), new Change.Delete("go", go!.ETag), new Change.Insert("new", [4])], None));

        Assert.Equal([3], (await Store.GetAsync("keep", None))!.Value);
        Assert.Null(await Store.GetAsync("go", None));
        Assert.Equal([4], (await Store.GetAsync("new", None))!.Value);
    }

    [Fact]
    public async Task An_etag_is_new_after_each_write_and_never_comes_again()
    {
        var seen = new HashSet<string>();
        for (var round = 0; round < 5; round++)
        {
            Assert.True(await Store.CommitAsync([new Change.Insert("k", [1])], None));
            var row = (await Store.GetAsync("k", None))!;
            Assert.True(seen.Add(row.ETag));

            Assert.True(await Store.CommitAsync([new Change.Replace("k", row.ETag, [1])], None)); // the same value
            row = (await Store.GetAsync("k", None))!;
            Assert.True(seen.Add(row.ETag));

            Assert.True(await Store.CommitAsync([new Change.Delete("k", row.ETag)], None));
        }
    }

    public static TheoryData<string> LostRaces => ["insert", "replace", "replace gone", "delete", "delete gone"];

    [Theory]
    [MemberData(nameof(LostRaces))]
    public async Task A_refused_commit_leaves_every_row_as_it_was(string race)
    {
        await Store.CommitAsync([new Change.Insert("there", [1]), new Change.Insert("other", [2])], None);
        var old = (await Store.GetAsync("there", None))!.ETag;
        await Store.CommitAsync([new Change.Replace("there", old, [3])], None);
        var before = await All();
        var other = (await Store.GetAsync("other", None))!.ETag;

        Change lost = race switch
        {
            "insert" => new Change.Insert("there", [9]),
            "replace" => new Change.Replace("there", old, [9]),
            "replace gone" => new Change.Replace("gone", old, [9]),
            "delete" => new Change.Delete("there", old),
            _ => new Change.Delete("gone", old),
        };

        Assert.False(await Store.CommitAsync([new Change.Insert("a new one", [9]), new Change.Replace("other", other, [9]), lost], None));
        Assert.False(await Store.CommitAsync([lost, new Change.Insert("a new one", [9]), new Change.Replace("other", other, [9])], None));
        Assert.Equal(before, await All());
    }

    [Fact]
    public async Task Of_many_writers_at_once_exactly_one_wins_and_the_others_change_nothing()
    {
        const int Writers = 16;
        await Store.CommitAsync([new Change.Insert("head", [0])], None);

        for (var round = 1; round <= 10; round++)
        {
            var head = (await Store.GetAsync("head", None))!;
            var won = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Store.CommitAsync(
                [new Change.Replace("head", head.ETag, [(byte)writer]), new Change.Insert(Key(round, writer), [(byte)writer])], None))));

            var winner = Assert.Single(Enumerable.Range(0, Writers), writer => won[writer]);
            Assert.Equal([(byte)winner], (await Store.GetAsync("head", None))!.Value);
            Assert.Equal([Key(round, winner)], await Keys(Key(round, 0), Key(round, Writers)));
        }

        static string Key(int round, int writer) => $"r{round:d2}w{writer:d2}";
    }

    [Fact]
    public async Task Of_many_inserts_of_one_key_exactly_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer =>
            Task.Run(() => Store.CommitAsync([new Change.Insert("one", [(byte)writer])], None))));

        var winner = Assert.Single(Enumerable.Range(0, 16), writer => won[writer]);
        Assert.Equal([(byte)winner], (await Store.GetAsync("one", None))!.Value);
    }

    [Fact]
    public async Task The_largest_commits_are_taken()
    {
        Assert.True(await Store.CommitAsync(
            [.. Enumerable.Range(0, CommitRules.MaxChanges).Select(n => new Change.Insert(Numbered(n), [1]))], None));
        Assert.True(await Store.CommitAsync([.. AsManyAsFit()], None));
        Assert.True(await Store.CommitAsync([new Change.Insert(new string('k', CommitRules.MaxKeyLength), [1])], None));
        Assert.Equal(CommitRules.MaxValueBytes, (await Store.GetAsync("large00", None))!.Value.Length);
    }

    public static TheoryData<string> Limits =>
        ["nothing", "101 changes", "a key twice", "no key", "a long key", "a bad key", "a large value", "a large whole"];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_of_the_port_is_refused_not_discovered(string limit)
    {
        IReadOnlyList<Change> changes = limit switch
        {
            "nothing" => [],
            "101 changes" => [.. Enumerable.Range(0, CommitRules.MaxChanges + 1).Select(n => new Change.Insert(Numbered(n), [1]))],
            "a key twice" => [new Change.Insert("k", [1]), new Change.Insert("k", [2])],
            "no key" => [new Change.Insert("", [1])],
            "a long key" => [new Change.Insert(new string('k', CommitRules.MaxKeyLength + 1), [1])],
            "a bad key" => [new Change.Insert("a/b", [1])],
            "a large value" => [new Change.Insert("k", new byte[CommitRules.MaxValueBytes + 1])],
            _ => [.. AsManyAsFit(), new Change.Insert("one more", new byte[CommitRules.MaxValueBytes])],
        };

        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(changes, None));
        Assert.Empty(await All());
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("x", "y")]
    public async Task Nothing_is_read_for_whoever_has_left(string from, string to)
    {
        await Store.CommitAsync([new Change.Insert("a1", [1])], None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.RangeAsync(from, to, new CancellationToken(canceled: true)).ToListAsync());
    }

    private static List<Change> AsManyAsFit()
    {
        var each = CommitRules.Cost(new Change.Insert("k", new byte[CommitRules.MaxValueBytes]));
        return [.. Enumerable.Range(0, CommitRules.MaxCommitBytes / each)
            .Select(n => new Change.Insert($"large{n:d2}", new byte[CommitRules.MaxValueBytes]))];
    }

    private static string Numbered(int number) => "n" + number.ToString("d10", CultureInfo.InvariantCulture);

    private async Task<List<string>> Keys(string from, string to) =>
        [.. (await Store.RangeAsync(from, to, None).ToListAsync()).Select(row => row.Key)];

    private async Task<List<(string Key, string ETag, string Value)>> All() =>
        [.. (await Store.RangeAsync(" ", "\u007f", None).ToListAsync()).Select(row => (row.Key, row.ETag, Convert.ToHexString(row.Value)))];
}
