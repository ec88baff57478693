namespace Trial.Core.Export;

/// <summary>Files of lines: each ends in LF, the last one too.</summary>
internal static class Lines
{
    /// <summary>The lines without their LF; null when the last one has none.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }

            lines.Add(bytes[..end]);
            bytes = bytes[(end + 1)..];
        }

        return lines;
    }

    /// <summary>Whole lines in pieces, to be split one by one; a last line that has no end is a piece of its own.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> InPieces(Stream stream) =>
        Pieces.Of(stream, bytes => bytes.LastIndexOf((byte)'\n') + 1);

    /// <summary>The bytes of these lines.</summary>
    public static byte[] Join(IEnumerable<string> lines) => System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + '\n')));
}
