using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Groups;
using Trial.Core.Record;
using static Trial.Core.Tests.Groups.SeatingCase;

namespace Trial.Core.Tests.Groups;

[Trait("Requirement", "R2")]
public sealed class SeatingTests
{
    private static readonly DateOnly Early = new(2027, 1, 4);
    private static readonly DateOnly Late = new(2027, 1, 11);

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true);

    [Fact]
    public void Runs_the_courses_and_seats_the_people_that_trying_every_way_finds_best() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            var plan = Seating.Seat(given.Queue, given.Courses);
            var (seated, open) = SeatingOracle.Seat(given);

            return Seated(given, plan).SequenceEqual(seated)
                && open.Order(StringComparer.Ordinal).SequenceEqual(plan.Seats.Keys.Order(StringComparer.Ordinal));
        }));

    [Fact]
    public void Everybody_sits_once_where_they_can_come_within_capacity_and_every_course_has_its_minimum() =>
        Check.One(Many, Prop.ForAll(Small, given => IsRight(given, Seating.Seat(given.Queue, given.Courses))));

    [Fact]
    [Trait("Requirement", "R24")]
    public void The_order_of_the_input_does_not_matter() =>
        Check.One(Many, Prop.ForAll(Small, given =>
            Same(Seating.Seat(given.Queue, given.Courses), Seating.Seat([.. given.Queue.Reverse()], [.. given.Courses.Reverse()]))));

    [Fact]
    public void Somebody_drawn_later_never_takes_the_place_of_somebody_drawn_before_where_the_same_courses_run() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            List<Course> courses = [.. given.Courses.Select(course => course with { Minimum = 1 })];
            var before = Seating.Seat(given.Queue, courses);
            var after = Seating.Seat([.. given.Queue, Person(99, "mon", "tue", "wed")], courses);

            return Seated(given, before).All(drawn => Seated(given, after).Contains(drawn));
        }));

    [Fact]
    public void Somebody_seated_is_moved_so_that_a_later_draw_can_be_seated_too()
    {
        var plan = Seating.Seat(
            [Person(1, "mon", "tue"), Person(2, "mon")],
            [new Course("g1", "mon", Early, 1, 1), new Course("g2", "tue", Late, 1, 1)]);

        Assert.Equal([Id(2)], plan.Seats["g1"]);
        Assert.Equal([Id(1)], plan.Seats["g2"]);
        Assert.Empty(plan.Closed);
    }

    [Fact]
    public void Earliest_draws_come_first_when_seats_are_short()
    {
        var plan = Seating.Seat([Person(9, "mon"), Person(3, "mon"), Person(5, "mon")], [new Course("g1", "mon", Early, 2, 1)]);

        Assert.Equal([Id(3), Id(5)], plan.Seats["g1"]);
    }

    // Opened in order of start, the first course would take the two whom the second needs, and seat two instead of four.
    [Fact]
    public void A_later_course_that_seats_more_runs_in_the_place_of_an_earlier_one()
    {
        var plan = Seating.Seat(
            [Person(1, "mon", "tue"), Person(2, "mon", "tue"), Person(3, "tue"), Person(4, "tue")],
            [new Course("g1", "mon", Early, 2, 2), new Course("g2", "tue", Late, 4, 4)]);

        Assert.Equal(["g1"], plan.Closed);
        Assert.Equal([Id(1), Id(2), Id(3), Id(4)], plan.Seats["g2"]);
    }

    [Theory]
    [InlineData("g1", "g2")]
    [InlineData("g2", "g1")]
    public void Of_two_courses_that_seat_as_many_the_earlier_runs_and_of_one_day_the_first_by_id(string early, string late)
    {
        Waiting[] people = [Person(1, "mon", "tue"), Person(2, "mon", "tue")];

        var byStart = Seating.Seat(people, [new Course(early, "mon", Early, 2, 2), new Course(late, "tue", Late, 2, 2)]);
        var byId = Seating.Seat(people, [new Course(early, "mon", Early, 2, 2), new Course(late, "tue", Early, 2, 2)]);

        Assert.Equal([early], byStart.Seats.Keys);
        Assert.Equal(["g1"], byId.Seats.Keys);
    }

    [Fact]
    public void As_many_courses_run_as_can_where_that_costs_nobody_a_seat()
    {
        var plan = Seating.Seat(
            [.. Enumerable.Range(1, 8).Select(i => Person(i, "mon", "tue"))],
            [new Course("g1", "mon", Early, 8, 4), new Course("g2", "tue", Late, 8, 4)]);

        Assert.Equal((4, 4), (plan.Seats["g1"].Count, plan.Seats["g2"].Count));
    }

    [Fact]
    public void Courses_of_one_slot_are_filled_from_the_first_as_far_as_the_others_have_their_minima()
    {
        var plan = Seating.Seat(
            [.. Enumerable.Range(1, 9).Select(i => Person(i, "mon"))],
            [new Course("g1", "mon", Early, 8, 3), new Course("g2", "mon", Late, 8, 3)]);

        Assert.Equal((6, 3), (plan.Seats["g1"].Count, plan.Seats["g2"].Count));
        Assert.Equal(Id(1), plan.Seats["g1"][0]);
    }

    [Fact]
    public void A_course_that_nobody_can_come_to_does_not_run()
    {
        var plan = Seating.Seat([Person(1, "mon")], [new Course("g1", "tue", Early, 3, 1)]);

        Assert.Equal(["g1"], plan.Closed);
        Assert.Equal((0, 0), (plan.Seated, plan.Bound));
    }

    [Fact]
    public void Refuses_a_person_or_a_group_that_appears_twice()
    {
        var course = new Course("g1", "mon", Early, 3, 1);

        Assert.Throws<ArgumentException>(() => Seating.Seat([Person(2, "mon"), Person(2, "tue")], [course]));
        Assert.Throws<ArgumentException>(() => Seating.Seat([], [course, course with { Slot = "tue" }]));
    }

    internal static bool IsRight(SeatingCase given, Plan plan)
    {
        var people = given.Queue.ToDictionary(person => person.Participant);
        ParticipantId[] all = [.. plan.Seats.Values.SelectMany(members => members)];
        return all.Distinct().Count() == all.Length
            && plan.Seated <= plan.Bound
            && plan.Closed.Concat(plan.Seats.Keys).Order(StringComparer.Ordinal)
                .SequenceEqual(given.Courses.Select(course => course.Group).Order(StringComparer.Ordinal))
            && given.Courses.All(course => !plan.Seats.TryGetValue(course.Group, out var members)
                || (members.Count <= course.Capacity && members.Count >= course.Minimum
                    && members.All(id => people[id].Slots.Contains(course.Slot))));
    }

    private static IEnumerable<int> Seated(SeatingCase given, Plan plan)
    {
        HashSet<ParticipantId> seated = [.. plan.Seats.Values.SelectMany(members => members)];
        return given.Queue.Where(person => seated.Contains(person.Participant)).Select(person => person.Drawn).Order();
    }

    private static bool Same(Plan one, Plan other) => one.Closed.SequenceEqual(other.Closed)
        && one.Seats.Count == other.Seats.Count
        && one.Seats.All(seat => seat.Value.SequenceEqual(other.Seats[seat.Key]));
}
