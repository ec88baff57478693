using System.Globalization;
using System.Text;

using Trial.Core.Lottery;

namespace Trial.Core.Assess;

//  Simulated studies
//
//      The lists are made by the code that seals real ones. The list key of study
//      i, from 0, is SHA-256("trial/v1/assess\n" || seed || i in decimal); its
//      strata are S1, S2, ... The same seed gives the same figures for ever.
//
//      Guesses are counted by their probability, not by whether they came true:
//      the mean is the same, and it is known sooner.

/// <summary>Estimates a design's figures from lists that the trial's own list maker makes.</summary>
internal sealed class Simulation
{
    private const double Certainty = 1 - 1e-9;

    private readonly Policy policy;
    private readonly AssessmentPlan plan;
    private readonly Shares shares;
    private readonly Belief belief;
    private readonly Information? information;

    private readonly Sample guess = new();
    private readonly Sample best = new();
    private readonly Sample certain = new();
    private readonly Sample certainEndsKnown = new();
    private readonly Sample lost = new();
    private readonly Sample power = new();
    private readonly Observation[] observations;
    private readonly Sample[] observed;
    private readonly List<double> final = [];
    private readonly List<double> largest = [];
    private readonly List<double> study = [];

    private Simulation(Policy policy, AssessmentPlan plan)
    {
        this.policy = policy;
        this.plan = plan;
        shares = new Shares(plan.Ratio);
        var rule = new ListRule(policy, shares);
        belief = new Belief(rule);
        observations = [.. plan.Observers.Select(observer => new Observation(observer, rule, plan.People))];
        observed = [.. observations.Select(_ => new Sample())];
        information = plan.Ratio.Count == 2 ? new Information(plan) : null;
    }

    public static DesignAssessment Of(Policy policy, AssessmentPlan plan, Digest seed, int studies)
    {
        var simulation = new Simulation(policy, plan);
        for (var i = 0; i < studies; i++)
        {
            var number = Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture));
            simulation.AddStudy(Digest.Of("trial/v1/assess\n"u8.ToArray(), seed.ToArray(), number));
        }

        return simulation.Result();
    }

    private void AddStudy(Digest listKey)
    {
        var ends = Enumerable.Range(1, plan.Strata).Select(stratum => AddList(listKey, $"S{stratum}")).ToArray();
        study.Add(shares.Imbalance(ends.Sum()));

        if (information is not null)
        {
            var told = ends.Sum(end => information.OfStratum(shares.Read(end)[0]));
            lost.Add(information.Lost(told));
            power.Add(information.Power(told));
        }
    }

    /// <summary>Takes one list's figures, and returns the deviation it ends with.</summary>
    private long AddList(Digest listKey, string stratum)
    {
        using var key = new StratumKey(ListKey.OfStratum(listKey, stratum));
        var list = AllocationList.Make(policy, plan.Ratio, plan.People, key.Words().Below);
        AddGuesses(list);
        certainEndsKnown.Add(Odds.Of(policy, plan.Ratio, list).Take(plan.People).Average(odds => odds == Fraction.Of(1, 1) ? 1.0 : 0.0));

        var (deviation, furthest) = (0L, 0.0);
        foreach (var arm in list.Arms.Take(plan.People))
        {
            deviation = shares.After(deviation, arm);
            furthest = Math.Max(furthest, shares.Imbalance(deviation));
        }

        final.Add(shares.Imbalance(deviation));
        largest.Add(furthest);
        return deviation;
    }

    private void AddGuesses(AllocationList list)
    {
        var (guessed, foretold, sure, deviation) = (0.0, 0.0, 0, 0L);
        var right = new double[observations.Length];
        belief.Begin();
        foreach (var (person, arm) in list.Arms.Take(plan.People).Index())
        {
            AddLooks(right, person);
            var chances = belief.Chances();
            guessed += shares.Behind(deviation).Average(behind => chances[behind]);
            foretold += chances.Max();
            sure += chances.Max() > Certainty ? 1 : 0;
            belief.See(arm, chances[arm]);
            deviation = shares.After(deviation, arm);
        }

        guess.Add(guessed / plan.People);
        best.Add(foretold / plan.People);
        certain.Add(sure / (double)plan.People);
        foreach (var (sample, sum) in observed.Zip(right))
        {
            sample.Add(sum / plan.People);
        }
    }

    private void AddLooks(double[] right, int person)
    {
        var held = observations.Length > 0 ? belief.Held() : [];
        for (var observer = 0; observer < right.Length; observer++)
        {
            right[observer] += observations[observer].After(held, person);
        }
    }

    private DesignAssessment Result() => new(
        policy,
        guess.Figure,
        best.Figure,
        certain.Figure,
        certainEndsKnown.Figure,
        Frequencies(final),
        Frequencies(largest),
        Frequencies(study),
        [.. observations.Zip(observed, (observation, sample) => observation.IsPossible ? sample.Figure : (Figure?)null)],
        information?.Of(lost.Figure, power.Figure));

    private static Distribution Frequencies(List<double> people) =>
        new(people.Select(each => (each, 1.0 / people.Count)), people.Count);
}
