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
//      the mean is the same, with a smaller error.

/// <summary>Estimates a design's figures from lists that the trial's own list maker makes.</summary>
internal sealed class Simulation
{
    private const double Certainty = 1 - 1e-9;

    private readonly Design design;
    private readonly AssessmentPlan plan;
    private readonly Shares shares;
    private readonly Belief belief;
    private readonly Information? information;
    private readonly GroupInformation? groups;
    private readonly SimulatedTests tests;

    private readonly Sample guess = new();
    private readonly Sample best = new();
    private readonly Sample certain = new();
    private readonly Sample certainEndsKnown = new();
    private readonly Sample lost = new();
    private readonly Sample power = new();
    private readonly Sample grouped = new();
    private readonly Watch[] observations;
    private readonly Sample[] observed;
    private readonly List<double> final = [];
    private readonly List<double> largest = [];
    private readonly List<double> study = [];

    private Simulation(Design design, AssessmentPlan plan)
    {
        this.design = design;
        this.plan = plan;
        shares = new Shares(plan.Ratio);
        var rule = new ListRule(design, shares);
        belief = new Belief(rule);
        observations = [.. plan.Observers.Select(observer => Watch.Of(observer, rule, plan.People))];
        observed = [.. observations.Select(_ => new Sample())];
        information = plan.Ratio.Count == 2 ? new Information(plan) : null;
        groups = plan.Groups is { } treatment ? new GroupInformation(plan, treatment) : null;
        tests = new SimulatedTests(plan, shares);
    }

    public static DesignAssessment Of(Design design, AssessmentPlan plan, Digest seed, int studies, IProgress<int>? progress)
    {
        var simulation = new Simulation(design, plan);
        for (var i = 0; i < studies; i++)
        {
            var number = Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture));
            simulation.AddStudy(Digest.Of("trial/v1/assess\n"u8.ToArray(), seed.ToArray(), number));
            progress?.Report(i + 1);
        }

        return simulation.Result();
    }

    private void AddStudy(Digest listKey)
    {
        byte[][] lists = [.. Enumerable.Range(1, plan.Strata).Select(stratum => MakeList(listKey, $"S{stratum}"))];
        var ends = Array.ConvertAll(lists, Stray);
        tests.AddStudy(lists);
        study.Add(shares.Imbalance(ends.Sum()));

        if (information is not null)
        {
            var told = ends.Sum(end => information.OfStratum(shares.Read(end)[0]));
            lost.Add(information.Lost(told));
            power.Add(information.Power(told));
            if (groups is not null)
            {
                grouped.Add(groups.Power(ends.Sum(end => groups.OfStratum(shares.Read(end)[0]))));
            }
        }
    }

    /// <summary>Makes one list and takes its guesses.</summary>
    private byte[] MakeList(Digest listKey, string stratum)
    {
        using var key = new StratumKey(ListKey.OfStratum(listKey, stratum));
        var list = design.Make(plan.Ratio, plan.People, key.Words().Below);
        AddGuesses(list);
        certainEndsKnown.Add(design.Certain(plan.Ratio, list).Take(plan.People).Average(certain => certain ? 1.0 : 0.0));
        return [.. list.Arms.Take(plan.People)];
    }

    /// <summary>Takes how far one list strays, and returns the deviation it ends with.</summary>
    private long Stray(byte[] arms)
    {
        var (deviation, furthest) = (0L, 0.0);
        foreach (var arm in arms)
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
        design,
        guess.Figure,
        best.Figure,
        certain.Figure,
        certainEndsKnown.Figure,
        Frequencies(final),
        Frequencies(largest),
        Frequencies(study),
        [.. observations.Zip(observed, (observation, sample) => observation.IsPossible ? sample.Figure : (Figure?)null)],
        information?.Of(lost.Figure, power.Figure))
    {
        Tests = information is null ? [] : tests.Figures(information),
        Drift = tests.Drift(),
        Groups = groups?.Of(grouped.Figure),
    };

    private static Distribution Frequencies(List<double> people) =>
        new(people.Select(each => (each, 1.0 / people.Count)), people.Count);
}
