using System.Text;

using Trial.Application.Groups;
using Trial.Core.Groups;
using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A roster as a table for a Danish spreadsheet.</summary>
public sealed class RosterFilesTests
{
    private static readonly GroupPlan Plan = new(
        "A", "A-tir", "Havnehuset; \"Kajen\" 4", Weekday.Tuesday, new(16, 30), new DateOnly(2026, 12, 1), 8, 3, "par-1", Room: "lokale 2");

    [Fact]
    public void It_opens_in_a_Danish_Excel_with_a_mark_semicolons_and_words_as_people_write_them()
    {
        var csv = RosterFiles.Csv(Of(Plan, new RosterMember("Blå Hejre", true, new Dictionary<int, bool> { [1] = true, [2] = false })));

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), csv[..3]);
        Assert.Equal(
            [
                "Gruppe;Liste;Hus;Ugedag;Tid;Navn i gruppen;Ønsker følgeskab;1.12.2026;8.12.2026;15.12.2026;22.12.2026;29.12.2026;"
                    + "5.1.2027;12.1.2027;19.1.2027;26.1.2027;2.2.2027",
                "A1;2;\"Havnehuset; \"\"Kajen\"\" 4, lokale 2\";tirsdag;16.30;Blå Hejre;ja;kom;kom ikke;;;;;;;;",
                "",
            ],
            Encoding.UTF8.GetString(csv[3..]).Split("\r\n"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("-2")]
    [InlineData("@sum")]
    public void What_a_spreadsheet_would_count_stays_a_text(string place)
    {
        var roster = Of(Plan with { Place = place, Room = null }, new RosterMember("Gul Ræv", false, new Dictionary<int, bool>()));
        var csv = Encoding.UTF8.GetString(RosterFiles.Csv(roster));
        Assert.Contains($"A1;2; {place};tirsdag", csv, StringComparison.Ordinal);
    }

    private static Roster Of(GroupPlan plan, params RosterMember[] members) => new(
        "A1", 2, plan, new Meetings("s", "A1", plan.Where, plan.Time, [plan.First], true, 0, default), members);
}
