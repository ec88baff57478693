using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>Cuts a stream into pieces of whole parts.</summary>
internal static class Pieces
{
    // Large enough to be worth a task, and small enough that arrays made from a piece stay under 85,000 bytes: larger ones are
    // collected late.
    private const int PieceSize = 1 << 15;

    // A row can name everybody who waits; a million people are 27 MB.
    private const int LongestPart = 1 << 25;

    /// <summary>The pieces, as <see cref="FilePieces"/> must give them.</summary>
    /// <param name="stream">Read to its end, and closed.</param>
    /// <param name="wholeParts">Where it may be cut.</param>
    /// <exception cref="InvalidDataException">There is a part longer than any export has.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream stream, WholeParts wholeParts)
    {
        using (stream)
        {
            var rest = ReadOnlyMemory<byte>.Empty;
            for (var more = true; more;)
            {
                if (rest.Length > LongestPart)
                {
                    throw new InvalidDataException("A file of the export has a line longer than any export has: fetch the export again.");
                }

                // a part longer than a piece: read a longer piece
                var piece = new byte[rest.Length + Math.Max(PieceSize, rest.Length)];
                rest.CopyTo(piece);
                var filled = rest.Length
                    + stream.ReadAtLeast(piece.AsSpan(rest.Length), piece.Length - rest.Length, throwOnEndOfStream: false);
                var whole = wholeParts(piece.AsSpan(0, filled));
                (more, rest) = (filled == piece.Length, piece.AsMemory(whole, filled - whole));
                if (whole > 0)
                {
                    yield return piece.AsMemory(0, whole);
                }
            }

            if (!rest.IsEmpty)
            {
                yield return rest;
            }
        }
    }
}
