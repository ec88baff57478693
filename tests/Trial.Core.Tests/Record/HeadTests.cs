using System.Text;

using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class HeadTests
{
    private static readonly Head Sample =
        new(12, Acts.Hash(5), new SortedDictionary<string, Cursor> { ["A"] = new(2, 3), ["B"] = new(1, 1) }, 7);

    [Fact]
    public void Comes_back_as_it_was_written()
    {
        var read = Head.Parse(Sample.Format(Acts.Hash(1)), Acts.Hash(1));

        Assert.NotNull(read);
        Assert.Equal((12, Acts.Hash(5), 7), (read.Count, read.Last, read.Published));
        Assert.Equal(Sample.Cursors, read.Cursors);
    }

    [Fact]
    public void Is_refused_under_another_key() => Assert.Null(Head.Parse(Sample.Format(Acts.Hash(1)), Acts.Hash(2)));

    [Fact]
    public void Is_refused_when_any_byte_was_changed_by_hand()
    {
        var row = Sample.Format(Acts.Hash(1));
        for (var i = 0; i < row.Length; i++)
        {
            var changed = (byte[])row.Clone();
            changed[i] ^= 1;
            Assert.Null(Head.Parse(changed, Acts.Hash(1)));
        }

        var cursor = Encoding.UTF8.GetString(row).Replace("\"A\":[2,3]", "\"A\":[2,2]", StringComparison.Ordinal);
        Assert.Null(Head.Parse(Encoding.UTF8.GetBytes(cursor), Acts.Hash(1)));
    }
}
