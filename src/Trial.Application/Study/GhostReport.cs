using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Application.Study;

/// <summary>Gathers who of the peer arm was drawn and never started, for the auditor.</summary>
public sealed class GhostReport(StudyLedger ledger, Plans plans, TimeProvider clock)
{
    /// <summary>By place and month of the draw, up to the end of last month.</summary>
    public async Task<IReadOnlyList<GhostCount>> ReadAsync(CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var begun = await BegunAsync(state, cancellationToken);
        return Ghosts.Count(
            state.Participants.Values.Where(person => person.Draw.Arm == begun.Arm),
            Copenhagen.Date(clock.GetUtcNow()),
            person => begun.How[person.Id]);
    }

    /// <summary>How far each of the peer arm has come.</summary>
    internal async Task<Begun> BegunAsync(StudyState state, CancellationToken cancellationToken)
    {
        var aliases = await AliasesAsync(state, cancellationToken);
        var weeks = new Dictionary<ParticipantId, IReadOnlyCollection<bool?>>();
        foreach (var (group, members) in await plans.RostersAsync(state, cancellationToken))
        {
            var marked = await MarkedAsync(state.Groups[group], cancellationToken);
            foreach (var member in members)
            {
                weeks[member.Id] = [.. marked.Select(week => Came(week, aliases.GetValueOrDefault(member.Id)))];
            }
        }

        return new Begun(state, Arm.Peer, state.Participants.Values.Where(person => person.Draw.Arm == Arm.Peer).ToDictionary(
            person => person.Id,
            person => person.Erased ? Beginning.NotKnown : Ghosts.Of(weeks.GetValueOrDefault(person.Id, []))));
    }

    // An alias of the roster that a week does not name did not come.
    private static bool? Came(AttendanceRow? week, string? alias) =>
        week is null || alias is null ? null : week.Present.GetValueOrDefault(alias);

    // Null for a week whose row retention has deleted.
    private async Task<IReadOnlyList<AttendanceRow?>> MarkedAsync(GroupRecord group, CancellationToken cancellationToken)
    {
        var rows = new List<AttendanceRow?>();
        foreach (var sequence in group.Attendance.Values)
        {
            rows.Add(await plans.RowIfThereAsync<AttendanceRow>(sequence, cancellationToken));
        }

        return rows;
    }

    private async Task<Dictionary<ParticipantId, string>> AliasesAsync(StudyState state, CancellationToken cancellationToken)
    {
        var aliases = new Dictionary<ParticipantId, string>();
        await foreach (var row in ledger.Store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, cancellationToken))
        {
            if (RowKeys.ParticipantOf(row.Key) is { } id
                && state.CommittedTo(id) is not null // people who came since are for the next report
                && (await HeldRow.ReadAsync(ledger, row, state, id, cancellationToken)).Person is { } person)
            {
                aliases[id] = person.Alias;
            }
        }

        return aliases;
    }
}
