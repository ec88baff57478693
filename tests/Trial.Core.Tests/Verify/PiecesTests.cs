using System.Text;

using Trial.Core.Export;
using Trial.Core.Verify;

namespace Trial.Core.Tests.Verify;

public sealed class PiecesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3000, 0)]
    [InlineData(3000, 80_000)] // a line longer than any piece
    [InlineData(3000, 400_000)]
    public void Whole_lines_come_in_their_order_whatever_the_stream_gives_at_once(int count, int longest)
    {
        var random = new Random(count);
        string[] lines = [.. Enumerable.Range(0, count).Select(i => $"{i} {new string('x', random.Next(200))}"), .. longest > 0 ? [new string('y', longest), "z"] : Array.Empty<string>()];
        var stream = new MeanStream(Lines.Join(lines), random);

        var read = Lines.InPieces(stream).SelectMany(piece => Lines.Split(piece)!).Select(line => Encoding.UTF8.GetString(line.Span)).ToList();

        Assert.Equal(lines, read);
        Assert.True(stream.IsClosed);
    }

    [Fact]
    public void A_last_line_without_an_end_is_a_piece_of_its_own() =>
        Assert.Equal(["a\nb\n", "c"], Lines.InPieces(new MemoryStream("a\nb\nc"u8.ToArray())).Select(piece => Encoding.UTF8.GetString(piece.Span)));

    [Fact]
    public void Ahead_keeps_the_order_and_never_more_than_a_few()
    {
        var (begun, taken) = (0, 0);
        IEnumerable<int> Items()
        {
            for (; begun < 1000; begun++)
            {
                Assert.True(begun - taken <= 40, "it ran too far ahead");
                yield return begun;
            }
        }

        foreach (var (index, square) in Items().SelectAhead(i => i * i).Index())
        {
            taken++;
            Assert.Equal(index * index, square);
        }

        Assert.Equal(1000, taken);
    }

    [Fact]
    public void What_goes_wrong_ahead_is_thrown_to_the_one_who_takes() =>
        Assert.Throws<InvalidDataException>(() => Enumerable.Range(0, 1).SelectAhead<int, int>(_ => throw new InvalidDataException()).ToList());

    // Gives fewer bytes than it is asked for, as a zip does.
    private sealed class MeanStream(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public bool IsClosed { get; private set; }

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + random.Next(9000))]);

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
