using Trial.Application.Record;
using Trial.Core.Record;

namespace Trial.Application.Study;

//  Who came to which meeting is marked by alias, and has a retention date; the alias is in the person's row, which has another. How many
//  meetings each came to is for the analysis, so it is written into the record under their participant ids
//
//      at close, and every night after it
//      before the first of a group's marks is deleted
//      before the first of the people's rows is emptied
//
//  Where it says nothing new, nothing is written. A week whose row is gone makes the group's marks incomplete: what was written stands.

/// <summary>Counts the meetings that each came to, and keeps the numbers in the record.</summary>
public sealed class Sessions(StudyLedger ledger, Plans plans)
{
    // Each group is a body and a row, and the head is one more.
    private const int MostInACommit = (CommitRules.MaxChanges - 1) / 2;

    /// <summary>Writes what is new of every group.</summary>
    /// <exception cref="BusyException">The next run goes on.</exception>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (await ledger.TransactAsync(draft => DraftAsync(draft, _ => true, cancellationToken), cancellationToken) > 0)
        {
            // What did not fit in one commit is found again.
        }
    }

    /// <summary>Drafts what is new of some groups, as many as a commit holds. Returns of how many: 0 when nothing was new.</summary>
    public async Task<int> DraftAsync(Draft draft, Func<string, bool> isOne, CancellationToken cancellationToken)
    {
        var marked = draft.State.Groups.Values.Where(group => group.Attendance.Count > 0 && isOne(group.Id)).ToList();
        var people = marked.Count == 0 ? [] : await PeopleAsync(cancellationToken);
        var written = 0;
        foreach (var group in marked)
        {
            if (written < MostInACommit && await NewsAsync(group, people, cancellationToken) is { } counts)
            {
                var row = Plans.Detail(new SessionsRow(counts));
                draft.Add(Actor.Timer, new Act.Sessions(group.Id, row.Hash), row);
                written++;
            }
        }

        return written;
    }

    // Who has which alias, of those whose row is there.
    private async Task<Dictionary<string, ParticipantId>> PeopleAsync(CancellationToken cancellationToken)
    {
        var people = new Dictionary<string, ParticipantId>(StringComparer.Ordinal);
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken))
        {
            if (RowJson.Parse<ParticipantRow>(row).Person is { } person
                && RowKeys.ParticipantOf(row.Key) is { } id)
            {
                people[person.Alias] = id;
            }
        }

        return people;
    }

    // Null when there is nothing new to tell. Somebody whose row is gone keeps the number that was written.
    private async Task<SortedDictionary<string, int>?> NewsAsync(
        GroupRecord group, Dictionary<string, ParticipantId> people, CancellationToken cancellationToken)
    {
        var before = group.Sessions is { } last ? (await plans.RowIfThereAsync<SessionsRow>(last, cancellationToken))?.Sessions : null;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var sequence in group.Attendance.Values)
        {
            if (await plans.RowIfThereAsync<AttendanceRow>(sequence, cancellationToken) is not { } week)
            {
                return null;
            }

            foreach (var (alias, came) in week.Present.Where(mark => people.ContainsKey(mark.Key)))
            {
                var id = people[alias].ToString();
                counts[id] = counts.GetValueOrDefault(id) + (came ? 1 : 0);
            }
        }

        foreach (var (id, count) in before ?? new Dictionary<string, int>())
        {
            counts.TryAdd(id, count);
        }

        var isSame = counts.Count == (before?.Count ?? 0) && counts.All(one => before?.GetValueOrDefault(one.Key, -1) == one.Value);
        return isSame ? null : counts;
    }
}

/// <summary>How many meetings each came to: the row beside its body.</summary>
/// <param name="Sessions">Participant id → number, of those for whom something was marked.</param>
public sealed record SessionsRow(IReadOnlyDictionary<string, int> Sessions);
