using System.Text;

namespace Trial.Core.Export;

/// <summary>Files of lines: each ends in LF, the last one too.</summary>
internal static class Lines
{
    private const int Together = 32; // lines of a piece

    /// <summary>The lines without their LF; null when the last line does not end in one.</summary>
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

    /// <summary>How many of the bytes are whole lines, counted from the first byte.</summary>
    public static int WholeLines(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') + 1;

    /// <summary>Reads lines up to the first malformed one.</summary>
    /// <returns>What was read, and how many lines there are. When the last line has no end nothing is read and the count is null.</returns>
    public static (List<T> Read, int? Count) Parse<T>(ReadOnlyMemory<byte> piece, Func<ReadOnlyMemory<byte>, T?> parse)
        where T : struct
    {
        var read = new List<T>();
        var lines = Split(piece);
        foreach (var line in lines ?? [])
        {
            if (parse(line) is not { } one)
            {
                break;
            }

            read.Add(one);
        }

        return (read, lines?.Count);
    }

    /// <summary>The bytes of these lines, each with its LF, in pieces of some lines.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Join(IEnumerable<string> lines) =>
        lines.Chunk(Together).Select(some => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(string.Concat(some.Select(line => line + '\n'))));
}
