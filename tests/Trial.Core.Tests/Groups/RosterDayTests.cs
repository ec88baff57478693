using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Core.Tests.Record;
using static Trial.Core.Tests.Groups.SeatingCase;

namespace Trial.Core.Tests.Groups;

[Trait("Requirement", "R2")]
public sealed class RosterDayTests
{
    private static readonly DateOnly Starts = new(2027, 3, 15);
    private static readonly RosterTimes Times = new(LeadDays: 14, DecideDays: 3, RosterCut.Month);
    private static readonly RosterGroup Planned = new(new Course("g1", "mon", Starts, 4, 2), First: null, []);

    private static readonly Waiting[] Two = [Drawn(1, "2027-02-03"), Drawn(2, "2027-02-28")];

    [Theory]
    [InlineData(15, false)]
    [InlineData(14, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_roster_is_issued_from_the_lead_day_until_the_day_before_the_group_begins(int daysBefore, bool isIssued) =>
        Assert.Equal(isIssued, Decide(daysBefore, Two, Planned).Rosters.ContainsKey("g1"));

    [Fact]
    public void Who_was_drawn_this_month_is_not_on_a_roster()
    {
        var acts = Decide(14, [.. Two, Drawn(3, "2027-03-01")], Planned);

        Assert.Equal([Id(1), Id(2)], acts.Rosters["g1"]);
    }

    [Fact]
    public void Without_a_cut_everybody_is() => Assert.Equal(
        [Id(1), Id(2), Id(3)],
        RosterDay.Decide(Starts.AddDays(-14), Times with { Cut = RosterCut.None }, [.. Two, Drawn(3, "2027-03-01")],
            [Planned]).Rosters["g1"]);

    [Theory]
    [InlineData(14, false)]
    [InlineData(4, false)]
    [InlineData(3, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_group_below_its_minimum_stays_planned_until_it_is_decided(int daysBefore, bool isPostponed)
    {
        var acts = Decide(daysBefore, [Drawn(1, "2027-02-03")], Planned);

        Assert.Empty(acts.Rosters);
        Assert.Equal(isPostponed ? ["g1"] : [], acts.Postponed);
    }

    // The first morning of a fresh study: nobody is drawn yet, and nothing is postponed for good.
    [Fact]
    public void On_a_fresh_study_nothing_is_postponed_before_it_must_be()
    {
        var groups = Enumerable.Range(0, 5)
            .Select(i => Planned with { Course = Planned.Course with { Group = $"g{i}", Starts = Starts.AddDays(i) } }).ToArray();

        Assert.Empty(RosterDay.Decide(Starts.AddDays(-10), Times, [], groups).Postponed);
        Assert.Equal(["g0", "g1"], RosterDay.Decide(Starts.AddDays(-2), Times, [], groups).Postponed);
    }

    [Fact]
    public void Of_all_groups_that_are_due_those_run_that_seat_most()
    {
        var later = Planned with { Course = new Course("g2", "tue", Starts.AddDays(1), 4, 4) };
        Waiting[] people =
            [.. Two.Select(person => person with { Slots = ["mon", "tue"] }), Drawn(3, "2027-02-01", "tue"), Drawn(4, "2027-02-01", "tue")];

        var acts = RosterDay.Decide(Starts.AddDays(-5), Times, people, [Planned, later]);

        Assert.Equal(["g2"], acts.Rosters.Keys);
        Assert.Empty(acts.Postponed);
        Assert.Equal(0, acts.Gap);
    }

    [Fact]
    public void An_issued_roster_is_frozen_though_it_has_room()
    {
        var issued = Planned with { First = new FirstRoster(Starts.AddDays(-14), 50, 2), Seated = [Id(8), Id(9)] };

        Assert.Empty(Decide(5, Two, issued).Rosters);
    }

    [Fact]
    public void A_seat_that_is_given_up_goes_to_the_next_who_was_drawn_before_the_cut_of_that_roster()
    {
        var issued = Planned with { First = new FirstRoster(new DateOnly(2027, 2, 28), 50, 2), Seated = [Id(9)] };

        Assert.Equal([Id(9), Id(7)], Decide(5, [Drawn(7, "2027-01-31"), Drawn(3, "2027-02-01")], issued).Rosters["g1"]);
        Assert.Empty(Decide(5, [Drawn(3, "2027-02-01")], issued).Rosters);
        Assert.Empty(Decide(5, [Drawn(51, "2027-01-31")], issued).Rosters);
        Assert.Empty(Decide(0, [Drawn(7, "2027-01-31")], issued).Rosters);
    }

    [Fact]
    public void Who_gets_a_freed_seat_is_not_seated_twice()
    {
        var issued = Planned with { Course = Planned.Course with { Group = "g0" }, First = new FirstRoster(Starts.AddDays(-14), 50, 1) };

        var acts = Decide(5, Two, issued, Planned);

        Assert.Equal([Id(1)], acts.Rosters["g0"]);
        Assert.False(acts.Rosters.ContainsKey("g1"));
    }

    [Fact]
    public void An_issued_group_is_not_postponed_when_people_leave() =>
        Assert.Empty(Decide(1, [], Planned with { First = new FirstRoster(Starts.AddDays(-14), 50, 2) }).Postponed);

    public static TheoryData<Act, bool> LaterActs => new()
    {
        { Acts.Draw(2, "A", 2), false },
        { new Act.Message(1, MessageChange.Sent, "g1", default), false },
        { new Act.Attendance("g1", 1, default), false },
        { new Act.Withdraw(Acts.Person(1), Withdrawal.FollowUp), false },
        { new Act.Withdraw(Acts.Person(1), Withdrawal.Group), true },
        { new Act.Withdraw(Acts.Person(1), Withdrawal.Data), true },
        { new Act.Availability(Acts.Person(1), Acts.Hash(1)), true },
        { new Act.Group("g1", GroupChange.Changed, default), true },
        { new Act.Group("g1", GroupChange.Cancelled, default), true },
        { new Act.Group("g2", GroupChange.Planned, default), true },
        { new Act.Roster("g1", 2, default), true },
    };

    [Theory]
    [MemberData(nameof(LaterActs))]
    public void What_was_decided_holds_until_something_moves_that_it_read(Act act, bool hasMoved)
    {
        var before = After(
            StudyState.Empty, new Act.Setup(1, Acts.Hash(3)), new Act.Open(default), Acts.Draw(1, "A", 1),
            new Act.Group("g1", GroupChange.Planned, default), new Act.Roster("g1", 1, default));

        Assert.False(RosterDay.HasMoved(before, before));
        Assert.Equal(hasMoved, RosterDay.HasMoved(before, After(before, act)));
    }

    private static StudyState After(StudyState state, params Act[] acts) => acts.Aggregate(
        state, (before, act) => before.Apply(new Entry("haab", act, before.Stamp(Actor.Steward, Starts)), Digest.Of([(byte)before.Count])));

    private static RosterActs Decide(int daysBefore, Waiting[] waiting, params RosterGroup[] groups) =>
        RosterDay.Decide(Starts.AddDays(-daysBefore), Times, waiting, groups);

    private static Waiting Drawn(int drawn, string on, string slot = "mon") =>
        Person(drawn, slot) with { On = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) };
}
