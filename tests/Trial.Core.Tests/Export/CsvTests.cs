using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Export;

namespace Trial.Core.Tests.Export;

public sealed class CsvTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
    [
        ["id", "a,b", "said \"so\""],
        ["", "two\r\nlines", "Æble"],
    ];

    [Fact]
    public void Is_written_byte_for_byte_as_RFC_4180_says() =>
        Assert.Equal("\uFEFFid,\"a,b\",\"said \"\"so\"\"\"\r\n,\"two\r\nlines\",Æble\r\n", Encoding.UTF8.GetString(Csv.Format(Rows)));

    [Fact]
    public void Is_read_alike_by_another_reader() => Assert.Equal(Rows, ReadElsewhere(Csv.Format(Rows)));

    [Fact]
    public void Comes_back_as_it_went_in() => Assert.Equal(Rows, Csv.Parse(Csv.Format(Rows)));

    [Fact]
    public void Any_cells_come_back_here_and_elsewhere()
    {
        var cell = Gen.Elements("a", "Z9", ",", "\"", "\r\n", "\n", " ", "æ", "1=2")
            .ArrayOf().Select(string.Concat).Where(text => text is not ['\n' or '\r', ..]);
        var rows = cell.ArrayOf(3).NonEmptyListOf().ToArbitrary();

        Prop.ForAll(rows, table =>
        {
            var bytes = Csv.Format(table);
            return Csv.Parse(bytes)!.Select(row => row.ToArray()).SequenceEqual(table, new SameCells())
                && ReadElsewhere(bytes).Select(row => row.ToArray()).SequenceEqual(table, new SameCells());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+45")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void A_cell_that_a_spreadsheet_would_run_is_refused(string cell) =>
        Assert.Throws<ArgumentException>(() => Csv.Format([["a", cell]]));

    [Theory]
    [InlineData("a,b\r\n", "no byte order mark")]
    [InlineData("\uFEFFa,b\n", "a line that ends in LF alone")]
    [InlineData("\uFEFFa,b", "a last line without an end")]
    [InlineData("\uFEFF\"a\",b\r\n", "quotation marks without need")]
    [InlineData("\uFEFF\"a,b\r\n", "quotation marks that never end")]
    [InlineData("\uFEFFa\"b\"\r\n", "quotation marks within a cell")]
    [InlineData("\uFEFF=a,b\r\n", "a formula")]
    public void Another_spelling_is_refused(string text, string why)
    {
        Assert.True(Csv.Parse(Encoding.UTF8.GetBytes(text)) is null, why);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Null(Csv.Parse([0xEF, 0xBB, 0xBF, 0xFF, 0x0D, 0x0A]));

    private static List<string[]> ReadElsewhere(byte[] bytes)
    {
        using var reader = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }

    private sealed class SameCells : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(string[] obj) => obj.Length;
    }
}
