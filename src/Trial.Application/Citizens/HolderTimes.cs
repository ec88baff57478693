using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>The times that the holder of a code can come at, whatever their lot was.</summary>
public sealed class HolderTimes(StudyLedger ledger, Plans plans, ServiceKeys keys, TimeProvider clock)
{
    /// <summary>What they chose, and what else there is.</summary>
    public async Task<TimesView> OfAsync(StudyState state, ParticipantId id, Personal person, CancellationToken cancellationToken)
    {
        var stratum = state.Participants.TryGetValue(id, out var drawn) ? drawn.Draw.Stratum : state.Undrawn[id].Referral.Stratum;
        var groups = await plans.StudyGroupsAsync(state, cancellationToken);
        var offered = groups.Offered(stratum, Copenhagen.Date(clock.GetUtcNow())).Select(slot => slot.Id).ToHashSet();
        var chosen = groups.Joined.Now(person.Times());
        return new(
            [
                .. groups.Slots
                    .Where(slot => offered.Contains(slot.Id) || chosen.Contains(slot.Id))
                    .Select(slot => new TimeView(slot, chosen.Contains(slot.Id), offered.Contains(slot.Id))),
            ],
            [.. chosen.Where(slot => !offered.Contains(slot))])
        {
            Joined = groups.Joined,
        };
    }

    /// <summary>Chooses these from now on, in place of all that were chosen before. The same again changes nothing.</summary>
    public Task<TimesAnswer> ChangeAsync(string text, IReadOnlyList<string> slots, CancellationToken cancellationToken) =>
        ledger.TransactAsync<TimesAnswer>(
            draft => ChangeAsync(draft, text, slots, cancellationToken), new TimesAnswer.TryAgain(), cancellationToken);

    private async Task<TimesAnswer> ChangeAsync(Draft draft, string text, IReadOnlyList<string> slots, CancellationToken cancellationToken)
    {
        // Another process may have signed them up after the draft was read: then they are not there yet.
        var (known, _) = await PeopleRows.FindAsync(ledger, keys, text, cancellationToken);
        if (known is null || draft.State.CommittedTo(known.Id) is not { } committed)
        {
            return new TimesAnswer.NotFound();
        }

        if (known.Person is not { } person || committed.Erased)
        {
            return new TimesAnswer.Erased();
        }

        var times = await OfAsync(draft.State, known.Id, person, cancellationToken);
        slots = times.Joined.Now(slots); // a page from before its house became one with another
        if (slots.Count == 0 || slots.Any(slot => times.Choices.All(time => time.Slot.Id != slot)))
        {
            return new TimesAnswer.Faulty([new("slots", slots.Count == 0 ? FaultCodes.Missing : FaultCodes.Unknown)]);
        }

        return times.Joined.Now(person.Times()).ToHashSet().SetEquals(slots) ? new TimesAnswer.Done()
            : committed.Times?.MayChange(draft.At()) == false ? new TimesAnswer.TooOften()
            : Choose(draft, known, person, new ChosenTimes([.. slots.Order(StringComparer.Ordinal)], Draft.RandomDigest()));
    }

    private static TimesAnswer.Done Choose(Draft draft, Known known, Personal person, ChosenTimes chosen)
    {
        draft.Add(Actor.Citizen, new Act.Availability(known.Id, chosen.Hash()));
        var row = RowJson.Format(new ParticipantRow(person with { Chosen = chosen }));
        draft.Add(new Change.Replace(known.Row.Key, known.Row.ETag, row));
        return new();
    }
}
