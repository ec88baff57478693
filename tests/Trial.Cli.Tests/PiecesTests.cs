using System.Text;

namespace Trial.Cli.Tests;

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
        string[] lines =
        [
            .. Enumerable.Range(0, count).Select(i => $"{i} {new string('x', random.Next(200))}"),
            .. longest > 0 ? [new string('y', longest), "z"] : Array.Empty<string>(),
        ];
        var stream = new MeanStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + '\n'))), random);

        var pieces = Pieces.Of(stream, WholeLines).Select(piece => Encoding.UTF8.GetString(piece.Span)).ToList();

        Assert.All(pieces, piece => Assert.EndsWith("\n", piece, StringComparison.Ordinal));
        Assert.Equal(lines, pieces.SelectMany(piece => piece.Split('\n')[..^1]));
        Assert.True(stream.IsClosed);
    }

    [Fact]
    public void A_last_line_without_an_end_is_a_piece_of_its_own() =>
        Assert.Equal(
            ["a\nb\n", "c"],
            Pieces.Of(new MemoryStream("a\nb\nc"u8.ToArray()), WholeLines).Select(piece => Encoding.UTF8.GetString(piece.Span)));

    private static int WholeLines(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') + 1;

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
