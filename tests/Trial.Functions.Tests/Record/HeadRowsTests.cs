using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Record;

/// <summary>What is remembered of heads is never believed of other bytes or another key.</summary>
public sealed class HeadRowsTests
{
    private static readonly Digest Key = Digest.Of([1]);

    private readonly HeadRows heads = new(Key);

    [Fact]
    public void A_row_that_was_written_is_read_as_by_somebody_who_did_not_write_it()
    {
        foreach (var count in Enumerable.Range(1, 5))
        {
            var row = heads.Format(Sample(count));

            AssertSame(new HeadRows(Key).Parse(row), heads.Parse([.. row]));
            Assert.Equal(count, heads.Parse(row)!.Count);
        }
    }

    [Fact]
    public void Older_rows_are_still_read()
    {
        var rows = Enumerable.Range(1, 5).Select(count => heads.Format(Sample(count))).ToList();

        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => heads.Parse(row)!.Count));
        Assert.Equal([5, 4, 5, 4, 1], ((int[])[4, 3, 4, 3, 0]).Select(at => heads.Parse(rows[at])!.Count));
    }

    [Fact]
    public void A_changed_byte_or_another_keys_row_is_refused_right_after_the_true_one()
    {
        var row = heads.Format(Sample(1));
        Assert.Null(heads.Parse(new HeadRows(Digest.Of([2])).Format(Sample(1))));
        for (var at = 0; at < row.Length; at++)
        {
            byte[] changed = [.. row];
            changed[at] ^= 1;
            Assert.Null(heads.Parse(changed));
        }

        Assert.NotNull(heads.Parse(row));
    }

    private static Head Sample(int count) =>
        new(count, Digest.Of([(byte)count]), new Dictionary<string, Cursor> { ["A"] = new(1, count), ["B"] = Cursor.First }, count);

    private static void AssertSame(Head? one, Head? other)
    {
        Assert.Equal((one!.Count, one.Last, one.Published), (other!.Count, other.Last, other.Published));
        Assert.Equal(one.Cursors, other.Cursors);
    }
}
