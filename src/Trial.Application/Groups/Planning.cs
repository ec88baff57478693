using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>
/// The planner's word: worked out once a month, kept until the next, and only where rosters have a cut or lots are drawn by cohort.
/// </summary>
public sealed class Planning(Installation installation, StudyLedger ledger, Seals seals, Plans plans, TimeProvider clock)
{
    /// <summary>Works it out for this month, unless that is done.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var today = Copenhagen.Date(clock.GetUtcNow());
        var month = new DateOnly(today.Year, today.Month, 1);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var row = await ledger.Store.GetAsync(RowKeys.Told, cancellationToken);
        var isDue = row is null || RowJson.Parse<ToldRow>(row).Month != month;
        if (isDue && state.Phase is not Phase.Unsealed && await IsToldAsync(cancellationToken))
        {
            var words = await WordsAsync(state, month, today, cancellationToken);
            var told = RowJson.Format(new ToldRow(month, words, await ForLotAsync(state, month, cancellationToken)));
            await ledger.Store.CommitAsync([Change.Put(row, RowKeys.Told, told)], cancellationToken); // false: another said it first
        }
    }

    /// <summary>The last word; null before the first, and where there is to be no word.</summary>
    public async Task<ToldRow?> ReadAsync(CancellationToken cancellationToken) =>
        await IsToldAsync(cancellationToken) && await ledger.Store.GetAsync(RowKeys.Told, cancellationToken) is { } row
            ? RowJson.Parse<ToldRow>(row)
            : null;

    private async Task<bool> IsToldAsync(CancellationToken cancellationToken) =>
        await installation.ConfigAsync(cancellationToken) is { } config
        && (config.RosterTimes.Cut is RosterCut.Month
            || await seals.CohortAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken) is not null);

    // Counted at once, the fall of it would tell the day of a draw.
    private async Task<IReadOnlyList<ForLot>?> ForLotAsync(StudyState state, DateOnly month, CancellationToken cancellationToken) =>
        await seals.CohortAsync(state, cancellationToken) is not null
        && await installation.ConfigAsync(cancellationToken) is { Strata: var strata }
            ? [.. strata.Select(stratum => new ForLot(stratum.Code, state.Queues.In(stratum.Code).Count(person => person.On < month)))]
            : null;

    private async Task<IReadOnlyList<ToldPlace>> WordsAsync(
        StudyState state, DateOnly month, DateOnly today, CancellationToken cancellationToken)
    {
        var groups = await plans.StudyGroupsAsync(state, cancellationToken);
        var rosters = await plans.RostersAsync(state, cancellationToken);
        var waiting = await Queue.ReadAsync(ledger, state, rosters, groups.Joined, cancellationToken);
        return
        [
            .. groups.All.GroupBy(group => group.Plan.Stratum, StringComparer.Ordinal).Select(place => Word(
                place.Key,
                [.. place],
                [.. waiting.Where(person => person.On < month && state.Participants[person.Participant].Draw.Stratum == place.Key)],
                today)),
        ];
    }

    private static ToldPlace Word(string stratum, PlannedGroup[] groups, Waiting[] waiting, DateOnly today)
    {
        var ahead = groups.Where(group => group.State is GroupState.Planned && group.Plan.Starts > today);
        var usual = Course(groups.MaxBy(group => group.Plan.First)!);
        var slots = Places.Slots(groups);
        var word = PlannersWord.Of(waiting, [.. ahead.Select(Course)], usual, [.. slots.Select(slot => slot.Id)]);
        return new(stratum, word.Need, [.. word.Times.Select(id => slots.Single(slot => slot.Id == id))]);
    }

    private static Course Course(PlannedGroup group) =>
        new(group.Record.Id, group.Plan.Slot, group.Plan.Starts, group.Plan.Capacity, group.Plan.Minimum);
}

/// <summary>What planners were told: the row "told".</summary>
/// <param name="Month">The first of the month that it was said for.</param>
/// <param name="Places">Every stratum that has groups.</param>
/// <param name="ForLot">Every stratum in the places' order; null where lots are drawn at referral.</param>
public sealed record ToldRow(DateOnly Month, IReadOnlyList<ToldPlace> Places, IReadOnlyList<ForLot>? ForLot = null);

/// <summary>How many people who joined before the month waited for their lot in a place.</summary>
public sealed record ForLot(string Stratum, int People);

/// <summary>What was said of one place.</summary>
public sealed record ToldPlace(string Stratum, Need Need, IReadOnlyList<Slot> Times);
