using Trial.Core.Groups;
using static Trial.Core.Tests.Groups.SeatingCase;

namespace Trial.Core.Tests.Groups;

[Trait("Requirement", "R2")]
public sealed class FreedSeatsTests
{
    private static readonly IssuedCourse Course =
        new("g1", "mon", new DateOnly(2027, 1, 4), 3, [Id(6), Id(2)], person => person.Drawn < 10);

    [Fact]
    public void A_seat_that_was_given_up_goes_to_the_next_who_was_eligible_and_the_others_keep_theirs() =>
        Assert.Equal([Id(6), Id(2), Id(4)], FreedSeats.Give([Person(7, "mon"), Person(4, "mon"), Person(3, "tue")], [Course])["g1"]);

    [Fact]
    public void Nobody_drawn_after_the_cut_gets_one_and_a_roster_without_news_is_left_alone() =>
        Assert.Empty(FreedSeats.Give([Person(10, "mon"), Person(11, "mon")], [Course]));

    [Fact]
    public void A_roster_never_has_more_people_than_its_first() =>
        Assert.Equal(3, FreedSeats.Give([Person(3, "mon"), Person(4, "mon")], [Course])["g1"].Count);

    [Fact]
    public void A_roster_that_is_full_or_over_full_gets_nobody()
    {
        Assert.Empty(FreedSeats.Give([Person(3, "mon")], [Course with { Places = 2 }]));
        Assert.Empty(FreedSeats.Give([Person(3, "mon")], [Course with { Places = 1 }]));
    }

    [Fact]
    public void The_group_that_starts_first_gives_first_and_nobody_gets_two_seats()
    {
        var rosters = FreedSeats.Give(
            [Person(3, "mon"), Person(4, "mon")],
            [Course with { Group = "g2", Starts = Course.Starts.AddDays(7), Seated = [Id(1), Id(5)] }, Course]);

        Assert.Equal(Id(3), rosters["g1"][^1]);
        Assert.Equal(Id(4), rosters["g2"][^1]);
    }
}
