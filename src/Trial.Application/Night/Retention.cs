using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Night;

//  What is deleted, by class, and the day before which its date must be
//
//      erased-ids    research ids of the erased        today − 30 days
//      attendance    the rows of a group's weeks       today − groupDays, of its last day
//      messages      what people were told             today − groupDays, of their group's last day, or of the day it was sent
//      people        what is held about participants   today − peopleDays, of the study's close
//      aliases       aliases and research ids taken    today − peopleDays, of the study's close
//
//  Before attendance or people go, how often each came is written for the analysis (Sessions). A person's row is emptied as erasure
//  empties it. Each commit that deletes holds the act that says of which class, before which day and how many rows.
//  Why staff did something, who and when is kept as long as the record is.

/// <summary>Deletes what has passed its retention date, and proves it in the record. Run again, it finds nothing to do.</summary>
public sealed class Retention(Installation installation, StudyLedger ledger, Plans plans, Sessions sessions)
{
    private const int MostRows = CommitRules.MaxChanges - 2; // a body and the head go with them

    private delegate Task<IReadOnlyList<Change>> Finder(StudyState state, DateOnly before, CancellationToken cancellationToken);

    /// <summary>Deletes what is due today. Returns how many rows.</summary>
    /// <exception cref="BusyException">The next run goes on.</exception>
    public async Task<int> KeepAsync(CancellationToken cancellationToken)
    {
        if (await installation.ConfigAsync(cancellationToken) is not { } config)
        {
            return 0;
        }

        if ((await ledger.ReadAsync(cancellationToken)).State.Phase >= Phase.Closed)
        {
            await sessions.WriteAsync(cancellationToken);
        }

        var rows = await KeepAsync(config.Retention ?? RetentionConfig.Default, cancellationToken);
        await ledger.Store.ForgetAsync(cancellationToken);
        return rows;
    }

    private async Task<int> KeepAsync(RetentionConfig kept, CancellationToken cancellationToken) =>
        await KeepAsync(Act.Retention.ErasedIds, RetentionConfig.ErasedDays, ErasedIdsAsync, cancellationToken)
            + await KeepAsync(Act.Retention.OfAttendance, kept.GroupDays, AttendanceAsync, cancellationToken)
            + await KeepAsync(Act.Retention.OfMessages, kept.GroupDays, MessagesAsync, cancellationToken)
            + await KeepAsync(Act.Retention.People, kept.PeopleDays, PeopleAsync, cancellationToken)
            + await KeepAsync(Act.Retention.Aliases, kept.PeopleDays, AliasesAsync, cancellationToken);

    // What did not fit in one commit is found again.
    private async Task<int> KeepAsync(string name, int days, Finder find, CancellationToken cancellationToken)
    {
        for (var rows = 0; ;)
        {
            var step = await ledger.TransactAsync(draft => StepAsync(draft, name, days, find, cancellationToken), cancellationToken);
            rows += step.Rows;
            if (step.IsLast)
            {
                return rows;
            }
        }
    }

    private async Task<Step> StepAsync(Draft draft, string name, int days, Finder find, CancellationToken cancellationToken)
    {
        var before = draft.Today.AddDays(-days);
        var due = draft.State.Phase is Phase.Unsealed ? [] : await find(draft.State, before, cancellationToken);
        if (due.Count > 0 && await CountAsync(draft, name, before, cancellationToken) > 0)
        {
            return new Step(0, IsLast: false);
        }

        List<Change> now = [.. due.Take(MostRows)];
        if (now.Count > 0)
        {
            now.ForEach(draft.Add);
            draft.Add(Actor.Timer, new Act.Retention(name, before, now.Count));
        }

        return new Step(now.Count, due.Count == now.Count);
    }

    private async Task<int> CountAsync(Draft draft, string name, DateOnly before, CancellationToken cancellationToken) => name switch
    {
        Act.Retention.OfAttendance => await sessions.DraftAsync(
            draft, (await OverAsync(draft.State, before, cancellationToken)).Contains, cancellationToken),
        Act.Retention.People => await sessions.DraftAsync(draft, _ => true, cancellationToken),
        _ => 0,
    };

