using System.Collections;

using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Tests.Export;

/// <summary>A long file is made while it is read, and never whole.</summary>
public sealed class StreamedExportTests
{
    private const int MostTogether = 64;

    [Fact]
    public void A_file_of_the_record_takes_a_few_bodies_at_a_time()
    {
        var source = new SampleStudy().Open().Draw("A", 50).Draw("B", 50).Audit();
        var bodies = new Counted<Body>(source.Bodies);
        var file = AuditExport.Make(source with { Bodies = bodies }).Single(file => file.Name == AuditExport.Record);

        var (before, lines, pieces) = (bodies.Given, 0, 0);
        foreach (var piece in file.Pieces)
        {
            (lines, pieces) = (lines + piece.Span.Count((byte)'\n'), pieces + 1);
            Assert.InRange(bodies.Given - before - lines, 0, MostTogether);
        }

        Assert.Equal(source.State.Count, lines);
        Assert.True(pieces > 2, "the file came whole");
    }

    [Fact]
    public void Whoever_reads_the_files_in_order_has_each_made_once()
    {
        var source = new SampleStudy().Open().Draw("A", 3).Audit(log: true);
        var bodies = new Counted<Body>(source.Bodies);
        var files = AuditExport.Make(source with { Bodies = bodies });

        Assert.All(files, file => Assert.False(file.Bytes.IsEmpty && file.Name != AuditExport.Accesses));
        Assert.Equal(2, bodies.Readings); // of the bodies, and beside the rows
        Assert.Null(files.FirstFalse());
    }

    [Fact]
    public void Sums_that_are_read_first_are_those_of_the_files()
    {
        var files = FinalExport.Make(new SampleStudy().Open().Draw("A", 3).Reveal().Final(log: true));

        Assert.Equal(Sums.Format(files), files.Single(file => file.Name == Sums.Name).Bytes.ToArray());
        Assert.Equal(
            files.Single(file => file.Name == ExportNote.FileName).Bytes.ToArray(),
            files.Single(file => file.Name == ExportNote.FileName).Bytes.ToArray());
        Assert.Null(files.FirstFalse());
    }

    /// <summary>Says how many of its items were given, and how often somebody began to read them.</summary>
    private sealed class Counted<T>(IEnumerable<T> all) : IEnumerable<T>
    {
        public int Given { get; private set; }

        public int Readings { get; private set; }

        public IEnumerator<T> GetEnumerator()
        {
            Readings++;
            foreach (var one in all)
            {
                Given++;
                yield return one;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
