using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Verify;

//  Who is drawn when, as setup.cohort says (docs/formats.md section 2)
//
//      without it    nobody is referred, and every draw commits to its own person
//      with it       everybody who is drawn was referred. A cohort of the timer is what CohortPlan.Due gives on its date. A cohort of the
//                    steward is a whole one, or all who wait there: then nothing but more cohorts comes before the close
//
//  Only its first draw shows under which seal a cohort is drawn, and so how many envelopes are used.

/// <summary>Compares referrals, cohorts and their draws with the plan of the setup.</summary>
/// <param name="plan">How lots are drawn by cohort; null where they are drawn at referral.</param>
internal sealed class CohortRules(CohortPlan? plan)
{
    private readonly List<DrawnCohort> cohorts = [];
    private readonly Dictionary<string, int> closing = new(StringComparer.Ordinal); // a place that must be closed now, and its cohort
    private Begun? begun;

    /// <summary>Every cohort, in the order of the record.</summary>
    public IReadOnlyList<DrawnCohort> Cohorts => cohorts;

    /// <summary>What is wrong with a body that the study does not refuse; null when nothing is.</summary>
    /// <param name="index">Of the body.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="before">The study before it.</param>
    public Finding.False? Fault(int index, Entry entry, StudyCourse before)
    {
        switch (entry.Act)
        {
            case Act.Referral or Act.Cohort when plan is null:
                return new(index, "this study draws lots at referral");
            case Act.Draw { Person: not null } when plan is not null:
                return new(index, "this study draws lots by cohort");
            case Act.Cohort cohort:
                var waiting = before.Queues.In(cohort.Stratum);
                begun = new(index, cohort, entry.Stamp, waiting.Count, waiting[0].On);
                return entry.Stamp.Actor == Actor.Timer || entry.Stamp.Actor == Actor.Steward ? null
                    : new(index, "only the timer and the steward draw cohorts");
            case Act.Draw draw when begun is { } of:
                return FaultOfDraw(index, entry.Stamp.Actor, draw, of, before);
            default:
                return FaultOfOther(entry.Act);
        }
    }

    /// <summary>Whether, at the end of the record, a cohort is not drawn to its last person or a place is left open.</summary>
    public Finding.False? FaultAtEnd() =>
        begun is not null ? new(begun.Index, $"not all of the cohort in stratum {begun.Cohort.Stratum} are drawn")
        : closing.Count > 0 ? NotClosed(closing.First())
        : null;

    private Finding.False? FaultOfDraw(int index, Actor actor, Act.Draw draw, Begun of, StudyCourse before)
    {
        var isFirst = before.Queues.Drawing.Count == of.Cohort.People;
        if (isFirst)
        {
            cohorts.Add(new(of.Index, draw.Seal, of.Cohort));
        }

        begun = before.Queues.Drawing.Count == 1 ? null : of;
        return actor != of.Stamp.Actor ? new(index, "the cohort and its draws have different actors")
            : isFirst ? FaultOfSize(of, draw.Envelope - 1)
            : null;
    }

    private Finding.False? FaultOfSize(Begun of, int used)
    {
        var (people, stratum) = (of.Cohort.People, of.Cohort.Stratum);
        if (of.Stamp.Actor == Actor.Steward)
        {
            if (people != plan!.Next(used))
            {
                closing[stratum] = of.Index;
                return people == of.Waiting && people < plan.Next(used)
                    ? null
                    : new(of.Index, $"{of.Waiting} wait in stratum {stratum} and {people} are drawn before it is closed");
            }

            return null;
        }

        var due = plan!.Due(used, of.Waiting, of.First, of.Stamp.At);
        return people == due ? null : new(of.Index, $"a cohort of {people} in stratum {stratum} where {due} are due");
    }

    private Finding.False? FaultOfOther(Act act)
    {
        if (closing.Count == 0)
        {
            return null;
        }

        var isClosed = act is Act.Close close && (close.Stratum is null || closing.Remove(close.Stratum));
        if (act is Act.Close { Stratum: null })
        {
            closing.Clear();
        }

        return isClosed ? null : NotClosed(closing.First());
    }

    private static Finding.False NotClosed(KeyValuePair<string, int> place) =>
        new(place.Value, $"people in stratum {place.Key} are drawn before their time, and it is not closed");

    private sealed record Begun(int Index, Act.Cohort Cohort, Stamp Stamp, int Waiting, DateOnly First);
}

/// <summary>A cohort that was drawn.</summary>
/// <param name="Sequence">Of its body.</param>
/// <param name="Seal">The seal that its draws name.</param>
/// <param name="Act">The cohort.</param>
internal sealed record DrawnCohort(int Sequence, Digest Seal, Act.Cohort Act);