    private async Task<IReadOnlyList<Change>> ErasedIdsAsync(StudyState state, DateOnly before, CancellationToken cancellationToken) =>
        await ledger.Store.RangeAsync(RowKeys.Erasures, RowKeys.AfterErasures, cancellationToken)
            .Where(row => RowJson.Parse<ErasedRow>(row).On < before)
            .Select(Change (row) => new Change.Delete(row.Key, row.ETag))
            .ToListAsync(cancellationToken);

    // Every row of that kind, not the groups' current ones alone: a week that was marked again has more than one.
    private async Task<IReadOnlyList<Change>> AttendanceAsync(StudyState state, DateOnly before, CancellationToken cancellationToken)
    {
        var over = await OverAsync(state, before, cancellationToken);
        return await BesideAsync(
            state, over.Count > 0, act => act is Act.Attendance attendance && over.Contains(attendance.GroupId), cancellationToken);
    }

    private async Task<IReadOnlyList<Change>> MessagesAsync(StudyState state, DateOnly before, CancellationToken cancellationToken)
    {
        var over = await OverAsync(state, before, cancellationToken);
        var due = state.Messages.All.Where(sent => sent.GroupId is { } group ? over.Contains(group) : sent.On < before)
            .Select(sent => sent.Number)
            .ToHashSet();
        return await BesideAsync(state, due.Count > 0, act => act is Act.Message it && due.Contains(it.Number), cancellationToken);
    }

    private async Task<HashSet<string>> OverAsync(StudyState state, DateOnly before, CancellationToken cancellationToken) =>
        (await plans.GroupsAsync(state, cancellationToken))
            .Where(group => group.Plan.Last < before)
            .Select(group => group.Record.Id)
            .ToHashSet(StringComparer.Ordinal);

    private async Task<IReadOnlyList<Change>> BesideAsync(
        StudyState state, bool isAnyDue, Func<Act, bool> isDue, CancellationToken cancellationToken)
    {
        var due = new List<Change>();
        await foreach (var body in ledger.BodiesAsync(0, isAnyDue ? state.Count : 0, cancellationToken))
        {
            if (body.Parse() is { Stamp: var stamp } entry && isDue(entry.Act)
                && await ledger.Store.GetAsync(RowKeys.Detail(stamp.Sequence), cancellationToken) is { } row)
            {
                due.Add(new Change.Delete(row.Key, row.ETag));
            }
        }

        return due;
    }

    private async Task<IReadOnlyList<Change>> PeopleAsync(StudyState state, DateOnly before, CancellationToken cancellationToken) =>
        await IsClosedBeforeAsync(state, before, cancellationToken)
            ? await ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken)
                .Where(row => RowJson.Parse<ParticipantRow>(row).Person is not null)
                .Select(Change (row) => new Change.Replace(row.Key, row.ETag, RowJson.Format(new ParticipantRow(null))))
                .ToListAsync(cancellationToken)
            : [];

    private async Task<IReadOnlyList<Change>> AliasesAsync(StudyState state, DateOnly before, CancellationToken cancellationToken) =>
        await IsClosedBeforeAsync(state, before, cancellationToken)
            ? await ledger.Store.RangeAsync(RowKeys.Aliases, RowKeys.AfterAliases, cancellationToken)
                .Concat(ledger.Store.RangeAsync(RowKeys.ResearchIds, RowKeys.AfterResearchIds, cancellationToken))
                .Select(Change (row) => new Change.Delete(row.Key, row.ETag))
                .ToListAsync(cancellationToken)
            : [];

    private async Task<bool> IsClosedBeforeAsync(StudyState state, DateOnly day, CancellationToken cancellationToken) =>
        state.ClosedAt is { } closedAt
            && (await ledger.BodyAsync(closedAt, cancellationToken)).Parse()!.Stamp.At < day;

    private sealed record Step(int Rows, bool IsLast);
}
