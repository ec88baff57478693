using System.Globalization;

using Trial.Application.Groups;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Groups;

/// <summary>What a coordinator has to do in a week.</summary>
public sealed class CoordinatorWeekTests
{
    private static readonly DateOnly Wednesday = new(2026, 12, 9);
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly RosterTimes Times = new(LeadDays: 14, DecideDays: 3, RosterCut.Month);

    [Fact]
    public void Groups_with_a_roster_meet_in_the_order_of_day_and_time()
    {
        var week = Of(
            Group("A2", Tuesday, new(18, 0), roster: Tuesday), Group("A1", Tuesday, new(16, 30), roster: Tuesday),
            Group("B1", Tuesday.AddDays(-1), new(19, 0), roster: Tuesday), Group("C1", Tuesday, new(10, 0)));

        Assert.Equal(new DateOnly(2026, 12, 7), week.From);
        Assert.Equal(["B1 2", "A1 2", "A2 2"], week.Meetings.Select(meeting => $"{meeting.Group.Record.Id} {meeting.Week}"));
    }

    // Whoever prints on a Friday or at the weekend needs Monday's.
    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    public void The_next_weeks_meetings_follow_this_weeks_from_Monday_to_Sunday(int day)
    {
        PlannedGroup[] groups =
        [
            Group("A2", new(2026, 12, 20), new(11, 0), roster: Tuesday), Group("A1", new(2026, 12, 14), new(16, 30), roster: Tuesday),
            Group("A3", new(2026, 12, 21), new(11, 0), roster: Tuesday),
        ];
        var week = CoordinatorWeek.Of(new(2026, 12, day), Times, groups);

        Assert.Empty(week.Meetings);
        Assert.Equal(["A1 1", "A2 1"], week.NextMeetings.Select(meeting => $"{meeting.Group.Record.Id} {meeting.Week}"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_roster_is_new_for_a_week(int daysAgo, bool isNew) =>
        Assert.Equal(isNew, Of(Group("A1", Wednesday.AddDays(14), new(16, 30), roster: Wednesday.AddDays(-daysAgo))).NewRosters.Count == 1);

    [Theory]
    [InlineData(15, null)]
    [InlineData(14, 11)]
    [InlineData(3, 0)]
    public void A_group_whose_roster_is_due_and_not_made_is_decided_on_three_days_before_it_begins(int daysAhead, int? decidedIn)
    {
        var week = Of(Group("A1", Wednesday.AddDays(daysAhead), new(16, 30)));
        Assert.Equal(decidedIn is { } days ? [Wednesday.AddDays(days)] : [], week.Undecided.Select(it => it.By));
        Assert.Empty(week.Postponed); // the night decides
    }

    [Fact]
    public void A_postponed_group_waits_for_a_new_date_and_a_cancelled_one_for_nothing()
    {
        var week = Of(
            Group("A1", Tuesday, new(16, 30), change: GroupChange.Postponed),
            Group("A2", Tuesday, new(16, 30), roster: Wednesday, change: GroupChange.Cancelled) with
            {
                Cancelled = Tuesday.ToDateTime(new TimeOnly(12, 0)),
            });

        Assert.Equal(["A1"], week.Postponed.Select(group => group.Record.Id));
        Assert.Empty(week.Undecided);
        Assert.Empty(week.Meetings);
        Assert.Empty(week.NewRosters);
        Assert.Empty(week.Unmarked);
    }

    [Fact]
    public void A_meeting_is_to_be_marked_from_its_day_on_until_somebody_has()
    {
        var group = Group("A1", Wednesday.AddDays(-14), new(16, 30), roster: Tuesday, marked: [2]);
        Assert.Equal([1, 3], Of(group).Unmarked.Select(meeting => meeting.Week));
    }

    [Theory]
    [InlineData(28, 10)]
    [InlineData(29, 0)]
    public void Who_came_can_be_written_until_four_weeks_after_the_last_meeting(int daysAfter, int meetings)
    {
        var group = Group("A1", Wednesday.AddDays(-daysAfter - 63), new(16, 30), roster: Tuesday);
        Assert.Equal(meetings, Of(group).Unmarked.Count);
    }

    [Theory]
    [InlineData("16:29", new[] { 1 })]
    [InlineData("16:30", new[] { 1, 2 })]
    public void What_was_held_before_a_group_was_cancelled_can_be_written_until_four_weeks_after_it(string cancelled, int[] weeks)
    {
        var group = Group("A1", Tuesday, new(16, 30), roster: Tuesday, change: GroupChange.Cancelled) with
        {
            Cancelled = Tuesday.AddDays(7).ToDateTime(TimeOnly.Parse(cancelled, CultureInfo.InvariantCulture)),
        };
        Assert.Equal(weeks, Of(group).Unmarked.Select(meeting => meeting.Week));

        var last = Tuesday.AddDays(7 * (weeks.Length - 1) + 28);
        Assert.NotEmpty(CoordinatorWeek.Of(last, Times, [group]).Unmarked);
        Assert.Empty(CoordinatorWeek.Of(last.AddDays(1), Times, [group]).Unmarked);
    }

    private static CoordinatorWeek Of(params PlannedGroup[] groups) => CoordinatorWeek.Of(Wednesday, Times, groups);

    private static PlannedGroup Group(
        string id, DateOnly first, TimeOnly time, DateOnly? roster = null, GroupChange change = GroupChange.Planned,
        int[]? marked = null) => new(
        new GroupRecord(id, change, 1)
        {
            RosterVersion = roster is null ? 0 : 1,
            RosterOn = roster,
            Attendance = (marked ?? []).ToDictionary(week => week, week => 50 + week),
        },
        new GroupPlan(id[..1], $"{id[..1]}-tir", "Huset", GroupPlan.WeekdayOf(first), time, first, 8, 3, "par-1"));
}
