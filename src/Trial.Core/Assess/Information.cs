namespace Trial.Core.Assess;

/// <summary>How much a study of two arms can tell, by how its people came to be divided.</summary>
internal sealed class Information
{
    private readonly AssessmentPlan plan;
    private readonly double perfect;
    public Information(AssessmentPlan plan)
    {
        this.plan = plan;
        perfect = plan.Everybody * plan.Ratio[0] * plan.Ratio[1] / Math.Pow(plan.Ratio.Sum(), 2);
        Effect = plan.Effect ?? (Normal.Critical + Normal.Eighty) / Math.Sqrt(perfect);
    }

    /// <summary>The true difference, in standard deviations.</summary>
    public double Effect { get; }

    /// <summary>The precision to expect.</summary>
    /// <param name="ends">How far the first arm of a stratum is ahead of its share at the end, in people times the ratio's sum.</param>
    public Precision Expect(IEnumerable<(int Ahead, double Probability)> ends)
    {
        // A stratum's information times its people is a whole number, n_0·n_1, so that equal sums meet.
        var strata = ends.Select(end => ((long)Math.Round(plan.People * OfStratum(end.Ahead)), end.Probability)).ToArray();
        var mean = plan.Strata * strata.Sum(stratum => stratum.Item1 * stratum.Probability) / plan.People;
        var power = Convolution.Sum(strata, plan.Strata).Sum(sum => sum.Value * Power(sum.Key / (double)plan.People));
        return Of(new Figure(Lost(mean), null), new Figure(power, null));
    }

    /// <summary>What one stratum tells.</summary>
    /// <param name="ahead">How far its first arm is ahead of its share, in people times the ratio's sum.</param>
    public double OfStratum(int ahead)
    {
        var first = (double)((plan.People * plan.Ratio[0]) + ahead) / plan.Ratio.Sum();
        return first * (plan.People - first) / plan.People;
    }

    public Precision Of(Figure lost, Figure power) => new(lost, power, Power(perfect), Effect);

    public double Lost(double information) => plan.Everybody * (1 - (information / perfect));

    public double Power(double information)
    {
        var shift = Effect * Math.Sqrt(information);
        return Normal.Below(shift - Normal.Critical) + Normal.Below(-shift - Normal.Critical);
    }
}
