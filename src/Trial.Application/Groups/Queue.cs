using Trial.Application.Record;
using Trial.Application.Study;
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
            .Where(person => person is { LeftGroup: false, Draw.Arm: Seal.PeerArm } && !seated.Contains(person.Id));
    }

    /// <summary>The same people with the times they can come, those who are erased left out.</summary>
    public static async Task<IReadOnlyList<Waiting>> ReadAsync(
        StudyLedger ledger,
        StudyState state,
        IReadOnlyDictionary<string, IReadOnlyList<Participant>> rosters,
        JoinedHouses joined,
        CancellationToken cancellationToken)
    {
        var waiting = new List<Waiting>();
        foreach (var participant in Unseated(state, rosters))
        {
            if (await PersonAsync(ledger, state, participant.Id, cancellationToken) is { } person)
            {
                waiting.Add(new Waiting(participant.Id, participant.Sequence, [.. joined.Now(person.Times())]) { On = participant.Drawn });
            }
        }

        return waiting;
    }

    /// <summary>What is held about a person; null when it is erased.</summary>
    public static async Task<Personal?> PersonAsync(
        StudyLedger ledger, StudyState state, ParticipantId id, CancellationToken cancellationToken) =>
        await ledger.Store.GetAsync(RowKeys.Participant(id), cancellationToken) is { } row
            ? (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person
            : throw new RecordFaultException("A participant of the record has no row.");
}
