using Trial.Functions.Site.Citizens;
using Trial.Functions.Site.MyCode;

namespace Trial.Functions.Tests.Site;

public sealed class CalendarTests
{
    private static readonly GroupView Group = new("Kulturhuset, 1. sal; lokale 3", 2, "17:00", new DateOnly(2026, 9, 1));

    [Fact]
    public void Holds_ten_weekly_meetings_of_two_hours()
    {
        var lines = Calendar.Format(Group, "Aftale").Split("\r\n");

        Assert.Contains("DTSTART:20260901T170000", lines);
        Assert.Contains("DURATION:PT2H", lines);
        Assert.Contains("RRULE:FREQ=WEEKLY;COUNT=10", lines);
        Assert.Contains(@"LOCATION:Kulturhuset\, 1. sal\; lokale 3", lines);
    }

    [Fact]
    public void Never_has_a_line_of_more_than_75_bytes()
    {
        var text = Calendar.Format(Group with { Place = string.Concat(Enumerable.Repeat("Blåbærhuset ", 20)) }, "Aftale");

        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(string.Concat(Enumerable.Repeat("Blåbærhuset ", 20)), text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
