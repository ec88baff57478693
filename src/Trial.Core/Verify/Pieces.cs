namespace Trial.Core.Verify;

/// <summary>Cuts a stream into pieces of whole parts, and maps them on all cores without ever holding more than a few.</summary>
internal static class Pieces
{
    // Large enough to be worth a task. So small that what is made of a piece stays under 85,000 bytes: larger arrays are given up late.
    private const int PieceSize = 1 << 15;
    private const int MostAhead = 32;

    /// <summary>The bytes in order, cut only where a part ends; what is left after the last whole part is a piece of its own.</summary>
    /// <param name="stream">Read to its end, and closed.</param>
    /// <param name="wholeParts">How many of the bytes given are whole parts, counted from the first.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream stream, Func<ReadOnlySpan<byte>, int> wholeParts)
    {
        using (stream)
        {
            var rest = ReadOnlyMemory<byte>.Empty;
            for (var more = true; more;)
            {
                var piece = new byte[rest.Length + Math.Max(PieceSize, rest.Length)]; // a part longer than a piece makes the next one longer
                rest.CopyTo(piece);
                var filled = rest.Length + stream.ReadAtLeast(piece.AsSpan(rest.Length), piece.Length - rest.Length, throwOnEndOfStream: false);
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

    /// <summary>Maps each item, some of them ahead of the one who takes them, in their order.</summary>
    /// <param name="items">Read by the one who takes.</param>
    /// <param name="map">Runs on any core.</param>
    public static IEnumerable<TOut> SelectAhead<TIn, TOut>(this IEnumerable<TIn> items, Func<TIn, TOut> map)
    {
        var begun = new Queue<Task<TOut>>();
        foreach (var item in items)
        {
            begun.Enqueue(Task.Run(() => map(item)));
            if (begun.Count > MostAhead)
            {
                yield return begun.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (begun.TryDequeue(out var last))
        {
            yield return last.GetAwaiter().GetResult();
        }
    }
}
