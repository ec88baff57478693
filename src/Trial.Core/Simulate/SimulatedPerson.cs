using Trial.Core.Groups;
using Trial.Core.Intake;

namespace Trial.Core.Simulate;

/// <summary>Somebody who comes to a simulated study, with all that chance will decide about them but their lot.</summary>
/// <param name="Place">Which of the scenario's places.</param>
/// <param name="Number">Which of the place's people, from 1.</param>
/// <param name="Comes">The day on which they want to sign up.</param>
/// <param name="Prognosis">What whoever hands out invitations sees: how well they will do, in standard deviations.</param>
/// <param name="Token">What their browser made.</param>
/// <param name="CanCome">For each of their place's times, whether they can come.</param>
/// <param name="Companionship">They wish for companionship.</param>
/// <param name="Attends">For each week of a group, whether they come.</param>
/// <param name="Leaves">What they leave, in the order of days.</param>
/// <param name="Tells">They tell the coordinator their lot.</param>
/// <param name="LosesSlips">How many invitations they lose before they use one.</param>
public sealed record SimulatedPerson(
    int Place, int Number, DateOnly Comes, double Prognosis, Token Token, IReadOnlyList<bool> CanCome, bool Companionship,
    IReadOnlyList<bool> Attends, IReadOnlyList<SimulatedLeaving> Leaves, bool Tells, int LosesSlips)
{
    /// <summary>Everybody who comes, by day and place.</summary>
    public static IReadOnlyList<SimulatedPerson> All(Scenario scenario, Digest seed) =>
    [
        .. scenario.Places
            .SelectMany((place, index) => Enumerable.Range(1, place.People).Select(number => Make(scenario, index, number, seed)))
            .OrderBy(person => person.Comes).ThenBy(person => person.Place).ThenBy(person => person.Number),
    ];

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "somebody simulated";

    private static SimulatedPerson Make(Scenario scenario, int index, int number, Digest seed)
    {
        var (place, people) = (scenario.Places[index], scenario.People);
        var dice = new Dice(seed, $"{Scenario.Letter(index)} {number}");
        var day = Day(scenario, place, dice);
        var prognosis = Math.Round(dice.Normal(), 2);
        var token = new Token(dice.Bytes(Token.Size));
        bool[] canCome = [.. place.Times.Select(_ => dice.Percent(people.CanCome))];
        canCome[dice.Below(canCome.Length)] = true;
        var never = dice.Percent(people.NeverComes);
        bool[] attends = [.. Enumerable.Range(1, GroupPlan.Weeks).Select(_ => dice.Percent(people.Comes) && !never)];
        return new(
            index, number, day, prognosis, token, canCome, dice.Percent(people.Companionship), attends, [.. Leaving(people, dice)],
            dice.Percent(scenario.Coordinator.Hears), Lost(scenario.Slips.Lost, dice));
    }

    private static DateOnly Day(Scenario scenario, ScenarioPlace place, Dice dice)
    {
        DateOnly[] days = [.. Enumerable.Range(0, scenario.End.DayNumber - place.From.DayNumber + 1).Select(place.From.AddDays)];
        int[] weights = [.. days.Select(day => place.Weekdays[(int)GroupPlan.WeekdayOf(day) - 1])];
        if (weights.Sum() == 0)
        {
            return scenario.End; // a short time without a day on which people come
        }

        var (left, i) = (dice.Below(weights.Sum()), 0);
        for (; left >= weights[i]; i++)
        {
            left -= weights[i];
        }

        return days[i];
    }

    private static IEnumerable<SimulatedLeaving> Leaving(ScenarioPeople people, Dice dice) =>
        ((SimulatedStep[])[SimulatedStep.Group, SimulatedStep.FollowUp, SimulatedStep.Data])
            .Select(step => (Leaving: new SimulatedLeaving(step, 7 + dice.Below(140)), Happens: dice.Percent(step switch
            {
                SimulatedStep.Group => people.LeavesGroup,
                SimulatedStep.FollowUp => people.LeavesFollowUp,
                _ => people.Erases,
            })))
            .Where(step => step.Happens)
            .Select(step => step.Leaving)
            .OrderBy(leaving => leaving.Days);

    private static int Lost(int share, Dice dice)
    {
        var lost = 0;
        while (dice.Percent(share))
        {
            lost++;
        }

        return lost;
    }
}

/// <summary>What somebody leaves, and how many days after they signed up.</summary>
public sealed record SimulatedLeaving(SimulatedStep Step, int Days);

/// <summary>What can be left.</summary>
public enum SimulatedStep
{
    Group,
    FollowUp,

    /// <summary>Everything is erased.</summary>
    Data,
}
