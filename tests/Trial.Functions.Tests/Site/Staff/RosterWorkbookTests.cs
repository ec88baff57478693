using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

using ExcelDataReader;

using Trial.Application.Groups;
using Trial.Core.Groups;
using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Staff;

/// <summary>A roster as a workbook, as a reader of such files opens it.</summary>
public sealed class RosterWorkbookTests
{
    private static readonly GroupPlan Plan =
        new("A", "A-tir", "Havnehuset, Kajen 4", Weekday.Tuesday, new(16, 30), new DateOnly(2026, 12, 1), 8, 3, "AB", "lokale 2")
        {
            Off = [2],
        };

    [Fact]
    public async Task Its_cells_are_what_the_table_has_days_and_times_as_people_write_them()
    {
        var rows = await ReadAsync(Roster(Plan, "Blå Hejre"));

        Assert.Equal(["Gruppe", "Liste", "Hus", "Ugedag", "Tid", "Navn i gruppen", "Ønsker følgeskab", "1.12.2026"], rows[0][..8]);
        Assert.Equal("8.12.2026 aflyst", rows[0][8]);
        Assert.Equal(["A1", "2", "Havnehuset, Kajen 4, lokale 2", "tirsdag", "16.30", "Blå Hejre", "ja", "kom", "", "kom ikke"],
            rows[1][..10]);
        Assert.Equal((2, 17), (rows.Count, rows[0].Length));
    }

    // Some libraries and the viewers of some telephones take a cell without one for an empty one.
    [Fact]
    public async Task Each_of_its_cells_says_where_it_is()
    {
        using var zip = new ZipArchive(new MemoryStream(await RosterWorkbook.MakeAsync(Roster(Plan, "Blå Hejre"), default)));
        using var reader = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(default));
        XNamespace sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var cells = XDocument.Parse(await reader.ReadToEndAsync()).Descendants(sheet + "c").Select(cell => (string?)cell.Attribute("r"));
        Assert.Equal(from row in (int[])[1, 2] from column in "ABCDEFGHIJKLMNOPQ" select $"{column}{row}", cells);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("+4")]
    [InlineData("<b>&\"")]
    public async Task A_text_that_looks_like_a_formula_is_text(string text)
    {
        var book = await RosterWorkbook.MakeAsync(Roster(Plan with { Place = text }, text), default);

        Assert.Equal($"{text}, lokale 2", Read(book)[1][2]);
        Assert.Equal(text, Read(book)[1][5]);
        using var zip = new ZipArchive(new MemoryStream(book));
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.Contains("sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(default));
            Assert.DoesNotContain("<f>", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private static Roster Roster(GroupPlan plan, string alias) => new(
        "A1",
        2,
        plan,
        new Meetings("haab", "A1", plan.Where, plan.Time, [], IsOn: true, 0, default),
        [new RosterMember(alias, Companionship: true, new Dictionary<int, bool> { [1] = true, [3] = false })]);

    private static async Task<List<string[]>> ReadAsync(Roster roster) => Read(await RosterWorkbook.MakeAsync(roster, default));

    private static List<string[]> Read(byte[] book)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the reader also reads older files
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(book));
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) as string ?? "")]);
        }

        return rows;
    }
}
