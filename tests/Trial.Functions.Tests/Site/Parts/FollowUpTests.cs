using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site.Parts;

public sealed class FollowUpTests
{
    private static readonly DateOnly SignedUp = new(2026, 10, 24);

    private static readonly Questionnaire[] All =
    [
        new(new("Før lodtrækningen", "Before the draw"), "https://eksempel.dk/foer"),
        new(new("Efter tolv uger", "After twelve weeks"), "https://eksempel.dk/efter", 84, 112),
        new(new("Efter et år", "After a year"), "https://eksempel.dk/aar", 365, 365),
    ];

    [Fact]
    public async Task Another_program_reads_an_entry_of_whole_days_a_questionnaire_that_has_days()
    {
        var entries = await CalendarReader.ReadAsync(Made(SignedUp));

        Assert.Equal(
            [("2027-01-16", "2027-02-14"), ("2027-10-24", "2027-10-25")], // a calendar counts up to the day after the last
            entries.Select(each => (each.Starts, each.Ends)));
        Assert.All(entries, each => Assert.Equal(("Husk", false, false), (each.Summary, each.Busy, each.Recurs)));
        Assert.Equal(2, entries.Select(each => each.Uid).Distinct().Count());
    }

    [Fact]
    public void Where_no_questionnaire_has_days_there_is_no_file() => Assert.Null(FollowUp.Format(All[..1], SignedUp, "Husk"));

    // Anybody may look at a calendar.
    [Fact]
    public void It_tells_neither_study_nor_address_nor_the_day_of_the_sign_up()
    {
        var text = Made(SignedUp);

        Assert.All(
            ["https", "eksempel", "uger", "20261024", "trial", "LOCATION", "URL", "DESCRIPTION", "ical"],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(text, Made(SignedUp));
    }

    [Fact]
    public void On_whatever_day_somebody_signs_up_it_has_one_size() =>
        Assert.Single(Enumerable.Range(0, 400).Select(day => Made(SignedUp.AddDays(day)).Length).Distinct());

    private static string Made(DateOnly signedUp) => FollowUp.Format(All, signedUp, "Husk")!;
}
