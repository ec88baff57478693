namespace Trial.Core.Assess;

/// <summary>How far a list strays from the ratio, computed over the chain of its states.</summary>
internal sealed class ExactImbalance(Shares shares, Chain<ListState> lists, AssessmentPlan plan)
{
    // One list in 10^13 strays further than where the search for the largest imbalance stops.
    private const double Negligible = 1e-13;

    private readonly double[] final = lists.Walk(plan.People, lists.States.Count).Final;

    /// <summary>After a stratum's last person.</summary>
    public Distribution Final() => Imbalances(Ends());

    /// <summary>After the last person of all strata.</summary>
    public Distribution Study() => Imbalances(Convolution.Sum(Ends(), plan.Strata).Select(sum => (sum.Key, sum.Value)));

    /// <summary>The largest after any person of a stratum: each level has the share of lists that reach it and never go further.</summary>
    public Distribution Largest()
    {
        var points = new List<(double, double)>();
        var within = 0.0;
        for (var states = 1; states <= lists.States.Count && within < 1 - Negligible; states++)
        {
            if (states == lists.States.Count || Level(states) > Level(states - 1))
            {
                var sum = lists.Walk(plan.People, states).Final.Sum();
                points.Add((Level(states - 1) / (double)shares.Sum, sum - within));
                within = sum;
            }
        }

        return new Distribution(points);
    }

    /// <summary>The precision of a study of two arms.</summary>
    public Precision? Precision() => shares.Ratio.Count != 2 ? null : new Information(plan).Expect(
        Ends().Select(end => (shares.Read(end.Value)[0], end.Probability)));

    /// <summary>The power of a study whose first arm is treated in groups; null where nobody is.</summary>
    public GroupFigures? Groups() => plan.Groups is not { } groups ? null : new GroupInformation(plan, groups).Expect(
        Ends().Select(end => (shares.Read(end.Value)[0], end.Probability)));

    private int Level(int state) => shares.Distance(lists.States[state].Deviation);

    private IEnumerable<(long Value, double Probability)> Ends() =>
        lists.States.Select((state, index) => (state.Deviation, final[index])).Where(end => end.Item2 > 0);

    private Distribution Imbalances(IEnumerable<(long Deviation, double Probability)> ends) =>
        new(ends.Select(end => (shares.Imbalance(end.Deviation), end.Probability)));
}
