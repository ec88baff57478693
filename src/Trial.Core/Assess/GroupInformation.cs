namespace Trial.Core.Assess;

/// <summary>How much a study can tell when its first arm is treated in groups.</summary>
internal sealed class GroupInformation
{
    // Information is added up in whole parts of a person. The coarse ones, for many strata that differ, leave power five digits.
    private const double Fine = 1e10;
    private const double Coarse = 1e4;

    // More sums would take more than seconds.
    private const double MostSums = 2_000_000;

    // What rounding may add to a whole number of people.
    private const double Rounding = 1e-9;

    private readonly AssessmentPlan plan;
    private readonly GroupTreatment groups;
    private readonly Information alone;

    public GroupInformation(AssessmentPlan plan, GroupTreatment groups)
    {
        (this.plan, this.groups) = (plan, groups);
        alone = new Information(plan);
    }

    /// <summary>The figures to expect.</summary>
    /// <param name="ends">How far the first arm of a stratum is ahead of its share at the end, in people times the ratio's sum.</param>
    public GroupFigures Expect(IEnumerable<(int Ahead, double Probability)> ends)
    {
        (int Ahead, double Probability)[] all = [.. ends];
        var part = Sums(all.DistinctBy(end => end.Ahead).Count()) > MostSums ? Coarse : Fine;
        var strata = all.Select(end => ((long)Math.Round(part * OfStratum(end.Ahead)), end.Probability));
        return Of(new(Convolution.Sum(strata, plan.Strata).Sum(sum => sum.Value * alone.Power(sum.Key / part)), null));
    }

    public GroupFigures Of(Figure power)
    {
        var first = plan.Everybody * plan.Ratio[0] / (double)plan.Ratio.Sum();
        return new(power, alone.Power(groups.Information(first, plan.Everybody)), Needed(groups.DesignEffect), Needed(1));
    }

    /// <summary>What one stratum tells.</summary>
    public double OfStratum(int ahead) =>
        groups.Information((double)((plan.People * plan.Ratio[0]) + ahead) / plan.Ratio.Sum(), plan.People);

    public double Power(double information) => alone.Power(information);

    // In how many ways the strata can end in this many values, whatever their order.
    private double Sums(int values) =>
        Enumerable.Range(1, plan.Strata).Aggregate(1.0, (ways, stratum) => ways * (values - 1 + stratum) / stratum);

    private int Needed(double designEffect)
    {
        var each = plan.Ratio.Sum() * ((designEffect / plan.Ratio[0]) + (1.0 / plan.Ratio[1]));
        var people = Math.Pow((Normal.Critical + Normal.Eighty) / alone.Effect, 2) * each;
        return (int)Math.Min(int.MaxValue, Math.Ceiling(people - Rounding));
    }
}
