using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class BatchTests
{
    private static readonly Digest Key = Digest.Of([1]);

    // Every pattern of draws and others up to eight waiting, at every batch size up to nine.
    [Fact]
    public void Holds_draws_first_then_others_oldest_first_then_dummies()
    {
        foreach (var (waiting, size) in Cases())
        {
            var expected = waiting.Where(each => each.IsPromised)
                .Concat(waiting.Where(each => !each.IsPromised))
                .Take(size)
                .Select(each => each.Commitment)
                .Concat(Enumerable.Range(5, Math.Max(0, size - waiting.Length)).Select(number => LogEntry.Dummy(Key, number)));

            var batch = Batch.Next(waiting, size, Key, dummies: 5);

            Assert.Equal(expected.ToHashSet(), batch.Select(entry => LogEntry.Parse(entry)!.Value).ToHashSet());
        }
    }

    [Fact]
    [Trait("Requirement", "R24")]
    public void Is_always_as_large_and_always_in_bytewise_order()
    {
        foreach (var (waiting, size) in Cases())
        {
            var batch = Batch.Next(waiting, size, Key, 0);

            Assert.Equal(size, batch.Count);
            Assert.All(batch.Zip(batch.Skip(1)), pair => Assert.True(pair.First.AsSpan().SequenceCompareTo(pair.Second) < 0));
            Assert.Single(batch.Select(entry => entry.Length).Distinct());
        }
    }

    [Fact]
    public void Refuses_to_be_empty() => Assert.Throws<ArgumentOutOfRangeException>(() => Batch.Next([], 0, Key, 0));

    private static IEnumerable<(Waiting[] Waiting, int Size)> Cases() =>
        from count in Enumerable.Range(0, 9)
        from pattern in Enumerable.Range(0, 1 << count)
        from size in Enumerable.Range(1, 9)
        select (Enumerable.Range(0, count).Select(i => new Waiting(Digest.Of([2, (byte)i]), (pattern >> i & 1) == 1)).ToArray(), size);
}
