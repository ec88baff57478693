using System.Collections.Immutable;

namespace Trial.Core.Record;

/// <summary>The phases of a study, in their only order.</summary>
public enum Phase
{
    /// <summary>Nothing is sealed.</summary>
    Unsealed,

    /// <summary>Sealed, not yet open.</summary>
    Sealed,

    /// <summary>Lots are drawn.</summary>
    Open,

    /// <summary>No more lots are drawn.</summary>
    Closed,

    /// <summary>The seed or list key is published.</summary>
    Revealed,
}

/// <summary>One sealed list in use: its number and the SHA-256 of its seal entry, and the date it was recorded.</summary>
public sealed record SealRecord(int Number, Digest Entry, DateOnly Date);

/// <summary>The study as its record tells it: a fold over the bodies from sequence 0. Immutable.</summary>
public sealed record StudyState
{
    /// <summary>Before the first body.</summary>
    public static StudyState Empty { get; } = new();

    /// <summary>How many bodies were applied; the next sequence.</summary>
    public int Count { get; private init; }

    /// <summary>The last commitment; 32 zero bytes before the first.</summary>
    public Digest Last { get; private init; }

    /// <summary>The study's name; null before the first body.</summary>
    public string? Study { get; private init; }

    /// <summary>Where the study is.</summary>
    public Phase Phase { get; private init; }

    /// <summary>Every seal, in order; the last one is in use.</summary>
    public ImmutableList<SealRecord> Seals { get; private init; } = [];

    /// <summary>The next envelope of every stratum under the current seal, from 1. A stratum never drawn in is absent: its next is 1.</summary>
    public ImmutableSortedDictionary<string, int> Cursors { get; private init; } =
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Everybody drawn, by id.</summary>
    public ImmutableDictionary<ParticipantId, Participant> Participants { get; private init; } =
        ImmutableDictionary<ParticipantId, Participant>.Empty;

    /// <summary>Every draw's participant by the draw's sequence.</summary>
    public ImmutableSortedDictionary<int, ParticipantId> Draws { get; private init; } = ImmutableSortedDictionary<int, ParticipantId>.Empty;

    /// <summary>Every group, by id.</summary>
    public ImmutableSortedDictionary<string, GroupRecord> Groups { get; private init; } =
        ImmutableSortedDictionary<string, GroupRecord>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The current consent text's version and hash, when a later text than the setup's was recorded.</summary>
    public Act.ConsentText? Text { get; private init; }

    /// <summary>Arms may be exported by name before close.</summary>
    public bool Unblinded { get; private init; }

    /// <summary>Where opening and closing happened: sequence of the body.</summary>
    public int? OpenedAt { get; private init; }

    /// <summary>Sequence of the close body.</summary>
    public int? ClosedAt { get; private init; }

    /// <summary>The last digest of the access log, and the day it was recorded.</summary>
    public (Digest Digest, DateOnly Day)? Accesses { get; private init; }

    /// <summary>What was revealed.</summary>
    public Act? Reveal { get; private init; }

    /// <summary>The next envelope of a stratum under the current seal, from 1.</summary>
    public int Next(string stratum) => Cursors.GetValueOrDefault(stratum, 1);

    /// <summary>The stamp that the next body must carry.</summary>
    public Stamp Stamp(string actor, DateOnly at) => new(actor, at, Last, Count);

    /// <summary>Why this act cannot come next; null when it can. The record's sequence of steps (FIELD.md R14).</summary>
    public string? Refusal(Act act) => act switch
    {
        Act.Setup it when it.Seal != Seals.Count + 1 => "the seals are numbered 1, 2, 3 ...",
        Act.Setup when Phase is Phase.Closed or Phase.Revealed => "the study is closed",
        Act.Setup => null,
        _ when Phase is Phase.Unsealed => "nothing is sealed",
        Act.Open when Phase is not Phase.Sealed => "the study was opened before",
        Act.Close when Phase is not Phase.Open => "the study is not open",
        Act.RevealSeed or Act.RevealListKey when Phase is not Phase.Closed => "a reveal comes once, after close",
        Act.Restore when Phase is Phase.Revealed => "the list is revealed",
        Act.Restore it => RefusalOfRestore(it),
        Act.Draw it => RefusalOfDraw(it),
        Act.Withdraw it when !Participants.ContainsKey(it.Participant) => "nobody has this id",
        Act.Correction it when !Draws.ContainsKey(it.Of) => "there is no draw at this sequence",
        Act.Unblind when Unblinded => "the study is unblinded",
        Act.ConsentText it when it.Version == Text?.Version => "this text is current",
        _ => RefusalInGroup(act),
    };

