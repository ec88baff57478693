using System.Text;
using System.Text.Json.Nodes;
using Trial.Core.Groups;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Core.Tests.Groups;

[Trait("Requirement", "R2")]
public sealed class GroupRulesTests
{
    private const string BySlot =
        """{"stratum":"A","slot":"A-tue","first":"2027-01-19","capacity":8,"minimum":4,"pair":"p1"}""";

    private const string ByPlace =
        """
        {"stratum":"A","place":"Medborgerhuset, Nørregade 1","weekday":4,"time":"17:30","first":"2027-01-21",
         "capacity":8,"minimum":4,"pair":"p1","state":"planned"}
        """;

    private const int LeadDays = 7;

    private static readonly DateOnly Today = new(2027, 1, 5);

    private static readonly GroupPlan Tuesday =
        new("A", "A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 12), 8, 4, "p1", House: "A-house");

    private static readonly GroupPlan[] Plans =
    [
        Tuesday,
        new("B", "B-mon", "Biblioteket", Weekday.Monday, new(10, 0), new DateOnly(2027, 1, 11), 8, 4, "p2"),
        new("A", "A-thu-1730", "Kulturhuset", Weekday.Thursday, new(17, 30), new DateOnly(2027, 1, 14), 8, 4, "p1", House: "A-house"),
    ];

    private static readonly KnownPlaces Known = new(Plans, Written: 11);

    [Fact]
    public void A_group_is_planned_at_a_known_slot()
    {
        var good = Assert.IsType<GroupReading.Good>(Plan(BySlot));

        Assert.Equal(Tuesday with { First = new DateOnly(2027, 1, 19) }, good.Plan);
        Assert.Equal(GroupChange.Planned, good.Change);
    }

    [Fact]
    public void A_group_is_planned_at_a_new_place_and_time_which_become_a_slot()
    {
        var good = Assert.IsType<GroupReading.Good>(Plan(ByPlace));

        // Eleven plans were written before: no id was given with this number.
        Assert.Equal(
            new GroupPlan("A", "A-thu-1730-12", "Medborgerhuset, Nørregade 1", Weekday.Thursday, new(17, 30), new DateOnly(2027, 1, 21),
                8, 4, "p1", House: "A-house-12"),
            good.Plan);
    }

    [Fact]
    public void The_same_place_and_time_is_the_same_slot()
    {
        var good = Assert.IsType<GroupReading.Good>(Plan(With(ByPlace, "place", "\"Kulturhuset\"")));

        Assert.Equal("A-thu-1730", good.Plan.Slot);
    }

    [Theory]
    [InlineData("stratum", "\"C\"", "stratum unknown")]
    [InlineData("stratum", "\"a\"", "stratum malformed")]
    [InlineData("stratum", "\"B\"", "slot other-stratum")]
    [InlineData("slot", "\"A-sun\"", "slot unknown")]
    [InlineData("slot", "\"B-mon\"", "slot other-stratum")]
    [InlineData("slot", "\"A tue\"", "slot malformed")]
    [InlineData("slot", null, "slot missing")]
    [InlineData("place", "\"Kulturhuset\"", "slot not-asked|weekday missing|time missing")]
    [InlineData("first", "\"2027-01-20\"", "first other-weekday")]
    [InlineData("first", "\"2027-01-05\"", "first out-of-range")] // today, a Tuesday
    [InlineData("first", "\"2027-01-11\"", "first out-of-range|first other-weekday")] // within the lead time
    [InlineData("first", "\"9999-12-28\"", "first out-of-range")] // its tenth meeting would be on no day
    [InlineData("first", "\"2135-01-04\"", "first out-of-range")]
    [InlineData("first", "\"2027-1-19\"", "first malformed")]
    [InlineData("first", "\"2027-02-30\"", "first malformed")]
    [InlineData("first", null, "first missing")]
    [InlineData("capacity", "0", "capacity out-of-range")]
    [InlineData("capacity", "51", "capacity out-of-range")]
    [InlineData("capacity", "8.5", "capacity out-of-range")]
    [InlineData("capacity", "\"8\"", "capacity type")]
    [InlineData("capacity", "3", "minimum out-of-range")] // the minimum is 4
    [InlineData("minimum", "2", "minimum out-of-range")]
    [InlineData("minimum", "9", "minimum out-of-range")]
    [InlineData("minimum", "99999999999", "minimum out-of-range")]
    [InlineData("pair", "\"\"", "pair malformed")]
    [InlineData("pair", "\"010190-1234\"", "pair cpr")]
    [InlineData("state", "\"cancelled\"", "state not-now")]
    [InlineData("state", "\"issued\"", "state malformed")]
    [InlineData("leader", "\"x\"", " unknown")]
    public void A_plan_at_a_slot_has_every_fault_told(string field, string? value, string expected) =>
        Assert.Equal(expected.Split('|'), Faults(Plan(With(BySlot, field, value))));

    [Theory]
    [InlineData("place", "\"\"", "place malformed")]
    [InlineData("place", "\" Kulturhuset\"", "place malformed")]
    [InlineData("place", "\"a\\nb\"", "place malformed")]
    [InlineData("place", "\"中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中\"", "place malformed")] // over 120 bytes
    [InlineData("place", "\"=Kulturhuset\"", "place malformed")] // a formula, in a spreadsheet
    [InlineData("place", "\"@Kulturhuset\"", "place malformed")]
    [InlineData("place", "\"+4\"", "place malformed")]
    [InlineData("place", "\"-1. sal\"", "place malformed")]
    [InlineData("place", "\"Hos 010190-1234\"", "place cpr")]
    [InlineData("place", null, "place missing")]
    [InlineData("weekday", "0", "weekday out-of-range")]
    [InlineData("weekday", "8", "weekday out-of-range")]
    [InlineData("weekday", "5", "first other-weekday")]
    [InlineData("weekday", null, "weekday missing")]
    [InlineData("time", "\"17.30\"", "time malformed")]
    [InlineData("time", "\"24:00\"", "time malformed")]
    [InlineData("time", "\"7:30\"", "time malformed")]
    [InlineData("time", null, "time missing")]
    public void A_plan_at_a_place_has_every_fault_told(string field, string? value, string expected) =>
        Assert.Equal(expected.Split('|'), Faults(Plan(With(ByPlace, field, value))));

    [Fact]
    public void An_empty_plan_misses_everything_at_once() =>
        Assert.Equal(
            ["stratum missing", "slot missing", "first missing", "capacity missing", "minimum missing", "pair missing"],
            Faults(Plan("{}")));

    [Fact]
    public void A_change_gives_only_what_is_new()
    {
        var good = Assert.IsType<GroupReading.Good>(Change("""{"capacity":10,"pair":"p9"}""", GroupState.Planned));

        Assert.Equal(Tuesday with { Capacity = 10, Pair = "p9" }, good.Plan);
        Assert.Equal(GroupChange.Changed, good.Change);
    }

    [Fact]
    public void A_change_of_slot_takes_a_date_that_fits()
    {
        Assert.Equal(["first other-weekday"], Faults(Change("""{"slot":"A-thu-1730"}""", GroupState.Planned)));

        var good = Assert.IsType<GroupReading.Good>(Change("""{"slot":"A-thu-1730","first":"2027-01-14"}""", GroupState.Planned));
        Assert.Equal(("A-thu-1730", Weekday.Thursday, new TimeOnly(17, 30)), (good.Plan.Slot, good.Plan.Weekday, good.Plan.Time));
    }

    [Theory]
    [InlineData("""{"first":"2027-01-26"}""", "first not-now")]
    [InlineData("""{"capacity":10}""", "capacity not-now")]
    [InlineData("""{"minimum":3}""", "minimum not-now")]
    [InlineData("""{"slot":"A-thu-1730","first":"2027-01-28"}""", "slot not-now|first not-now")]
    [InlineData("""{"place":"Kulturhuset","weekday":2,"time":"17:00"}""", "place not-now|weekday not-now|time not-now")]
    [InlineData("""{"state":"postponed"}""", "state not-now")]
    public void A_planned_group_is_not_changed_within_the_lead_time_by_what_would_tell_how_many_wait(string json, string expected)
    {
        Assert.Equal(expected.Split('|'), Faults(Change(json, GroupState.Planned, today: Today.AddDays(1))).Distinct());
        Assert.IsType<GroupReading.Good>(Change(json, GroupState.Planned));
    }

    [Theory]
    [InlineData("""{"state":"cancelled"}""", GroupChange.Cancelled)]
    [InlineData("""{"pair":"p9"}""", GroupChange.Changed)]
    [InlineData("""{"room":"Lokale 3"}""", GroupChange.Changed)]
    [InlineData("""{"room":""}""", GroupChange.Changed)]
    public void Within_the_lead_time_a_group_can_be_cancelled_or_given_another_room_or_other_leaders(string json, GroupChange change) =>
        Assert.Equal(change, Recorded(Change(json, GroupState.Planned, today: Today.AddDays(1))));

    // Nobody chose it: people who chose the slot can come to the group in any of its rooms.
    [Fact]
    public void A_room_is_no_part_of_the_slot()
    {
        var there = Assert.IsType<GroupReading.Good>(Change("""{"room":"Lokale 3"}""", GroupState.Issued)).Plan;
        var gone = Assert.IsType<GroupReading.Good>(Change("""{"room":""}""", GroupState.Issued, there)).Plan;

        Assert.Equal(Tuesday with { Room = "Lokale 3" }, there);
        Assert.Equal("Kulturhuset, Lokale 3", there.Where);
        Assert.Equal(Tuesday, gone);
        Assert.Equal("A-thu-1730",
            Assert.IsType<GroupReading.Good>(Plan(With(With(ByPlace, "place", "\"Kulturhuset\""), "room", "\"Salen\""))).Plan.Slot);
    }

    [Theory]
    [InlineData("\" Lokale 3\"", "room malformed")]
    [InlineData("\"Hos 010190-1234\"", "room cpr")]
    [InlineData("\"12345678901234567890123456789012345678901\"", "room too-long")]
    public void A_room_has_every_fault_told(string room, string expected) =>
        Assert.Equal([expected], Faults(Plan(With(BySlot, "room", room))));

    [Fact]
    public void A_single_meeting_may_be_moved_once_the_roster_is_issued_and_back()
    {
        var moved = Move("""{"meeting":{"week":3,"on":"2027-01-28"}}""", Tuesday);
        var again = Move("""{"meeting":{"week":1,"on":"2027-01-11"}}""", moved);

        Assert.Equal((new DateOnly(2027, 1, 12), new DateOnly(2027, 1, 28), new DateOnly(2027, 2, 2)),
            (moved.DateOf(1), moved.DateOf(3), moved.DateOf(4)));
        Assert.Equal((new DateOnly(2027, 1, 11), Tuesday.First, new DateOnly(2027, 1, 28)), (again.Starts, again.First, again.DateOf(3)));
        Assert.Equal(Tuesday, Move("""{"meeting":{"week":3,"on":"2027-01-26"}}""", moved) with { Told = null });
        // The whole course, and none on its own.
        Assert.Equal(
            Tuesday with { First = new DateOnly(2027, 1, 19) }, Move("""{"first":"2027-01-19"}""", again) with { Told = null });
        Assert.Same(moved.Moved, Move("""{"room":"Lokale 3"}""", moved).Moved);
    }

    [Theory]
    [InlineData("""{"week":3,"on":"2027-01-19"}""", "meeting.on out-of-range")] // the day of week 2
    [InlineData("""{"week":3,"on":"2027-02-02"}""", "meeting.on out-of-range")] // the day of week 4
    [InlineData("""{"week":1,"on":"2027-01-05"}""", "meeting.on out-of-range")] // today
    [InlineData("""{"week":10,"on":"9999-12-31"}""", "meeting.on out-of-range")]
    [InlineData("""{"week":11,"on":"2027-03-25"}""", "meeting.week out-of-range")]
    [InlineData("""{"week":3,"on":"28.1.2027"}""", "meeting.on malformed")]
    [InlineData("""{"week":3}""", "meeting.on missing")]
    [InlineData("""{"week":3,"on":"2027-01-28","why":"x"}""", "meeting unknown")]
    [InlineData("3", "meeting type")]
    public void A_moved_meeting_has_every_fault_told(string meeting, string expected) =>
        Assert.Equal([expected], Faults(Change($$"""{"meeting":{{meeting}}}""", GroupState.Issued)));

    [Fact]
    public void A_single_meeting_may_be_called_off_and_held_after_all()
    {
        var off = Move("""{"meeting":{"week":3,"off":true}}""", Tuesday);
        var two = Move("""{"meeting":{"week":2,"off":true}}""", off);

        Assert.Equal([2, 3], two.Off!);
        Assert.Equal(Tuesday.DateOf(3), two.DateOf(3));
        Assert.Equal(FaultCodes.CalledOff, two.MarkFault(3, two.DateOf(4), cancelled: null));
        Assert.Equal(Tuesday, Move("""{"meeting":{"week":3,"on":"2027-01-26"}}""", off));
        Assert.Equal([3], Move("""{"room":"2"}""", off).Off!);
        Assert.Null(Move("""{"first":"2027-01-19"}""", off).Off);
    }

    [Fact]
    public void A_group_that_begins_with_fewer_than_a_coordinator_may_ask_for_keeps_its_minimum_or_gets_a_larger_one()
    {
        var demonstrations = Tuesday with { Minimum = 1 };
        Assert.Equal(demonstrations with { Capacity = 9 }, Move("""{"capacity":9,"minimum":1}""", demonstrations));
        Assert.Equal(3, Move("""{"minimum":3}""", demonstrations).Minimum);
        Assert.Equal(["minimum out-of-range"], Faults(Change("""{"minimum":2}""", GroupState.Planned, demonstrations)));
    }

    [Theory]
    [InlineData("""{"week":3,"off":false}""", "meeting.off must-be-true")]
    [InlineData("""{"week":3,"off":"yes"}""", "meeting.off type")]
    [InlineData("""{"week":3,"off":true,"on":"2027-01-26"}""", "meeting.on not-asked")]
    [InlineData("""{"off":true}""", "meeting.week missing")]
    public void A_meeting_called_off_has_every_fault_told(string meeting, string expected) =>
        Assert.Equal([expected], Faults(Change($$"""{"meeting":{{meeting}}}""", GroupState.Issued)));

    [Fact]
    public void A_meeting_that_was_held_and_one_that_nobody_has_a_seat_for_are_not_moved()
    {
        const string Move = """{"meeting":{"week":1,"on":"2027-01-13"}}""";

        Assert.Equal(["meeting.week out-of-range"],
            Faults(Change(Move, GroupState.Issued, Tuesday with { First = new DateOnly(2026, 12, 29) })).Take(1));
        Assert.Equal(["meeting.week not-now"], Faults(Change(Move, GroupState.Planned))); // seating goes by it
        Assert.Equal(["meeting not-now"], Faults(Change(Move, GroupState.Postponed)));
        Assert.Equal(["meeting not-asked"],
            Faults(Change("""{"meeting":{"week":1,"on":"2027-01-13"},"first":"2027-01-19"}""", GroupState.Issued)));
    }

    [Fact]
    public void A_whole_course_may_be_moved_once_its_roster_is_issued() =>
        Assert.Equal(GroupChange.Changed,
            Recorded(Change("""{"first":"2027-01-19"}""", GroupState.Issued, today: new DateOnly(2027, 1, 14))));

    [Fact]
    public void A_date_within_the_lead_time_is_too_early_for_a_group_that_is_moved_or_planned_again()
    {
        var later = Tuesday with { First = new DateOnly(2027, 1, 26) };
        const string Soon = """{"slot":"A-thu-1730","first":"2027-01-07"}""";

        Assert.Equal(["first out-of-range"], Faults(Change(Soon, GroupState.Planned, later)));
        Assert.Equal(["first out-of-range"], Faults(Change(Soon, GroupState.Postponed, later)));
    }

    [Fact]
    public void A_group_with_a_roster_keeps_its_slot()
    {
        Assert.Equal(
            ["slot not-now"], Faults(Change("""{"slot":"A-thu-1730","first":"2027-01-14"}""", GroupState.Issued)));
        Assert.IsType<GroupReading.Good>(Change("""{"slot":"A-tue","first":"2027-01-19"}""", GroupState.Issued));
    }

    [Fact]
    public void A_group_that_has_begun_can_still_be_changed()
    {
        var begun = Tuesday with { First = new DateOnly(2026, 12, 29) };

        Assert.IsType<GroupReading.Good>(GroupRules.Change("""{"pair":"p9"}"""u8, begun, GroupState.Issued, Known, Today, LeadDays));
        Assert.IsType<GroupReading.Faulty>(
            GroupRules.Change("""{"first":"2026-12-22"}"""u8, begun, GroupState.Issued, Known, Today, LeadDays));
    }

    [Fact]
    public void A_postponed_group_is_planned_again_by_a_new_date()
    {
        Assert.Equal(GroupChange.Postponed, Recorded(Change("""{"pair":"p9"}""", GroupState.Postponed)));
        Assert.Equal(GroupChange.Changed, Recorded(Change("""{"first":"2027-01-26"}""", GroupState.Postponed)));
        Assert.Equal(["state not-now"], Faults(Change("""{"state":"planned"}""", GroupState.Postponed)));
        Assert.Equal(["state not-now"], Faults(Change("""{"state":"planned","first":"2027-01-12"}""", GroupState.Postponed)));
    }

    [Fact]
    public void Nothing_changes_a_cancelled_group()
    {
        Assert.Equal(GroupChange.Cancelled, Recorded(Change("""{"state":"cancelled"}""", GroupState.Issued)));
        Assert.Equal(["pair malformed", "state cancelled"], Faults(Change("""{"pair":"","first":"2027-01-19"}""", GroupState.Cancelled)));
    }

    [Fact]
    public void A_groups_stratum_never_changes() =>
        Assert.Equal([" unknown"], Faults(Change("""{"stratum":"B"}""", GroupState.Planned)));

    [Fact]
    public void What_is_no_json_has_one_fault()
    {
        Assert.Equal([" json"], Faults(Plan("{")));
        Assert.Equal([" type"], Faults(Change("[]", GroupState.Planned)));
    }

    private static GroupReading Plan(string json) =>
        GroupRules.Plan(Encoding.UTF8.GetBytes(json), new HashSet<string> { "A", "B" }, Known, Today.AddDays(LeadDays));

    private static GroupReading Change(string json, GroupState state, GroupPlan? current = null, DateOnly? today = null) =>
        GroupRules.Change(Encoding.UTF8.GetBytes(json), current ?? Tuesday, state, Known, today ?? Today, LeadDays);

    private static GroupPlan Move(string json, GroupPlan current) =>
        Assert.IsType<GroupReading.Good>(Change(json, GroupState.Issued, current)).Plan;

    private static GroupChange Recorded(GroupReading reading) => Assert.IsType<GroupReading.Good>(reading).Change;

    private static IEnumerable<string> Faults(GroupReading reading) =>
        Assert.IsType<GroupReading.Faulty>(reading).Faults.Select(fault => $"{fault.Field} {fault.Code}");

    private static string With(string json, string field, string? value)
    {
        var plan = JsonNode.Parse(json)!.AsObject();
        plan.Remove(field);
        if (value is not null)
        {
            plan[field] = JsonNode.Parse(value);
        }

        return plan.ToJsonString();
    }
}
