using Trial.Core.Analysis;
using Trial.Core.Record;

namespace Trial.Core.Tests.Analysis;

public sealed class SignUpOrderTests
{
    private static readonly DateOnly Start = new(2027, 2, 1);

    [Fact]
    public void Where_a_lot_is_drawn_at_sign_up_the_draws_stay_as_they_are()
    {
        var order = new SignUpOrder([Drawn(1, 5), Drawn(2, 6), Drawn(3, 9)], new Dictionary<ParticipantId, Stamp>());

        Assert.Equal([0.1, 0.2, 0.3], order.Before([0.1, 0.2, 0.3]));
        Assert.Equal(["a", "b", "c"], order.Of(["a", "b", "c"]));
        Assert.Equal([Start.AddDays(5), Start.AddDays(6), Start.AddDays(9)], order.Days);
    }

    // Bodies 1 to 4 are referrals, 5 and 8 cohorts, 6, 7, 9 and 10 draws.
    [Fact]
    [Trait("Requirement", "R5")]
    public void By_cohort_people_stand_as_they_signed_up_and_know_what_was_known_before_their_cohort()
    {
        Participant[] drawn = [Drawn(2, 6), Drawn(1, 7), Drawn(3, 9), Drawn(4, 10)];
        var referred = Enumerable.Range(1, 4).ToDictionary(Id, number => new Stamp(Actor.Citizen, Start.AddDays(number), default, number));
        var order = new SignUpOrder(drawn, referred);

        Assert.Equal(["one", "two", "three", "four"], order.Of(["two", "one", "three", "four"]));
        Assert.Equal([0.6, 0.6, 0.9, 0.9], order.Before([0.6, 0.7, 0.9, 1.0]));
        Assert.Equal([1, 2, 3, 4], order.Days.Select(day => day.DayNumber - Start.DayNumber));
    }

    private static ParticipantId Id(int number) =>
        ParticipantId.FromRandom([.. Enumerable.Repeat((byte)number, ParticipantId.Size)]);

    private static Participant Drawn(int number, int sequence) => new(
        sequence, Start.AddDays(sequence), new Act.Draw(Id(number), "A", 1, Arm.Peer, 0, default, "da-1", null), default, Referred: null);
}
