using System.Text;

using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site.Parts;

public sealed class CalendarTests
{
    // Summer time ends in Denmark on 25 October 2026, between the second and the third meeting.
    private static readonly DateOnly[] Dates =
        [.. Enumerable.Range(0, GroupPlan.Weeks).Select(week => new DateOnly(2026, 10, 13).AddDays(7 * week))];

    private static readonly Meetings Meetings = new(
        "haab", "A1", "Kulturhuset, 1. sal; lokale 3", new(17, 0), Dates, IsOn: true, Changes: 0,
        new DateTimeOffset(2026, 9, 1, 12, 30, 5, TimeSpan.FromHours(2)));

    [Fact]
    public async Task Another_program_reads_an_event_a_meeting_at_the_right_instant_over_the_end_of_summer_time()
    {
        var events = await CalendarReader.ReadAsync(Calendar.Format(Meetings, "Aftale"));

        Assert.Equal(
            [
                "2026-10-13T15:00:00.000Z", "2026-10-20T15:00:00.000Z", "2026-10-27T16:00:00.000Z", "2026-11-03T16:00:00.000Z",
                "2026-11-10T16:00:00.000Z", "2026-11-17T16:00:00.000Z", "2026-11-24T16:00:00.000Z", "2026-12-01T16:00:00.000Z",
                "2026-12-08T16:00:00.000Z", "2026-12-15T16:00:00.000Z",
            ],
            events.Select(each => each.Starts));
        Assert.All(events, each => Assert.Equal(
            ("Europe/Copenhagen", false, "Aftale", "Kulturhuset, 1. sal; lokale 3", "CONFIRMED", 0, "2026-09-01T10:30:05Z"),
            (each.Zone, each.Recurs, each.Summary, each.Location, each.Status, each.Sequence, each.Stamp)));
        Assert.Equal("2026-10-27T18:00:00.000Z", events[2].Ends);
    }

    [Fact]
    public async Task Summer_time_begins_in_it_as_well()
    {
        var events = await CalendarReader.ReadAsync(Calendar.Format(
            Meetings with { Dates = [new(2027, 3, 23), new(2027, 3, 30)] }, "Aftale"));

        Assert.Equal(["2027-03-23T16:00:00.000Z", "2027-03-30T15:00:00.000Z"], events.Select(each => each.Starts));
    }

    [Fact]
    public async Task A_date_that_is_left_out_is_no_meeting()
    {
        DateOnly[] dates = [.. Dates[..4], .. Dates[5..]];

        var events = await CalendarReader.ReadAsync(Calendar.Format(Meetings with { Dates = dates }, "Aftale"));

        Assert.Equal(9, events.Count);
        Assert.DoesNotContain(events, each => each.Starts.StartsWith("2026-11-10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_plan_keeps_its_ids_and_has_a_higher_sequence_and_a_later_stamp()
    {
        var before = await CalendarReader.ReadAsync(Calendar.Format(Meetings, "Aftale"));
        var after = await CalendarReader.ReadAsync(Calendar.Format(
            Meetings with { Time = new(18, 30), Changes = 2, Changed = Meetings.Changed.AddDays(1) }, "Aftale"));

        Assert.Equal(before.Select(each => each.Uid), after.Select(each => each.Uid));
        Assert.All(after, each => Assert.Equal((2, "2026-09-02T10:30:05Z"), (each.Sequence, each.Stamp)));
        Assert.Equal("2026-10-13T16:30:00.000Z", after[0].Starts);
    }

    [Fact]
    public async Task Two_groups_at_the_same_minute_have_no_id_in_common()
    {
        var one = await CalendarReader.ReadAsync(Calendar.Format(Meetings, "Aftale"));
        var two = await CalendarReader.ReadAsync(Calendar.Format(Meetings with { Group = "B1" }, "Aftale"));

        Assert.Equal(20, one.Concat(two).Select(each => each.Uid).Distinct().Count());
    }

    [Fact]
    public async Task Meetings_that_will_not_be_held_are_cancelled()
    {
        var events = await CalendarReader.ReadAsync(Calendar.Format(Meetings with { IsOn = false, Changes = 1 }, "Aftale"));

        Assert.Equal(GroupPlan.Weeks, events.Count);
        Assert.All(events, each => Assert.Equal(("CANCELLED", 1), (each.Status, each.Sequence)));
    }

    [Fact]
    public void Every_line_ends_in_cr_lf_and_has_75_bytes_at_most()
    {
        var place = string.Concat(Enumerable.Repeat("Blåbærhuset ", 20));
        var text = Calendar.Format(Meetings with { Place = place }, "Aftale");

        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(character => character == '\n'), text.Split("\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public async Task A_long_place_and_one_with_every_character_that_means_something_there_come_back_as_they_were()
    {
        var place = string.Concat(Enumerable.Repeat("Blåbærhuset ", 20)) + "a\\b;c,d:e\"f";

        var events = await CalendarReader.ReadAsync(Calendar.Format(Meetings with { Place = place }, "Aftale"));

        Assert.Equal(place, events[0].Location);
    }

    // Anybody may look at a calendar: not the study, the arm or the group, but what it is called and where it is.
    [Fact]
    public void Tells_no_study_arm_or_group_and_is_the_same_for_the_same_meetings()
    {
        var text = Calendar.Format(Meetings, "Aftale");

        Assert.All(
            ["haab", "trial", "A1", "gruppe", "group", "peer", "lod", "ical"],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(text, Calendar.Format(Meetings, "Aftale"));
    }
}
