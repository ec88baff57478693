using System.Globalization;

using Trial.Core.Record;

namespace Trial.Core.Tests.Record;

[Trait("Requirement", "R12")]
public sealed class ClockRuleTests
{
    // The clock in UTC, the record's last date, the last published night, the date that was said; the next body's date, or null.
    [Theory]
    [InlineData("2026-11-22T12:00Z", null, null, null, "2026-11-22")]
    [InlineData("2026-11-22T12:00Z", "2026-11-20", null, null, "2026-11-22")]
    [InlineData("2026-11-22T22:59Z", "2026-11-22", null, null, "2026-11-22")] // 23:59 in Copenhagen
    [InlineData("2026-11-22T23:00Z", "2026-11-22", null, null, "2026-11-23")]
    [InlineData("2026-11-22T22:00Z", "2026-11-23", null, null, "2026-11-23")] // behind by an hour
    [InlineData("2026-11-22T21:59Z", "2026-11-23", null, null, null)]
    [InlineData("2026-11-22T12:00Z", "2027-11-20", null, null, null)]
    [InlineData("2026-11-22T12:00Z", "2027-11-20", null, "2026-11-22", "2027-11-20")] // stands still
    [InlineData("2027-06-01T12:00Z", "2027-11-20", null, "2026-11-22", "2027-11-20")]
    [InlineData("2026-11-20T12:00Z", "2027-11-20", null, "2026-11-22", null)] // before what was said
    [InlineData("2027-11-21T12:00Z", "2027-11-20", null, "2026-11-22", "2027-11-21")] // and on from there
    [InlineData("2026-12-06T12:00Z", "2026-11-22", null, null, "2026-12-06")]
    [InlineData("2026-12-07T12:00Z", "2026-11-22", null, null, null)]
    [InlineData("2026-12-07T12:00Z", "2026-11-22", "2026-11-23", null, "2026-12-07")]
    [InlineData("2026-12-08T12:00Z", "2026-11-22", "2026-11-23", null, null)]
    [InlineData("2026-12-08T12:00Z", "2026-11-22", "2026-11-23", "2026-12-08", "2026-12-08")]
    [InlineData("2026-12-22T12:00Z", "2026-11-22", null, "2026-12-08", "2026-12-22")]
    [InlineData("2026-12-23T12:00Z", "2026-11-22", null, "2026-12-08", null)]
    [InlineData("2026-10-24T21:00Z", "2026-10-25", null, null, "2026-10-25")] // the hour before the night that has 25 hours
    [InlineData("2026-10-25T22:59Z", "2026-10-25", null, null, "2026-10-25")] // and its last minute
    [InlineData("2026-10-25T23:00Z", "2026-10-25", null, null, "2026-10-26")]
    [InlineData("2027-03-27T22:00Z", "2027-03-28", null, null, "2027-03-28")] // the hour before the night that has 23
    [InlineData("2027-03-28T21:59Z", "2027-03-28", null, null, "2027-03-28")]
    [InlineData("2027-03-28T22:00Z", "2027-03-28", null, null, "2027-03-29")]
    public void Dates_do_not_go_back_nor_far_ahead(string now, string? last, string? night, string? said, string? at)
    {
        var rule = ClockRule.Of(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Date(last), Date(night), Date(said));

        Assert.Equal(Date(at), (rule as ClockRule.Fits)?.At);
        Assert.True(rule is ClockRule.Fits or ClockRule.Off { Why.Length: > 0 });
    }

    private static DateOnly? Date(string? text) => Iso.TryDate(text, out var date) ? date : null;
}
