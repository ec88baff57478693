using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Groups;

/// <summary>Who waits for a seat.</summary>
internal static class Queue
{
    /// <summary>Everybody in the peer arm who is on no roster and has not left the group, first drawn first.</summary>
    public static IEnumerable<Participant> Unseated(
        StudyState state, IReadOnlyDictionary<string, IReadOnlyList<Participant>> rosters)
    {
        var seated = rosters.Values.SelectMany(members => members).Select(member => member.Id).ToHashSet();
        return state.Draws.Values
            .Select(id => state.Participants[id])
            .Where(person => !person.LeftGroup && person.Draw.Arm == Arm.Peer && !seated.Contains(person.Id));
    }

    /// <summary>The same people with the times they can come, those who are erased left out.</summary>
    public static async Task<IReadOnlyList<Waiting>> ReadAsync(
        StudyLedger ledger,
        StudyState state,
        IReadOnlyDictionary<string, IReadOnlyList<Participant>> rosters,
        JoinedHouses joined,
        CancellationToken cancellationToken)
    {
        var unseated = Unseated(state, rosters).ToList();
        var people = await PeopleAsync(ledger, state, unseated, cancellationToken);
        return
        [
            .. unseated.Where(participant => people[participant.Id] is not null).Select(participant => new Waiting(
                participant.Id, participant.Sequence, [.. joined.Now(people[participant.Id]!.Times())]) { On = participant.Drawn }),
        ];
    }

    // As one range of everybody: a row by itself costs a request, and whose rows are read tells who is drawn into which arm.
    private static async Task<IReadOnlyDictionary<ParticipantId, Personal?>> PeopleAsync(
        StudyLedger ledger, StudyState state, List<Participant> wanted, CancellationToken cancellationToken)
    {
        var keys = wanted.Select(participant => participant.Id).ToDictionary(RowKeys.Participant, StringComparer.Ordinal);
        var people = new Dictionary<ParticipantId, Personal?>();
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken))
        {
            if (keys.TryGetValue(row.Key, out var id))
            {
                people[id] = (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person;
            }
        }

        return people.Count == wanted.Count ? people : throw WithoutRow();
    }

    /// <summary>What is held about a person; null when it is erased.</summary>
    public static async Task<Personal?> PersonAsync(
        StudyLedger ledger, StudyState state, ParticipantId id, CancellationToken cancellationToken) =>
        await ledger.Store.GetAsync(RowKeys.Participant(id), cancellationToken) is { } row
            ? (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person
            : throw WithoutRow();

    private static RecordFaultException WithoutRow() => new("A participant of the record has no row.");
}
