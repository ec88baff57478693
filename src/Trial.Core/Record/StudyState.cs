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

    /// <summary>Everybody who was referred and not drawn: who waits, was erased while waiting, or left the queue by a restore.</summary>
    public ImmutableDictionary<ParticipantId, Referred> Undrawn { get; internal init; } =
        ImmutableDictionary<ParticipantId, Referred>.Empty;

    /// <summary>The times that people chose since they signed up, the latest of each.</summary>
    public ImmutableDictionary<ParticipantId, OtherTimes> OtherTimes { get; internal init; } =
        ImmutableDictionary<ParticipantId, OtherTimes>.Empty;

    /// <summary>Every draw's participant by the draw's sequence.</summary>
    public ImmutableSortedDictionary<int, ParticipantId> Draws { get; internal init; } =
        ImmutableSortedDictionary<int, ParticipantId>.Empty;

    /// <summary>Every group, by id.</summary>
    public ImmutableSortedDictionary<string, GroupRecord> Groups { get; internal init; } =
        ImmutableSortedDictionary<string, GroupRecord>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How many of those drawn have left the group, or everything.</summary>
    public int LeftGroup { get; internal init; }

    /// <summary>How many signed up, drawn or not.</summary>
    public int SignedUp => Participants.Count + Undrawn.Count;

    /// <summary>Everybody who signed up, drawn or not.</summary>
    public IEnumerable<Committed> Everybody => Participants.Keys.Concat(Undrawn.Keys).Select(id => CommittedTo(id)!);

    /// <summary>What the record commits to about somebody who signed up; null for anybody else.</summary>
    public Committed? CommittedTo(ParticipantId id) =>
        Participants.TryGetValue(id, out var drawn) ? new(id, drawn.Hashes, drawn.SignedUp, drawn.Erased)
        {
            Times = OtherTimes.GetValueOrDefault(id),
        }
        : Undrawn.TryGetValue(id, out var referred) ? new(id, referred.Referral.Person, referred.Commitment, referred.Erased)
        {
            Times = OtherTimes.GetValueOrDefault(id),
        }
        : null;

    /// <summary>Why this act cannot come next, as a clause; null when it can.</summary>
    public string? Refusal(Act act) => ObstacleTo(act)?.Why;

    /// <inheritdoc/>
    public override Obstacle? ObstacleTo(Act act) => base.ObstacleTo(act) ?? Mention.Of(act)?.Refusal(Standing(act));

    /// <inheritdoc/>
    public override StudyState Apply(Entry entry, Digest commitment) => (StudyState)base.Apply(entry, commitment);

    /// <inheritdoc/>
    protected override StudyCourse After(Act act, Stamp stamp, Digest commitment)
    {
        var next = (StudyState)base.After(act, stamp, commitment);
        return act switch
        {
            Act.Referral it => next with { Undrawn = Undrawn.Add(it.Participant, next.Queues.In(it.Stratum)[^1]) },
            Act.Draw it => next with
            {
                Participants = Participants.Add(it.Participant, Drawn(it, stamp, commitment)),
                Undrawn = Undrawn.Remove(it.Participant),
                Draws = Draws.Add(stamp.Sequence, it.Participant),
            },
            Act.Withdraw it when Undrawn.TryGetValue(it.Participant, out var referred) => it.What is Withdrawal.Data
                ? next with { Undrawn = Undrawn.SetItem(it.Participant, referred with { Erased = true }) }
                : next,
            Act.Withdraw it => AfterLeaving(next, Participants[it.Participant], Participants[it.Participant].With(it.What, stamp.At)),
            Act.Availability it => next with { OtherTimes = OtherTimes.SetItem(it.Participant, ChosenAnew(it, stamp)) },
            Act.Correction it => next with { Participants = AfterCorrection(it) },
            _ => next with { Groups = AfterGroup(act, stamp) },
        };
    }

    private Standing? Standing(Act act) => act switch
    {
        Act.Referral it => Knows(it.Participant) ? default(Standing) : null,
        Act.Draw it => Knows(it.Participant) ? default(Standing) : null,
        Act.Withdraw it => Knows(it.Participant) ? default(Standing) : null,
        Act.Availability it => CommittedTo(it.Participant) is { } person ? new Standing(0, person.Erased) : null,
        Act.Correction it => Draws.ContainsKey(it.Of) ? default(Standing) : null,
        _ => Mention.Group(act) is { } id && Groups.TryGetValue(id, out var group)
            ? new Standing(group.RosterVersion)
            : null,
    };

    private bool Knows(ParticipantId id) => Participants.ContainsKey(id) || Undrawn.ContainsKey(id);

    private Participant Drawn(Act.Draw draw, Stamp stamp, Digest commitment) =>
        Undrawn.TryGetValue(draw.Participant, out var referred)
            ? new(stamp.Sequence, stamp.At, draw, referred.Commitment, referred.Referral.Person)
            : new(stamp.Sequence, stamp.At, draw, commitment, Referred: null);

    private static StudyState AfterLeaving(StudyState next, Participant before, Participant after) => next with
    {
        Participants = next.Participants.SetItem(after.Id, after),
        LeftGroup = next.LeftGroup + (after.LeftGroup && !before.LeftGroup ? 1 : 0),
    };

    private OtherTimes ChosenAnew(Act.Availability act, Stamp stamp)
    {
        var today = OtherTimes.GetValueOrDefault(act.Participant) is { } before && before.On == stamp.At ? before.Changes : 0;
        return new(act.Participant, act.Row, stamp.Sequence, stamp.At, today + 1);
    }

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
        Act.Sessions it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with { Sessions = stamp.Sequence }),
        Act.Attendance it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with
        {
            Attendance = new Dictionary<int, int>(Groups[it.GroupId].Attendance) { [it.Week] = stamp.Sequence },
        }),
        _ => Groups,
    };
}
