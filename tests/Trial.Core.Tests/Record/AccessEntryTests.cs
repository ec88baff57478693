using System.Text;

using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

public sealed class AccessEntryTests
{
    private static readonly AccessEntry Sample = new(
        3, Acts.Hash(1), new DateTimeOffset(2026, 3, 1, 6, 0, 7, TimeSpan.FromHours(1)), Actor.Researcher, "researcher", "export", "table",
        "Analyse \"A\"", "RH");

    [Fact]
    [Trait("Requirement", "R10")]
    public void Comes_back_as_it_was_written_in_UTC()
    {
        var line = Encoding.UTF8.GetBytes(Sample.ToLine());

        Assert.Contains("\"at\":\"2026-03-01T05:00:07Z\"", Sample.ToLine(), StringComparison.Ordinal);
        Assert.Equal(Sample.Hash, AccessEntry.ParseLine(line)!.Hash);
    }

    [Fact]
    public void Refuses_every_other_spelling_and_a_changed_byte_changes_the_hash()
    {
        var line = Encoding.UTF8.GetBytes(Sample.ToLine());
        for (var i = 0; i < line.Length; i++)
        {
            var changed = (byte[])line.Clone();
            changed[i] ^= 1;
            Assert.NotEqual(Sample.Hash, AccessEntry.ParseLine(changed)?.Hash);
        }

        Assert.Null(AccessEntry.ParseLine([.. line, (byte)'\n']));
        Assert.Null(
            AccessEntry.ParseLine(Encoding.UTF8.GetBytes(Sample.ToLine().Replace("\"what\"", "\"when\"", StringComparison.Ordinal))));
    }
}
