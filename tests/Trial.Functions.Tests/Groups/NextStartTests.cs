using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Functions.Tests.Groups;

/// <summary>The start that is told beside a time at sign-up is one that whoever is drawn today can still come to.</summary>
public sealed class NextStartTests
{
    private static readonly DateOnly Today = new(2026, 11, 20); // a Friday
    private static readonly DateOnly Due = new(2026, 11, 30); // its roster was due before today
    private static readonly DateOnly ThisMonth = new(2026, 12, 7); // its roster is due on 23 November
    private static readonly DateOnly NextMonth = new(2026, 12, 21); // its roster is due on 7 December

    [Theory]
    [InlineData(RosterCut.None, "2026-12-07")]
    [InlineData(RosterCut.Month, "2026-12-21")] // a draw of November is too late for a roster of November
    public void It_is_the_first_whose_roster_takes_somebody_drawn_today(RosterCut cut, string expected) =>
        Assert.Equal(expected, Iso.Date(Next(cut, [Group(NextMonth), Group(ThisMonth), Group(Due)])!.Value));

    [Theory]
    [InlineData(GroupChange.Cancelled)]
    [InlineData(GroupChange.Postponed)]
    public void A_group_that_is_not_held_as_planned_is_none(GroupChange change) =>
        Assert.Null(Next(RosterCut.None, [Group(NextMonth, change)]));

    [Fact]
    public void A_group_whose_roster_is_issued_and_one_at_another_time_are_none()
    {
        var issued = Group(NextMonth);
        var record = issued.Record.Issued(1, new Stamp(Actor.Timer, Today, default, 9), default);

        Assert.Null(Next(RosterCut.None, [issued with { Record = record }, Group(NextMonth, slot: "A-2")]));
    }

    [Fact]
    public void It_is_the_first_meeting_that_is_not_called_off()
    {
        var group = Group(NextMonth);

        Assert.Equal(NextMonth.AddDays(7), Next(RosterCut.None, [group with { Plan = group.Plan with { Off = [1] } }]));
    }

    private static DateOnly? Next(RosterCut cut, PlannedGroup[] groups) =>
        Places.NextStart(groups, "A-1", new RosterTimes(LeadDays: 14, DecideDays: 3, cut), Today);

    private static PlannedGroup Group(DateOnly first, GroupChange change = GroupChange.Planned, string slot = "A-1") => new(
        new GroupRecord("A1", change, 7),
        new GroupPlan("A", slot, "Havnehuset, Kajen 4", GroupPlan.WeekdayOf(first), new(16, 30), first, 8, 3, "AB"));
}
