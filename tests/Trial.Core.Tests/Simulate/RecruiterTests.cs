using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Core.Lottery;
using Trial.Core.Simulate;

namespace Trial.Core.Tests.Simulate;

public sealed class RecruiterTests
{
    private static readonly DateOnly Day = new(2027, 2, 1);

    [Fact]
    public void An_honest_coordinator_expects_nothing_and_sends_whoever_came_first()
    {
        var recruiter = Meeting(Scenario(guesses: false), -1, 2);
        recruiter.Hear(0, isPeer: true);

        Assert.Equal(0, recruiter.Expects(0, told: null));
        Assert.Equal(-1, recruiter.Next(0, Day, 0)!.Prognosis);
        Assert.Equal(2, recruiter.Next(0, Day, 0)!.Prognosis);
        Assert.Null(recruiter.Next(0, Day, 0));
    }

    [Fact]
    public void One_who_guesses_expects_the_arm_that_is_behind_the_ratio()
    {
        var recruiter = Meeting(Scenario(guesses: true) with { Ratio = [2, 1] });

        recruiter.Hear(0, isPeer: true);
        Assert.InRange(recruiter.Expects(0, told: null), -9, -1); // one peer: control is behind by half a person
        recruiter.Hear(0, isPeer: false);
        Assert.InRange(recruiter.Expects(0, told: null), 1, 9);
        recruiter.Hear(0, isPeer: true);
        Assert.Equal(0, recruiter.Expects(0, told: null));
    }

    [Fact]
    public void One_who_expects_peer_sends_the_best_prognosis_and_holds_the_bad_ones_until_their_patience_ends()
    {
        var recruiter = Meeting(Scenario(guesses: true), -1, 0.5, 2);

        Assert.Equal(2, recruiter.Next(0, Day, 1)!.Prognosis);
        Assert.Equal(0.5, recruiter.Next(0, Day, 1)!.Prognosis);
        Assert.Null(recruiter.Next(0, Day.AddDays(6), 1));
        Assert.Equal(-1, recruiter.Next(0, Day.AddDays(7), 1)!.Prognosis);
    }

    [Fact]
    public void One_who_expects_control_sends_the_worst_and_everybody_on_the_last_day()
    {
        var recruiter = Meeting(Scenario(guesses: true), -1, 2);

        Assert.Equal(-1, recruiter.Next(0, Day, -1)!.Prognosis);
        Assert.Null(recruiter.Next(0, Day, -1));
        Assert.Equal(2, recruiter.Next(0, Scenario(guesses: true).End, -1)!.Prognosis);
    }

    [Fact]
    public void Who_is_told_the_next_lot_expects_it_and_their_right_ones_are_counted()
    {
        var recruiter = Meeting(Scenario(guesses: false) with { LooksAhead = true });

        Assert.InRange(recruiter.Expects(0, told: 1), 0.1, 1);
        Assert.InRange(recruiter.Expects(0, told: 0), -1, -0.1);
        Assert.Equal(0, recruiter.Expects(0, told: 0.5));
        recruiter.Score(0.5, isPeer: true);
        recruiter.Score(0.5, isPeer: false);
        recruiter.Score(0, isPeer: true);
        Assert.Equal((1, 2), (recruiter.Right, recruiter.Expected));
    }

    private static Recruiter Meeting(Scenario scenario, params double[] prognoses)
    {
        var recruiter = new Recruiter(scenario);
        foreach (var (number, prognosis) in prognoses.Index())
        {
            recruiter.Meet(new(0, number + 1, Day, prognosis, default(Token), [true], false, [], [], Tells: true, LosesSlips: 0));
        }

        return recruiter;
    }

    private static Scenario Scenario(bool guesses) => new(
        "small", Day, Day.AddDays(10), new Policy.BigStick(3), [1, 1], 24, Cohort: null,
        [new ScenarioPlace("Ved havnen", 20, Day, [1, 1, 1, 1, 1, 0, 0], [new(Weekday.Tuesday, new(16, 30))])],
        new(8, 3, 14, 11, Day.AddDays(100)), new(70, 50, 10, 80, 10, 10, 10), new(12, 20), new(guesses, 100, 7), LooksAhead: false);
}
