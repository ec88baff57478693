using Trial.Core.Groups;
using static Trial.Core.Tests.Groups.SeatingCase;

namespace Trial.Core.Tests.Groups;

/// <summary>What planners are told: which of three, and two times.</summary>
public sealed class PlannersWordTests
{
    private static readonly DateOnly Starts = new(2027, 3, 15);
    private static readonly Course Usual = new("g9", "mon", Starts, 8, 4);
    private static readonly string[] Slots = ["mon", "tue", "sat"];

    [Theory]
    [InlineData(0, Need.Enough)]
    [InlineData(3, Need.Enough)] // too few for a group
    [InlineData(4, Need.OneMoreGroup)]
    [InlineData(8, Need.OneMoreGroup)]
    [InlineData(9, Need.MoreThanOne)]
    [InlineData(80, Need.MoreThanOne)]
    public void Without_a_group_planned_it_follows_how_many_wait(int people, Need need) =>
        Assert.Equal(need, PlannersWord.Of(Waiting(people, "mon"), [], Usual, Slots).Need);

    [Theory]
    [InlineData(11, Need.Enough)]
    [InlineData(12, Need.OneMoreGroup)]
    [InlineData(17, Need.MoreThanOne)]
    public void Who_can_have_a_seat_in_a_group_that_is_planned_is_not_counted(int people, Need need) =>
        Assert.Equal(need, PlannersWord.Of(Waiting(people, "mon"), [Usual], Usual, Slots).Need);

    [Fact]
    public void A_group_at_a_time_that_nobody_can_come_to_helps_nobody() =>
        Assert.Equal(Need.OneMoreGroup, PlannersWord.Of(Waiting(5, "tue"), [Usual], Usual, Slots).Need);

    [Fact]
    public void Who_chose_a_slot_that_is_gone_is_not_forgotten() =>
        Assert.Equal(Need.OneMoreGroup, PlannersWord.Of(Waiting(5, "gone"), [Usual], Usual, Slots).Need);

    [Fact]
    [Trait("Requirement", "P6")]
    public void It_names_the_two_times_that_most_can_come_to_and_two_as_well_when_nobody_waits()
    {
        Waiting[] people = [Person(1, "sat"), Person(2, "sat", "tue"), Person(3, "sat", "tue", "mon")];

        Assert.Equal(["sat", "tue"], PlannersWord.Of(people, [], Usual, Slots).Times);
        Assert.Equal(["mon", "tue"], PlannersWord.Of([], [], Usual, Slots).Times);
        Assert.Equal(["mon"], PlannersWord.Of([], [], Usual, ["mon"]).Times);
    }

    private static Waiting[] Waiting(int people, string slot) => [.. Enumerable.Range(1, people).Select(drawn => Person(drawn, slot))];
}
