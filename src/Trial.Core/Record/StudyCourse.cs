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

/// <summary>
/// The course of a study as its record tells it, without its people and groups: a fold over the bodies from sequence 0. Immutable.
/// </summary>
public record StudyCourse
{
    private const int MostEnvelopes = int.MaxValue - 1; // so that there is a next one

    /// <summary>Before the first body.</summary>
    public static StudyCourse Empty { get; } = new();

    /// <summary>How many bodies were applied; the next sequence.</summary>
    public int Count { get; internal init; }

    /// <summary>The last commitment; 32 zero bytes before the first.</summary>
    public Digest Last { get; internal init; }

    /// <summary>The study's name; null before the first body.</summary>
    public string? Study { get; internal init; }

    /// <summary>Where the study is.</summary>
    public Phase Phase { get; internal init; }

    /// <summary>Every seal, in order; the last one is in use.</summary>
    public ImmutableList<SealRecord> Seals { get; internal init; } = [];

    /// <summary>
    /// The next envelope of every stratum under the current seal, from 1. A stratum never drawn in is absent: its next is 1.
    /// </summary>
    public ImmutableSortedDictionary<string, int> Cursors { get; internal init; } =
        ImmutableSortedDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The current consent text's version and hash, when a later text than the setup's was recorded.</summary>
    public Act.ConsentText? Text { get; internal init; }

    /// <summary>Arms may be exported by name before close.</summary>
    public bool Unblinded { get; internal init; }

    /// <summary>Where opening and closing happened: sequence of the body.</summary>
    public int? OpenedAt { get; internal init; }

    /// <summary>Sequence of the close body.</summary>
    public int? ClosedAt { get; internal init; }

    /// <summary>The last digest of the access log, and the day it was recorded.</summary>
    public (Digest Digest, DateOnly Day)? Accesses { get; internal init; }

    /// <summary>What was revealed.</summary>
    public Act? Reveal { get; internal init; }

    /// <summary>The next envelope of a stratum under the current seal, from 1.</summary>
    public int Next(string stratum) => Cursors.GetValueOrDefault(stratum, 1);

    /// <summary>The stamp that the next body must carry.</summary>
    public Stamp Stamp(string actor, DateOnly at) => new(actor, at, Last, Count);

    /// <summary>Why this act cannot come next; null when it can. The record's sequence of steps.</summary>
    public virtual string? Refusal(Act act) => act switch
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
        Act.Unblind when Unblinded => "the study is unblinded",
        Act.ConsentText it when it.Version == Text?.Version => "this text is current",
        _ => null,
    };

    /// <summary>The study after this body.</summary>
    /// <exception cref="ArgumentException">
    /// The body does not follow: another study, sequence, previous commitment, or a refused act.
    /// </exception>
    public virtual StudyCourse Apply(Entry entry, Digest commitment)
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

    /// <summary>The study after an act that was not refused.</summary>
    protected virtual StudyCourse After(Act act, Stamp stamp) => act switch
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
        Act.Draw it => this with { Cursors = Cursors.SetItem(it.Stratum, it.Envelope + 1) },
        Act.ConsentText it => this with { Text = it },
        Act.Unblind => this with { Unblinded = true },
        Act.Accesses it => this with { Accesses = (it.Day, stamp.At) },
        _ => this, // slips, roles and retention change nothing that is decided on
    };

    private string? RefusalOfRestore(Act.Restore restore) =>
        restore.Cursors.Values.Any(next => next is < 1 or > MostEnvelopes) ? "envelopes are numbered 1, 2, 3 ..."
        : Cursors.Keys.FirstOrDefault(stratum => restore.Cursors.GetValueOrDefault(stratum, 1) < Next(stratum)) is { } back
            ? $"it would open envelopes of stratum {back} a second time"
        : null;

    private string? RefusalOfDraw(Act.Draw draw) =>
        Phase is not Phase.Open ? "the study is not open"
        : draw.Seal != Seals[^1].Entry ? "the seal is not the current one"
        : draw.Envelope != Next(draw.Stratum) ? $"envelope {draw.Envelope} of stratum {draw.Stratum} where {Next(draw.Stratum)} comes next"
        : draw.Envelope > MostEnvelopes ? "no list has so many envelopes"
        : null;
}
