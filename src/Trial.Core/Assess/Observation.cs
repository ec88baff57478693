namespace Trial.Core.Assess;

/// <summary>How many draws an observer guesses right who names the likeliest arm at each, by what they knew at their last look.</summary>
internal sealed class Observation : Watch
{
    private readonly Observer observer;
    private readonly ListRule rule;
    private readonly int people;
    private readonly Looks looks;
    private readonly Foresight? foresight;

    public Observation(Observer observer, ListRule rule, int people)
    {
        (this.observer, this.rule, this.people) = (observer, rule, people);
        looks = new Looks(observer, people);
        foresight = Foresight.Of(rule, people, Math.Min(people, looks.After.Length));
    }

    public override bool IsPossible => foresight is not null;

    public override Figure? Exact()
    {
        // Where ends are hidden the state is not known. In equal shares the arm furthest behind is then the likeliest until the
        // next look: it has the most left in the open block whatever its size, and later blocks favour no arm.
        if (foresight is null || (rule.HidesBlockEnds && !rule.Shares.AreEqual))
        {
            return null;
        }

        var ahead = looks.After.Length;
        double[][] right = [.. Right(foresight)];
        var sum = 0.0;
        foreach (var (person, lists) in foresight.Chain.Course(people).Index())
        {
            var until = right[Math.Min(ahead, people - person)];
            sum += looks.Before[person] * lists.Select((probability, state) => probability * until[state]).Sum();
        }

        return new Figure(sum / people, null);
    }

    /// <summary>The right guesses to expect after a look just before a person, by somebody who believes this of the list's state.</summary>
    public override double After(IReadOnlyList<(ListState State, double Probability)> belief, int person)
    {
        if (foresight is null || looks.Before[person] == 0)
        {
            return 0;
        }

        var draws = Math.Min(looks.After.Length, people - person);
        var sums = new double[rule.Shares.Ratio.Count];
        var singly = 0.0;
        for (var draw = 0; draw < draws; draw++)
        {
            double[] chances = [.. sums.Select((_, arm) => looks.After[draw] * foresight.Chance(belief, draw, arm))];
            singly += chances.Max();
            sums = [.. sums.Zip(chances, (sum, chance) => sum + chance)];
        }

        return looks.Before[person] * (observer.HidesOrder ? sums.Max() : singly);
    }

    // For each number of draws that are left after a look, from 0, and each state: the right guesses until the next look.
    private IEnumerable<double[]> Right(Foresight foresight)
    {
        var arms = Enumerable.Range(0, rule.Shares.Ratio.Count).ToArray();
        var states = Enumerable.Range(0, foresight.Chain.States.Count).ToArray();
        var guesses = Array.ConvertAll(states, state => rule.HidesBlockEnds ? rule.MostLeft(foresight.Chain.States[state]) : arms);
        var sums = Array.ConvertAll(states, _ => new double[arms.Length]);
        var right = new double[states.Length];
        yield return [.. right];
        for (var draw = 0; draw < looks.After.Length && draw < people; draw++)
        {
            foreach (var state in states)
            {
                var chances = Array.ConvertAll(arms, arm => looks.After[draw] * foresight.Chance(state, draw, arm));
                Array.ForEach(arms, arm => sums[state][arm] += chances[arm]);
                right[state] = observer.HidesOrder ? Best(sums[state], guesses[state]) : right[state] + Best(chances, guesses[state]);
            }

            yield return [.. right];
        }
    }

    // Among arms that are alike to the observer a guess is as good as their mean.
    private double Best(double[] chances, int[] guesses) =>
        rule.HidesBlockEnds ? guesses.Average(arm => chances[arm]) : guesses.Max(arm => chances[arm]);
}
