namespace Trial.Cli.Tests;

public sealed class ExternalSortTests
{
    private const int Size = sizeof(long);

    [Theory]
    [InlineData(0, 1 << 20)]
    [InlineData(1, 1)]
    [InlineData(2, 1)] // each item is a run
    [InlineData(1000, 1)]
    [InlineData(1000, 7 * Size)]
    [InlineData(1000, 500 * Size)] // as many as two runs hold
    [InlineData(1000, 999 * Size)]
    [InlineData(1000, 1000 * Size)]
    [InlineData(50_000, 4000 * Size)] // runs longer than what is read of one at once
    [InlineData(50_000, 1 << 20)]
    public void All_items_come_lowest_first(int count, int inMemory)
    {
        var random = new Random(count + inMemory);
        long[] items = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-count, count))]; // many of them equal
        var opened = new List<MemoryStream>();
        var sort = Of(items, new Scratch(Opening(opened), inMemory));

        Assert.Equal(items.Order(), sort.Sorted());
        Assert.Equal((long)count * Size > Math.Max(Size, inMemory) ? 1 : 0, opened.Count);
        Assert.All(opened, stream => Assert.False(stream.CanRead)); // closed
    }

    [Fact]
    public void Whoever_stops_early_leaves_nothing_open()
    {
        var opened = new List<MemoryStream>();

        Assert.Equal(1, Of([3, 1, 2], new Scratch(Opening(opened), 1)).Sorted().First());
        Assert.False(Assert.Single(opened).CanRead);
    }

    [Fact]
    public void What_goes_wrong_with_the_scratch_is_told_as_such()
    {
        AssertThrown(new Scratch(() => throw new UnauthorizedAccessException("no"), 1));
        AssertThrown(new Scratch(() => new FaultyStream { WhenWritten = true }, 1));
        AssertThrown(new Scratch(() => new FaultyStream(), 1));

        static void AssertThrown(Scratch scratch) =>
            Assert.NotNull(Assert.Throws<ScratchException>(() => Of([3, 1, 2], scratch).Sorted().Last()).InnerException);
    }

    private static ExternalSort<long> Of(long[] items, Scratch scratch)
    {
        var sort = new ExternalSort<long>(scratch);
        foreach (var item in items)
        {
            sort.Add(item);
        }

        return sort;
    }

    private static Func<Stream> Opening(List<MemoryStream> opened) => () =>
    {
        opened.Add(new MemoryStream());
        return opened[^1];
    };

    // A disk that is full, or one that is gone when it is asked.
    private sealed class FaultyStream : MemoryStream
    {
        public bool WhenWritten { get; init; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (WhenWritten)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer);
        }

        public override int Read(Span<byte> buffer) => throw new IOException("Input/output error");
    }
}
