using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>The study as its record tells it: its course, and everybody and every group in it. Immutable.</summary>
public sealed record StudyState : StudyCourse
{
    /// <summary>Before the first body.</summary>
    public static new StudyState Empty { get; } = new();

    /// <summary>Everybody drawn, by id.</summary>
    public ImmutableDictionary<ParticipantId, Participant> Participants { get; internal init; } =
        ImmutableDictionary<ParticipantId, Participant>.Empty;

    /// <summary>Every draw's participant by the draw's sequence.</summary>
    public ImmutableSortedDictionary<int, ParticipantId> Draws { get; internal init; } =
        ImmutableSortedDictionary<int, ParticipantId>.Empty;

    /// <summary>Every group, by id.</summary>
    public ImmutableSortedDictionary<string, GroupRecord> Groups { get; internal init; } =
        ImmutableSortedDictionary<string, GroupRecord>.Empty.WithComparers(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string? Refusal(Act act) => base.Refusal(act) ?? Mention.Of(act)?.Refusal(Standing(act));

    /// <inheritdoc/>
    public override StudyState Apply(Entry entry, Digest commitment) => (StudyState)base.Apply(entry, commitment);

    /// <inheritdoc/>
    protected override StudyCourse After(Act act, Stamp stamp)
    {
        var next = (StudyState)base.After(act, stamp);
        return act switch
        {
            Act.Draw it => next with
            {
                Participants = Participants.Add(it.Participant, new Participant(it.Participant, stamp.Sequence, stamp.At, it)),
                Draws = Draws.Add(stamp.Sequence, it.Participant),
            },
            Act.Withdraw it =>
                next with { Participants = Participants.SetItem(it.Participant, Participants[it.Participant].With(it.What)) },
            Act.Correction it => next with { Participants = AfterCorrection(it) },
            _ => next with { Groups = AfterGroup(act, stamp) },
        };
    }

    private Standing? Standing(Act act) => act switch
    {
        Act.Draw it => Participants.ContainsKey(it.Participant) ? default(Standing) : null,
        Act.Withdraw it => Participants.ContainsKey(it.Participant) ? default(Standing) : null,
        Act.Correction it => Draws.ContainsKey(it.Of) ? default(Standing) : null,
        _ => Mention.Group(act) is { } id && Groups.TryGetValue(id, out var group)
            ? new Standing(group.RosterVersion, group.Notices.Count)
            : null,
    };

    private ImmutableDictionary<ParticipantId, Participant> AfterCorrection(Act.Correction correction)
    {
        var participant = Participants[Draws[correction.Of]];
        return Participants.SetItem(participant.Id, participant with { Mistakes = [.. participant.Mistakes, correction.As] });
    }

    private ImmutableSortedDictionary<string, GroupRecord> AfterGroup(Act act, Stamp stamp) => act switch
    {
        Act.Group { Change: GroupChange.Planned } it => Groups.Add(
            it.GroupId, new GroupRecord(it.GroupId, it.Change, stamp.Sequence) { PlanHash = it.Row }),
        Act.Group it => Groups.SetItem(it.GroupId, Groups[it.GroupId].Changed(it.Change, stamp.Sequence, it.Row)),
        Act.Roster it => Groups.SetItem(it.GroupId, Groups[it.GroupId].Issued(it.Version, stamp, it.Row)),
        Act.Notice it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with { Notices = [.. Groups[it.GroupId].Notices, stamp.Sequence] }),
        Act.Attendance it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with
        {
            Attendance = new Dictionary<int, int>(Groups[it.GroupId].Attendance) { [it.Week] = stamp.Sequence },
        }),
        _ => Groups,
    };
}
