using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Tests.Export;
using Trial.Core.Verify;

namespace Trial.Cli.Tests;

public sealed class AllCoresTests
{
    private static readonly AllCores Work = new(new Scratch(() => new MemoryStream(), InMemory: 1)); // all but one item is written out

    [Fact]
    public void Map_keeps_the_order_and_is_never_more_than_a_few_ahead()
    {
        var (begun, taken) = (0, 0);
        IEnumerable<int> Items()
        {
            for (; begun < 1000; begun++)
            {
                Assert.True(begun - taken <= 40, "it ran too far ahead");
                yield return begun;
            }
        }

        foreach (var (index, square) in Work.Map(Items(), i => i * i).Index())
        {
            taken++;
            Assert.Equal(index * index, square);
        }

        Assert.Equal(1000, taken);
    }

    [Fact]
    public void What_goes_wrong_on_another_core_is_thrown_to_the_caller()
    {
        int[] one = [1];
        Assert.Throws<InvalidDataException>(() => Work.Map<int, int>(one, _ => throw new InvalidDataException()).ToList());
        Assert.Throws<InvalidDataException>(() => Work.Beside(one, _ => throw new InvalidDataException()).ToList());
    }

    [Fact]
    public void Beside_acts_on_one_item_at_a_time_in_their_order_and_is_done_at_the_end()
    {
        var acted = new List<int>();
        Assert.Equal(Enumerable.Range(0, 1000), Work.Beside(Enumerable.Range(0, 1000), acted.Add));
        Assert.Equal(Enumerable.Range(0, 1000), acted);
    }

    [Fact]
    public void Beside_has_acted_on_each_item_that_a_caller_took_before_it_stopped()
    {
        var acted = new List<int>();
        Assert.Equal([0, 1, 2], Work.Beside(Enumerable.Range(0, 1000), acted.Add).Take(3));
        Assert.Equal([0, 1, 2], acted);
    }

    public static TheoryData<string> Kinds => ["table", "audit", "final", "forged"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_export_that_is_checked_outside_memory_on_all_cores_gives_the_same_verdict(string kind)
    {
        var study = new SampleStudy().Open().Look().Draw("A", 30).EndDay().Draw("B", 5).Look();
        var files = kind switch
        {
            "table" => TableExport.Make(study.Table()),
            "final" => FinalExport.Make(study.Reveal().Final()),
            _ => AuditExport.Make(study.Audit(log: true)),
        };
        ExportFile[] given = [.. files.Where(file => kind != "forged" || file.Name is not ("leaves" or Sums.Name))];
        given = kind == "forged" ? [.. given, new("leaves", default), new(Sums.Name, Sums.Format([.. given, new("leaves", default)]))]
            : given;

        var plain = SampleVerification.Run(ExportFiles.Of(given, new PlainWork()), new Kept());
        Assert.Equal(plain.Checks, SampleVerification.Run(ExportFiles.Of(given, Work), new Kept()).Checks);
        Assert.Equal(kind == "forged" ? "leaves" : null, plain.FirstFalse?.Name);
    }
}
