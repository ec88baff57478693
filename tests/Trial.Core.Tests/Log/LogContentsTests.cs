using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class LogContentsTests
{
    private static readonly Digest Key = Digest.Of([1]);
    private static readonly byte[][] Seals = [Encoding.UTF8.GetBytes("seal 1\n"), Encoding.UTF8.GetBytes("seal 2\n")];
    private static readonly Digest[] Record = [.. Enumerable.Range(0, 5).Select(i => Digest.Of([2, (byte)i]))];

    [Fact]
    public void Tells_seals_records_and_dummies_apart_in_any_order()
    {
        byte[][] entries = [Seals[0], Dummy(1), Entry(3), Dummy(0), Seals[1], Entry(0)];

        var known = Assert.IsType<LogContents.Known>(Of(entries));

        Assert.Equal([0L, 4L], known.Seals);
        Assert.Equal(2, known.Dummies);
        Assert.Equal(2, known.Records);
        Assert.Equal([Record[1], Record[2], Record[4]], known.Waiting.OrderBy(commitment => Array.IndexOf(Record, commitment)));
    }

    [Fact]
    public void An_empty_log_holds_nothing() => Assert.Equal(0, Assert.IsType<LogContents.Known>(Of([])).Dummies);

    [Fact]
    public void Counts_the_records_of_a_log_by_the_dummies_alone()
    {
        Assert.Equal(0, Count([Seals[0]]));
        Assert.Equal(0, Count([Seals[0], Dummy(0), Dummy(1), Dummy(2)]));
        Assert.Equal(2, Count([Seals[0], Dummy(1), Entry(3), Dummy(0), Seals[1], Entry(0)]));
        Assert.Equal(1, Count([Dummy(1)])); // not a first one: nobody's dummy
    }

    private static int Count(byte[][] entries) => LogContents.CountRecords(entries, Key);

    [Fact]
    public void Of_several_strangers_the_first_is_named()
    {
        var (first, second) = (LogEntry.Format(Digest.Of([9])), LogEntry.Format(Digest.Of([8])));
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], first, second]));
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], first, [], second]));
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], [], first]));
        Assert.Equal(new LogContents.Stranger(2), Of([Seals[0], Seals[1], Seals[1]])); // there is no third seal
    }

    [Fact]
    public void Names_the_first_entry_that_does_not_belong()
    {
        var stranger = LogEntry.Format(Digest.Of([9]));

        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], stranger]));
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], stranger, Dummy(0)]));
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], Dummy(1)])); // dummy 0 was passed over
        Assert.Equal(new LogContents.Stranger(2), Of([Seals[0], Dummy(0), Dummy(0)]));
        Assert.Equal(new LogContents.Stranger(2), Of([Entry(0), Entry(1), Entry(0)]));
        Assert.Equal(new LogContents.Stranger(0), Of([Seals[1]])); // the first seal comes first
        Assert.Equal(new LogContents.Stranger(1), Of([Seals[0], Seals[0]]));
        Assert.Equal(new LogContents.Stranger(0), Of([[]]));
        Assert.Equal(new LogContents.Stranger(1), LogContents.Of([Seals[0], Dummy(0)], Seals, Record, Digest.Of([3]))); // another key
    }

    [Fact]
    public void Of_what_is_not_there_yet_only_what_was_asked_for_is_kept()
    {
        var known = Assert.IsType<LogContents.Known>(Of([Entry(1)], new HashSet<Digest> { Record[0], Record[1], Key }));
        Assert.Equal(1, known.Records);
        Assert.Equal([Record[0]], known.Waiting);
    }

    // The same is found when the record is taken after the entries.
    private static LogContents Of(byte[][] entries)
    {
        var contents = LogContents.Of(entries, Seals, Record, Key);
        Assert.Equivalent(contents, Of(entries, asked: null));
        return contents;
    }

    private static LogContents Of(byte[][] entries, IReadOnlySet<Digest>? asked)
    {
        var reader = new LogReader(Seals, new PlainWork(), asked);
        foreach (var entry in entries)
        {
            reader.Take(entry, LogEntry.Parse(entry));
        }

        foreach (var commitment in Record)
        {
            reader.Expect(commitment);
        }

        return reader.Contents(Key);
    }

    private static byte[] Entry(int sequence) => LogEntry.Format(Record[sequence]);

    private static byte[] Dummy(long number) => LogEntry.Format(LogEntry.Dummy(Key, number));
}
