using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>Bodies and the rows beside some of them, read side by side in the order of the record.</summary>
internal static class RowsBesideBodies
{
    /// <summary>Every row with what its body says.</summary>
    /// <param name="bodies">From sequence 0.</param>
    /// <param name="rows">By sequence, ascending.</param>
    /// <exception cref="ArgumentException">A body that has a row is malformed.</exception>
    public static IEnumerable<(int Sequence, Entry Entry, Detail Row)> Of(
        IEnumerable<Body> bodies, IEnumerable<KeyValuePair<int, Detail>> rows) =>
        from beside in Both(bodies, rows)
        where beside.Row is not null
        select (beside.Sequence, EntryOf(beside.Body), beside.Row);

    /// <summary>Every body, or what is read of it, with its row; null where it has none.</summary>
    /// <remarks>The bodies may be the first of a record: rows after the last of them are not looked at.</remarks>
    /// <exception cref="ArgumentException">The rows are not in order.</exception>
    public static IEnumerable<(int Sequence, T Body, Detail? Row)> Both<T>(
        IEnumerable<T> bodies, IEnumerable<KeyValuePair<int, Detail>> rows)
    {
        using var next = rows.GetEnumerator();
        var isRow = next.MoveNext();
        foreach (var (sequence, body) in bodies.Index())
        {
            var row = isRow && next.Current.Key == sequence ? next.Current.Value : null;
            isRow = row is null ? isRow : next.MoveNext();
            if (isRow && next.Current.Key <= sequence)
            {
                throw new ArgumentException($"The row beside body {next.Current.Key} is not in order.", nameof(rows));
            }

            yield return (sequence, body, row);
        }
    }

    /// <summary>What a body says.</summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
    public static Entry EntryOf(Body body) => body.Parse() ?? throw new ArgumentException("This is not a body of a record.", nameof(body));
}
