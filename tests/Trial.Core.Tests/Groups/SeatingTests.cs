using FsCheck;
using FsCheck.Fluent;
using Trial.Core.Groups;
using Trial.Core.Record;
using static Trial.Core.Tests.Groups.SeatingCase;

namespace Trial.Core.Tests.Groups;

public sealed class SeatingTests
{
    private static readonly DateOnly Early = new(2027, 1, 4);
    private static readonly DateOnly Late = new(2027, 1, 11);

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true);

    [Fact]
    public void Seats_the_people_and_postpones_the_courses_that_trying_every_way_does() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            var plan = Seating.Seat(given.Queue, given.Courses);
            var (seated, postponed) = SeatingOracle.Seat(given);

            return Newcomers(given, plan).SequenceEqual(seated) && plan.Postponed.SequenceEqual(postponed);
        }));

    [Fact]
    public void Everybody_sits_once_where_they_can_come_and_within_capacity() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            var plan = Seating.Seat(given.Queue, given.Courses);
            List<ParticipantId> all = [.. plan.Seats.Values.SelectMany(members => members)];

            return all.Distinct().Count() == all.Count && plan.Seats.All(seat => IsRight(given, seat.Key, seat.Value));
        }));

    [Fact]
    public void As_many_are_seated_as_in_any_matching_when_no_course_is_short() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            List<Course> courses = [.. given.Courses.Select(course => course with { Seated = course.Seated ?? [] })];
            var plan = Seating.Seat(given.Queue, courses);

            return plan.Postponed.Count == 0 && Newcomers(given, plan).Count() == MostSeats([.. given.Queue], courses);
        }));

    [Fact]
    public void The_order_of_the_input_does_not_matter() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            var plan = Seating.Seat(given.Queue, given.Courses);
            var same = Seating.Seat([.. given.Queue.Reverse()], [.. given.Courses.Reverse()]);

            return plan.Postponed.SequenceEqual(same.Postponed)
                && plan.Seats.Count == same.Seats.Count
                && plan.Seats.All(seat => seat.Value.SequenceEqual(same.Seats[seat.Key]));
        }));

    [Fact]
    public void Somebody_drawn_later_never_takes_the_place_of_somebody_drawn_before() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            // Minima are left out: a course that starts at last because of a newcomer may well change the rest.
            List<Course> courses = [.. given.Courses.Select(course => course with { Seated = course.Seated ?? [] })];
            var before = Newcomers(given, Seating.Seat(given.Queue, courses));
            var after = Newcomers(given, Seating.Seat([.. given.Queue, Person(99, "mon", "tue", "wed")], courses));

            return before.SequenceEqual(after);
        }));

    [Fact]
    public void A_second_run_on_its_own_outcome_changes_nothing() =>
        Check.One(Many, Prop.ForAll(Small, given =>
        {
            var plan = Seating.Seat(given.Queue, given.Courses);
            List<Waiting> left = [.. given.Queue.ExceptBy(plan.Seats.Values.SelectMany(members => members), person => person.Participant)];
            List<Course> issued = [.. given.Courses
                .Where(course => plan.Seats.ContainsKey(course.Group))
                .Select(course => course with { Seated = plan.Seats[course.Group] })];
            var again = Seating.Seat(left, issued);

            return again.Postponed.Count == 0 && plan.Seats.All(seat => seat.Value.SequenceEqual(again.Seats[seat.Key]));
        }));

    [Fact]
    public void Somebody_seated_is_moved_so_that_a_later_draw_can_be_seated_too()
    {
        var plan = Seating.Seat(
            [Person(1, "mon", "tue"), Person(2, "mon")],
            [new Course("g1", "mon", Early, 1, 1, null), new Course("g2", "tue", Late, 1, 1, null)]);

        Assert.Equal([Id(2)], plan.Seats["g1"]);
        Assert.Equal([Id(1)], plan.Seats["g2"]);
        Assert.Empty(plan.Postponed);
    }

    [Fact]
    public void Earliest_draws_come_first_when_seats_are_short()
    {
        var plan = Seating.Seat(
            [Person(9, "mon"), Person(3, "mon"), Person(5, "mon")], [new Course("g1", "mon", Early, 2, 1, null)]);

        Assert.Equal([Id(3), Id(5)], plan.Seats["g1"]);
    }

    [Fact]
    public void The_latest_starting_course_below_its_minimum_is_postponed_and_its_people_sit_elsewhere()
    {
        var plan = Seating.Seat(
            [Person(1, "mon", "tue"), Person(2, "tue"), Person(3, "mon", "tue")],
            [new Course("g1", "mon", Early, 4, 3, null), new Course("g2", "tue", Late, 4, 3, null)]);

        // Three can come on Tuesday, two on Monday: Monday can never be filled, and Tuesday is.
        Assert.Equal(["g1"], plan.Postponed);
        Assert.Equal([Id(1), Id(2), Id(3)], plan.Seats["g2"]);
    }

    [Fact]
    public void Of_two_courses_below_their_minimum_the_later_one_gives_way()
    {
        var plan = Seating.Seat(
            [Person(1, "mon"), Person(2, "mon", "tue"), Person(3, "tue")],
            [new Course("g1", "tue", Late, 4, 3, null), new Course("g2", "mon", Early, 4, 3, null)]);

        Assert.Equal(["g1", "g2"], plan.Postponed);
        Assert.Empty(plan.Seats);
    }

    [Fact]
    public void People_are_moved_rather_than_a_course_postponed()
    {
        var plan = Seating.Seat(
            [.. Enumerable.Range(1, 8).Select(i => Person(i, "mon", "tue")), Person(9, "tue"), Person(10, "tue")],
            [new Course("g1", "mon", Early, 8, 4, null), new Course("g2", "tue", Late, 8, 4, null)]);

        Assert.Empty(plan.Postponed);
        Assert.Equal((6, 4), (plan.Seats["g1"].Count, plan.Seats["g2"].Count));
    }

    [Fact]
    public void A_freed_seat_is_given_to_the_first_in_the_queue_and_the_others_keep_theirs()
    {
        var plan = Seating.Seat(
            [Person(7, "mon"), Person(4, "mon")], [new Course("g1", "mon", Early, 3, 3, [Id(6), Id(2)])]);

        Assert.Equal([Id(6), Id(2), Id(4)], plan.Seats["g1"]);
    }

    [Fact]
    public void A_course_with_a_roster_is_not_postponed_when_people_leave()
    {
        var plan = Seating.Seat([], [new Course("g1", "mon", Early, 3, 3, [])]);

        Assert.Empty(plan.Seats["g1"]);
        Assert.Empty(plan.Postponed);
    }

    [Fact]
    public void A_capacity_lowered_below_the_roster_unseats_nobody()
    {
        var plan = Seating.Seat([Person(9, "mon")], [new Course("g1", "mon", Early, 1, 1, [Id(1), Id(2)])]);

        Assert.Equal([Id(1), Id(2)], plan.Seats["g1"]);
    }

    [Fact]
    public void Refuses_a_person_or_a_group_that_appears_twice()
    {
        var course = new Course("g1", "mon", Early, 3, 1, [Id(1)]);

        Assert.Throws<ArgumentException>(() => Seating.Seat([Person(1, "mon")], [course]));
        Assert.Throws<ArgumentException>(() => Seating.Seat([Person(2, "mon"), Person(2, "tue")], [course]));
        Assert.Throws<ArgumentException>(() => Seating.Seat([], [course, course with { Seated = null }]));
    }

    [Fact]
    public void Two_hundred_and_fifty_people_and_forty_courses_are_seated_at_once()
    {
        string[] slots = [.. Enumerable.Range(0, 20).Select(i => $"s{i}")];
        var plan = Seating.Seat(
            [.. Enumerable.Range(0, 250).Select(i => Person(i, slots[i % 20], slots[i * 7 % 20]))],
            [.. Enumerable.Range(0, 40).Select(i => new Course($"g{i:00}", slots[i % 20], Early.AddDays(i), 8, 4, null))]);

        Assert.Equal(250, plan.Seats.Values.Sum(members => members.Count));
    }

    private static IEnumerable<int> Newcomers(SeatingCase given, Plan plan)
    {
        HashSet<ParticipantId> seated = [.. plan.Seats.Values.SelectMany(members => members)];
        return given.Queue.Where(person => seated.Contains(person.Participant)).Select(person => person.Drawn).Order();
    }

    private static bool IsRight(SeatingCase given, string group, IReadOnlyList<ParticipantId> members)
    {
        var course = given.Courses.Single(course => course.Group == group);
        var seated = course.Seated ?? [];
        return members.Count <= course.Capacity
            && (course.Seated is not null || members.Count >= course.Minimum)
            && members.Take(seated.Count).SequenceEqual(seated)
            && members.Skip(seated.Count).All(id => given.Queue.Single(person => person.Participant == id).Slots.Contains(course.Slot));
    }

    // By trying everything: this person in each seat they can come to, or in none.
    private static int MostSeats(Waiting[] queue, List<Course> courses) =>
        queue is [] ? 0 : courses
            .Where(course => course.Room > 0 && queue[0].Slots.Contains(course.Slot))
            .Select(course => 1 + MostSeats(queue[1..], [.. courses.Select(other => other == course ? WithOneSeatLess(other) : other)]))
            .Append(MostSeats(queue[1..], courses))
            .Max();

    private static Course WithOneSeatLess(Course course) => course with { Capacity = course.Capacity - 1 };
}
