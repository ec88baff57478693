using Trial.Application.Record;
using Trial.Core.Record;

namespace Trial.Application.Study;

//  A commit that draws a cohort
//
//      the cohort's body, a body for each of its people, and the head: at most 2 * 40 - 1 people, so 81 rows.
//      Nobody's own row is written: the receipt of a draw is made when it is read.

/// <summary>Draws lots by cohort: each day those that are due, and all who wait in a place before it is closed.</summary>
public sealed class CohortDraws(StudyLedger ledger, Seals seals)
{
    /// <summary>The most rows that the draws of one commit take, beside the head and a close with its reason.</summary>
    public const int MostRows = CommitRules.MaxChanges - 3;

    /// <summary>Draws what is due today, a cohort in each commit. Run again, it finds nothing to do.</summary>
    /// <returns>How many lots it drew.</returns>
    /// <exception cref="BusyException">The next run goes on.</exception>
    public async Task<int> DrawDueAsync(CancellationToken cancellationToken)
    {
        for (var drawn = 0; ;)
        {
            var people = await ledger.TransactAsync(draft => DrawNextAsync(draft, cancellationToken), cancellationToken);
            if (people == 0)
            {
                return drawn;
            }

            drawn += people;
        }
    }

    /// <summary>How many rows it takes to draw all who wait in a place.</summary>
    public static int Rows(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        Cohorts(state, all, stratum).Sum(people => people + 1);

    /// <summary>
    /// Drafts the draws of all who wait in a place, as many cohorts as fit in a commit; false when some are left for the next.
    /// </summary>
    public static bool TryDrawAll(Draft draft, IReadOnlyList<Seal> all, string stratum, Actor actor)
    {
        var rows = 0;
        foreach (var people in Cohorts(draft.State, all, stratum).ToList())
        {
            if ((rows += people + 1) > MostRows)
            {
                return false;
            }

            Add(draft, all, stratum, people, actor);
        }

        return true;
    }

    private static IEnumerable<int> Cohorts(StudyState state, IReadOnlyList<Seal> all, string stratum) =>
        all is [.., { Setup.Cohort: { } plan }] && Seals.Next(state, all, stratum) is { } next
            ? plan.All(next.Next - 1, state.Queues.In(stratum).Count)
            : [];

    // Returns how many lots it drew: 0 where nothing is due.
    private async Task<int> DrawNextAsync(Draft draft, CancellationToken cancellationToken)
    {
        var all = await seals.AllAsync(draft.State, cancellationToken);
        foreach (var (stratum, waiting) in all is [.., { Setup.Cohort: not null }] ? draft.State.Queues.Waiting : Queues.Empty.Waiting)
        {
            var used = Seals.Next(draft.State, all, stratum)!.Value.Next - 1;
            if (all[^1].Setup.Cohort!.Due(used, waiting.Count, waiting[0].On, draft.At()) is > 0 and var people)
            {
                Add(draft, all, stratum, people, Actor.Timer);
                return people;
            }
        }

        return 0;
    }

    private static void Add(Draft draft, IReadOnlyList<Seal> all, string stratum, int people, Actor actor)
    {
        var envelope = Seals.Next(draft.State, all, stratum)!.Value;
        var seal = all[envelope.Seal - 1];
        var number = draft.State.Queues.Number(stratum, seal.Number);
        draft.Add(actor, new Act.Cohort(stratum, number, people, seal.CohortKey(stratum, number)));

        for (; draft.State.Queues.Drawing is [var next, ..]; envelope = envelope.After(1))
        {
            var opening = seal.List.Open(stratum, envelope.Next);
            draft.Add(actor, new Act.Draw(
                next.Id, stratum, envelope.Next, opening.Arm, opening.LeafIndex, seal.EntryHash, next.Referral.Consent, Person: null));
        }
    }
}
