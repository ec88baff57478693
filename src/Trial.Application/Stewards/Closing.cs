using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

//  Closing, where lots are drawn by cohort
//
//      People who wait there for their lot are drawn first: in the commit that closes, where they fit into it. Otherwise whole cohorts
//      are drawn in commits before it; for the whole study, places are closed one after the other, and the study last. So after each
//      commit the record is one that a steward could have made, and closing again goes on from there.

/// <summary>Closes a place or the study, once nobody waits there for a lot.</summary>
internal sealed class Closing(StudyLedger ledger, Seals seals)
{
    /// <summary>No lots are drawn in a place until it is opened again; without a place, nowhere and never again.</summary>
    public async Task<ActAnswer> CloseAsync(StaffMember who, string? stratum, string reason, CancellationToken cancellationToken)
    {
        while (true)
        {
            var step = await ledger.TransactAsync(
                draft => StepAsync(draft, who, stratum, reason, cancellationToken), new Step(new ActAnswer.TryAgain()), cancellationToken);
            if (step.Answer is { } answer)
            {
                return answer;
            }
        }
    }

    private async Task<Step> StepAsync(
        Draft draft, StaffMember who, string? stratum, string reason, CancellationToken cancellationToken)
    {
        var all = await seals.AllAsync(draft.State, cancellationToken);
        if (RefusalOf(draft.State, all, stratum) is { } refusal)
        {
            return new(new ActAnswer.Refused(refusal));
        }

        var place = stratum ?? PlaceBeforeAll(draft.State, all);
        string[] places = place is null ? [.. draft.State.Queues.Waiting.Keys] : [place];
        return places.All(each => CohortDraws.TryDrawAll(draft, all, each, who.Actor))
            ? Close(draft, who, place, reason, isLast: place == stratum)
            : new(Answer: null);
    }

    private static Step Close(Draft draft, StaffMember who, string? place, string reason, bool isLast)
    {
        var row = Plans.Detail(new ReasonRow(reason, who.Id, draft.Now));
        var act = new Act.Close(row.Hash, place);
        if (draft.State.ObstacleTo(act) is { } refusal)
        {
            return new(new ActAnswer.Refused(refusal));
        }

        var sequence = draft.Add(who.Actor, act, row);
        return new(isLast ? new ActAnswer.Done(sequence) : null);
    }

    // Which places there are, and so which of them are open, only the setups tell.
    private static Obstacle? RefusalOf(StudyState state, IReadOnlyList<Seal> all, string? stratum) =>
        stratum is null ? null
        : !all.Any(seal => seal.Setup.Strata.Contains(stratum)) ? new("the study has no such place", "stratum")
        : state.Phase is Phase.Open && !Seals.IsOpen(state, all, stratum) ? new("this place is not open", "stratum")
        : null;

    private static string? PlaceBeforeAll(StudyState state, IReadOnlyList<Seal> all) =>
        state.Queues.Waiting.Keys.Sum(place => CohortDraws.Rows(state, all, place)) > CohortDraws.MostRows
            ? state.Queues.Waiting.Keys.First()
            : null;

    private sealed record Step(ActAnswer? Answer);
}
