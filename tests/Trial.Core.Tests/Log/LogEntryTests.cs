using System.Text;
using Trial.Core.Log;

namespace Trial.Core.Tests.Log;

public sealed class LogEntryTests
{
    [Fact]
    public void A_record_is_the_entry_of_the_vectors()
    {
        foreach (var vector in Vectors.Read("formats-v1.json")["records"]!.AsArray())
        {
            var entry = LogEntry.Format(vector!.Digest("commitment"));

            Assert.Equal(vector!.Text("entry"), Encoding.UTF8.GetString(entry));
            Assert.Equal(vector!.Digest("commitment"), LogEntry.Parse(entry));
        }
    }

    [Fact]
    public void A_dummy_is_the_entry_of_the_vectors()
    {
        foreach (var vector in Vectors.Read("formats-v1.json")["dummies"]!.AsArray())
        {
            var commitment = LogEntry.Dummy(vector!.Digest("d"), vector!["number"]!.GetValue<long>());

            Assert.Equal(vector!.Text("entry"), Encoding.UTF8.GetString(LogEntry.Format(commitment)));
        }
    }

    [Fact]
    public void A_seal_entry_is_no_record() => Assert.All(
        Vectors.Read("formats-v1.json")["sealEntries"]!.AsArray(),
        vector => Assert.Null(LogEntry.Parse(Encoding.UTF8.GetBytes(vector!.Text("entry")))));

    [Fact]
    public void Reads_only_the_one_spelling()
    {
        var entry = LogEntry.Format(default);

        Assert.NotNull(LogEntry.Parse(entry));
        Assert.Null(LogEntry.Parse([.. entry, (byte)'\n']));
        Assert.Null(LogEntry.Parse(entry.AsSpan(0, entry.Length - 1)));
        Assert.Null(LogEntry.Parse([(byte)' ', .. entry]));
        Assert.Null(LogEntry.Parse([]));
        Assert.Null(LogEntry.Parse([0xff]));
    }
}
