using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Core.Tests.Record;

namespace Trial.Core.Tests.Groups;

[Trait("Requirement", "R17")]
public sealed class GhostsTests
{
    private static readonly DateOnly March = new(2026, 3, 20);
    private static readonly DateOnly Today = new(2026, 5, 2);

    [Fact]
    public void Whoever_had_a_seat_and_came_to_no_marked_meeting_never_started()
    {
        Assert.Equal(Beginning.NotYet, Ghosts.Of([]));
        Assert.Equal(Beginning.NotYet, Ghosts.Of([false]));
        Assert.Equal(Beginning.Never, Ghosts.Of([false, false]));
        Assert.Equal(Beginning.Started, Ghosts.Of([false, true, false]));
        Assert.Equal(Beginning.NotKnown, Ghosts.Of([false, null, false])); // a week's row is deleted
        Assert.Equal(Beginning.Started, Ghosts.Of([null, true]));
    }

    [Fact]
    public void They_are_counted_by_place_and_month_of_the_draw()
    {
        Participant[] people =
        [
            Person(1, "B"), Person(2, "A"), Person(3, "A"), Person(4, "A") with { LeftGroupOn = March }, Person(5, "A"), Person(6, "A"),
            Person(7, "A", on: March.AddMonths(1)), Person(8, "A") with { LeftGroupOn = March, Erased = true },
        ];
        Beginning[] how =
        [
            Beginning.Never, Beginning.Never, Beginning.Started, Beginning.NotYet, Beginning.NotYet, Beginning.Never,
            Beginning.Never, Beginning.NotKnown,
        ];
        var counts = Ghosts.Count(people, Today, person => how[person.Sequence - 1]);

        Assert.Equal(
            [
                new GhostCount("A", "2026-03", Drawn: 6, Started: 1, NeverStarted: 2, Left: 1, NotYet: 1, NotKnown: 1),
                new GhostCount("A", "2026-04", 1, 0, 1, 0, 0, 0),
                new GhostCount("B", "2026-03", 1, 0, 1, 0, 0, 0),
            ],
            counts);
        Assert.All(counts, each => Assert.Equal(each.Drawn, each.Started + each.NeverStarted + each.Left + each.NotYet + each.NotKnown));
    }

    [Fact]
    public void This_month_is_left_out() =>
        Assert.Empty(Ghosts.Count([Person(2, "A", on: new DateOnly(2026, 5, 1))], Today, _ => Beginning.Never));

    [Fact]
    public void Waiting_is_counted_by_four_weeks_up_to_sixteen() => Assert.Equal(
        [new(0, 3, 2), new(4, 7, 1), new(8, 11, 0), new(12, 15, 1), new WaitBand(16, null, 2)],
        WaitBand.Of([0, 27, 28, 111, 112, 400]));

    private static Participant Person(byte number, string stratum, DateOnly? on = null) =>
        new(number, on ?? March, Acts.Draw(number, stratum, 1), default, Referred: null);
}