    /// <summary>The study after this body.</summary>
    /// <exception cref="ArgumentException">The body does not follow: another study, sequence, previous commitment, or a refused act.</exception>
    public StudyState Apply(Entry entry, Digest commitment)
    {
        var (study, act, stamp) = entry;
        var fault = stamp.Sequence != Count ? $"the sequence is {stamp.Sequence} where {Count} comes next"
            : stamp.Previous != Last ? "the previous commitment is not the last one"
            : study != (Study ?? study) ? "the body belongs to another study"
            : Refusal(act);

        return fault is null
            ? After(act, stamp) with { Study = study, Count = Count + 1, Last = commitment }
            : throw new ArgumentException(fault, nameof(entry));
    }

    private string? RefusalOfRestore(Act.Restore restore) =>
        Cursors.Keys.FirstOrDefault(stratum => restore.Cursors.GetValueOrDefault(stratum, 1) < Next(stratum)) is { } back
            ? $"it would open envelopes of stratum {back} a second time"
            : null;

    private string? RefusalOfDraw(Act.Draw draw) =>
        Phase is not Phase.Open ? "the study is not open"
        : draw.Seal != Seals[^1].Entry ? "the seal is not the current one"
        : draw.Envelope != Next(draw.Stratum) ? $"envelope {draw.Envelope} of stratum {draw.Stratum} where {Next(draw.Stratum)} comes next"
        : Participants.ContainsKey(draw.Participant) ? "this participant was drawn before"
        : null;

    private string? RefusalInGroup(Act act) => act switch
    {
        Act.Group { Change: GroupChange.Planned } it => Groups.ContainsKey(it.GroupId) ? "this group was planned before" : null,
        Act.Group it => Known(it.GroupId),
        Act.Roster it => Known(it.GroupId) ?? (it.Version == Groups[it.GroupId].RosterVersion + 1 ? null : "the versions are numbered 1, 2, 3 ..."),
        Act.Notice it => Known(it.GroupId) ?? (it.Version == Groups[it.GroupId].Notices.Count + 1 ? null : "the versions are numbered 1, 2, 3 ..."),
        Act.Attendance it => Known(it.GroupId),
        _ => null,
    };

    private string? Known(string group) => Groups.ContainsKey(group) ? null : "no group has this id";

    private StudyState After(Act act, Stamp stamp) => act switch
    {
        Act.Setup it => this with
        {
            Phase = Phase is Phase.Unsealed ? Phase.Sealed : Phase,
            Seals = Seals.Add(new SealRecord(it.Seal, it.Entry, stamp.At)),
            Cursors = Cursors.Clear(), // another list: every stratum begins at its first envelope
        },
        Act.Open => this with { Phase = Phase.Open, OpenedAt = stamp.Sequence },
        Act.Close => this with { Phase = Phase.Closed, ClosedAt = stamp.Sequence },
        Act.RevealSeed or Act.RevealListKey => this with { Phase = Phase.Revealed, Reveal = act },
        Act.Restore it => this with { Cursors = Cursors.Clear().AddRange(it.Cursors) },
        Act.ConsentText it => this with { Text = it },
        Act.Unblind => this with { Unblinded = true },
        Act.Accesses it => this with { Accesses = (it.Day, stamp.At) },
        Act.Draw it => After(it, stamp),
        Act.Withdraw it => this with { Participants = Participants.SetItem(it.Participant, Participants[it.Participant].With(it.What)) },
        Act.Correction it => After(it),
        _ => this with { Groups = AfterGroup(act, stamp.Sequence) },
    };

    private StudyState After(Act.Draw draw, Stamp stamp) => this with
    {
        Cursors = Cursors.SetItem(draw.Stratum, checked(draw.Envelope + 1)),
        Participants = Participants.Add(draw.Participant, new Participant(draw.Participant, stamp.Sequence, stamp.At, draw)),
        Draws = Draws.Add(stamp.Sequence, draw.Participant),
    };

    private StudyState After(Act.Correction correction)
    {
        var participant = Participants[Draws[correction.Of]];
        return this with
        {
            Participants = Participants.SetItem(participant.Id, participant with { Mistakes = [.. participant.Mistakes, correction.As] }),
        };
    }

    private ImmutableSortedDictionary<string, GroupRecord> AfterGroup(Act act, int sequence) => act switch
    {
        Act.Group { Change: GroupChange.Planned } it => Groups.Add(it.GroupId, new GroupRecord(it.GroupId, it.Change, sequence)),
        Act.Group it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with { Change = it.Change, Plan = sequence }),
        Act.Roster it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with { RosterVersion = it.Version, Roster = sequence }),
        Act.Notice it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with { Notices = [.. Groups[it.GroupId].Notices, sequence] }),
        Act.Attendance it => Groups.SetItem(it.GroupId, Groups[it.GroupId] with
        {
            Attendance = new Dictionary<int, int>(Groups[it.GroupId].Attendance) { [it.Week] = sequence },
        }),
        _ => Groups, // slips, roles and retention change nothing that is decided on
    };
}
