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

    /// <summary>The seed or list key of every seal is published.</summary>
    Revealed,
}

/// <summary>One sealed list in use: its number and the SHA-256 of its seal entry, and the date it was recorded.</summary>
public sealed record SealRecord(int Number, Digest Entry, DateOnly Date);

/// <summary>
/// The course of a study as its record tells it, without its people and groups: a fold over the bodies from sequence 0. Immutable.
/// </summary>
public record StudyCourse
{
    /// <summary>Why a body cannot follow one that has a later date.</summary>
    public const string GoesBack = "its date is before that of the body before it";

    private const int MostEnvelopes = int.MaxValue - 1; // so that there is a next one

    /// <summary>Before the first body.</summary>
    public static StudyCourse Empty { get; } = new();

    /// <summary>How many bodies were applied; the next sequence.</summary>
    public int Count { get; internal init; }

    /// <summary>The last commitment; 32 zero bytes before the first.</summary>
    public Digest Last { get; internal init; }

    /// <summary>The last body's date; null before the first.</summary>
    public DateOnly? LastAt { get; internal init; }

    /// <summary>The study's name; null before the first body.</summary>
    public string? Study { get; internal init; }

    /// <summary>Where the study is.</summary>
    public Phase Phase { get; internal init; }

    /// <summary>Every seal, in order.</summary>
    public ImmutableList<SealRecord> Seals { get; internal init; } = [];

    /// <summary>Where every stratum's envelopes stand; a stratum never drawn in is absent.</summary>
    public ImmutableSortedDictionary<string, Cursor> Cursors { get; internal init; } =
        ImmutableSortedDictionary<string, Cursor>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How many seals there were when every place was opened last; 0 when places were opened one by one only.</summary>
    public int OpenSeals { get; internal init; }

    /// <summary>Whether a place is open that was opened or closed by itself since.</summary>
    public ImmutableSortedDictionary<string, bool> Places { get; internal init; } =
        ImmutableSortedDictionary<string, bool>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Every sheet of slips, by its name.</summary>
    public ImmutableSortedDictionary<string, Sheet> Sheets { get; internal init; } =
        ImmutableSortedDictionary<string, Sheet>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Every introduction meeting.</summary>
    public Introductions Introductions { get; internal init; } = Introductions.Empty;

    /// <summary>Every message.</summary>
    public SentMessages Messages { get; internal init; } = SentMessages.Empty;

    /// <summary>Who waits for a lot; empty where lots are drawn at referral.</summary>
    public Queues Queues { get; internal init; } = Queues.Empty;

    /// <summary>The consent texts that were recorded after the setup's and not withdrawn.</summary>
    public ImmutableList<Act.ConsentText> Texts { get; internal init; } = [];

    /// <summary>Arms may be exported by name before close.</summary>
    public bool Unblinded { get; internal init; }

    /// <summary>Where opening and closing happened: sequence of the body.</summary>
    public int? OpenedAt { get; internal init; }

    /// <summary>Sequence of the close body.</summary>
    public int? ClosedAt { get; internal init; }

    /// <summary>The last digest of the access log, and the day it was recorded.</summary>
    public (Digest Digest, DateOnly Day)? Accesses { get; internal init; }

    /// <summary>What was revealed of each seal, by its number.</summary>
    public ImmutableSortedDictionary<int, Act> Reveals { get; internal init; } = ImmutableSortedDictionary<int, Act>.Empty;

    /// <summary>Where a stratum's envelopes stand; <see cref="Cursor.Within"/> tells which of them is next.</summary>
    public Cursor At(string stratum) => Cursors.GetValueOrDefault(stratum, Cursor.First);

    /// <summary>Whether people are taken in a stratum.</summary>
    /// <param name="stratum">Which.</param>
    /// <param name="firstSeal">The number of the first seal that has it; 0 for none, and nobody is taken.</param>
    public bool IsOpen(string stratum, int firstSeal) =>
        Phase is Phase.Open && firstSeal > 0 && Places.GetValueOrDefault(stratum, firstSeal <= OpenSeals);

    /// <summary>The stamp that the next body must carry.</summary>
    public Stamp Stamp(Actor actor, DateOnly at) => new(actor, at, Last, Count);

    /// <summary>Why this act cannot come next; null when it can. The record's sequence of steps.</summary>
    public virtual Obstacle? ObstacleTo(Act act) => RefusalOfCourse(act) ?? Queues.Refusal(act, SealOf(act));

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
            : stamp.At < LastAt ? GoesBack
            : act is Act.ConsentTextWithdrawn text ? Texts.Refusal(text, stamp.At)?.Why
            : ObstacleTo(act)?.Why;

        return fault is null
            ? After(act, stamp, commitment) with { Study = study, Count = Count + 1, Last = commitment, LastAt = stamp.At }
            : throw new ArgumentException(fault, nameof(entry));
    }

    /// <summary>The study after an act that was not refused.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="stamp">Of its body.</param>
    /// <param name="commitment">Of its body.</param>
    protected virtual StudyCourse After(Act act, Stamp stamp, Digest commitment)
    {
        var queues = Queues.After(act, stamp, commitment, SealOf(act), Moves(act));
        return ReferenceEquals(queues, Queues) ? Stepped(act, stamp) : Stepped(act, stamp) with { Queues = queues };
    }

    private Obstacle? RefusalOfCourse(Act act) => act switch
    {
        Act.Setup it when it.Seal != Seals.Count + 1 => "the seals are numbered 1, 2, 3 ...",
        Act.Setup when Phase is Phase.Closed or Phase.Revealed => "the study is closed",
        Act.Setup => null,
        _ when Phase is Phase.Unsealed => "nothing is sealed",
        Act.Open when Phase is not (Phase.Sealed or Phase.Open) => "the study is closed",
        Act.Open { Stratum: null } when OpenSeals == Seals.Count && !Places.ContainsValue(false) => "every place is open",
        Act.Open { Stratum: { } place } when Places.GetValueOrDefault(place) => new("this place is open", "stratum"),
        Act.Close when Phase is not Phase.Open => "the study is not open",
        Act.Close { Stratum: { } place } when !Places.GetValueOrDefault(place, OpenSeals > 0) => new("this place is not open", "stratum"),
        Act.RevealSeed it => RefusalOfReveal(it.Number),
        Act.RevealListKey it => RefusalOfReveal(it.Number),
        Act.Restore it when !Reveals.IsEmpty && it.Cursors.Keys.Union(Cursors.Keys).Any(Moves(it)) => "the list is revealed",
        Act.Restore it => RefusalOfRestore(it),
        Act.Draw it => RefusalOfDraw(it),
        Act.Slips it when Sheets.ContainsKey(it.Sheet) => "this sheet was made before",
        Act.SlipsWithdrawn it => Sheet.Refusal(Sheets.GetValueOrDefault(it.Sheet), it),
        Act.Meeting it => Introductions.Refusal(it),
        Act.Message it => Messages.Refusal(it),
        Act.Referral it => RefusalOfReferral(it.Stratum),
        Act.Cohort it => RefusalOfReferral(it.Stratum),
        Act.Unblind when Unblinded => "the study is unblinded",
        Act.ConsentText it => Texts.Refusal(it),
        Act.ConsentTextWithdrawn it => Texts.Refusal(it, LastAt ?? default),
        _ => null,
    };

    private StudyCourse Stepped(Act act, Stamp stamp) => act switch
    {
        Act.Setup it => this with
        {
            Phase = Phase is Phase.Unsealed ? Phase.Sealed : Phase,
            Seals = Seals.Add(new SealRecord(it.Seal, it.Entry, stamp.At)),
        },
        Act.Open it => Opened(it.Stratum) with { Phase = Phase.Open, OpenedAt = OpenedAt ?? stamp.Sequence },
        Act.Close { Stratum: { } place } => this with { Places = Places.SetItem(place, false) },
        Act.Close => this with { Phase = Phase.Closed, ClosedAt = stamp.Sequence },
        Act.RevealSeed it => Revealed(it.Number, it),
        Act.RevealListKey it => Revealed(it.Number, it),
        Act.Restore it => this with { Cursors = Cursors.Clear().AddRange(it.Cursors) },
        Act.Draw it => this with { Cursors = Cursors.SetItem(it.Stratum, new(NumberOf(it.Seal), it.Envelope + 1)) },
        Act.ConsentText or Act.ConsentTextWithdrawn => this with { Texts = Texts.After(act) },
        Act.Slips it => this with { Sheets = Sheets.Add(it.Sheet, new Sheet(it.Sheet, it.Count, stamp.At, it.Until)) },
        Act.SlipsWithdrawn it => this with { Sheets = Sheets.SetItem(it.Sheet, Sheets[it.Sheet] with { IsWithdrawn = true }) },
        Act.Meeting it => this with { Introductions = Introductions.After(it, stamp) },
        Act.Message or Act.Retention => this with { Messages = Messages.After(act, stamp) },
        Act.Unblind => this with { Unblinded = true },
        Act.Accesses it => this with { Accesses = (it.Day, stamp.At) },
        _ => this, // roles change nothing that is decided on
    };

    private StudyCourse Opened(string? place) => place is null
        ? this with { OpenSeals = Seals.Count, Places = Places.Clear() }
        : this with { Places = Places.SetItem(place, true) };

    private StudyCourse Revealed(int number, Act act)
    {
        var reveals = Reveals.Add(number, act);
        return this with { Reveals = reveals, Phase = reveals.Count == Seals.Count ? Phase.Revealed : Phase };
    }

    private Obstacle? RefusalOfReveal(int number) =>
        Phase is not (Phase.Closed or Phase.Revealed) ? "a reveal comes after close"
        : number < 1 || number > Seals.Count ? new Obstacle("there is no seal with this number", "number")
        : Reveals.ContainsKey(number) ? new Obstacle("this seal is revealed", "number")
        : null;

    private string? RefusalOfRestore(Act.Restore restore) =>
        restore.Cursors.Values.Any(at => at.Next is < 1 or > MostEnvelopes) ? "envelopes are numbered 1, 2, 3 ..."
        : restore.Cursors.Values.Any(at => at.Seal < 1 || at.Seal > Seals.Count) ? "there is no seal with this number"
        : Cursors.Keys.FirstOrDefault(stratum => restore.Cursors.GetValueOrDefault(stratum, Cursor.First).IsBefore(At(stratum))) is { } back
            ? $"it would open envelopes of stratum {back} a second time"
        : null;

    // Nobody is drawn from a queue whose place is closed: closing draws all who wait first.
    private string? RefusalOfReferral(string stratum) =>
        Phase is not Phase.Open ? "the study is not open"
        : !Places.GetValueOrDefault(stratum, OpenSeals > 0) ? $"stratum {stratum} is not open"
        : null;

    // Which seals have the stratum, and whether the earlier ones are used up, only the setups tell.
    private string? RefusalOfDraw(Act.Draw draw)
    {
        var (at, seal) = (At(draw.Stratum), NumberOf(draw.Seal));
        return Phase is not Phase.Open ? "the study is not open"
            : !MayBeOpen(draw.Stratum, seal) ? $"stratum {draw.Stratum} is not open"
            : seal == 0 ? "the seal is not part of this study"
            : seal < at.Seal ? $"stratum {draw.Stratum} has gone on to seal {at.Seal}"
            : new Cursor(seal, seal == at.Seal ? at.Next : 1) is var next && draw.Envelope != next.Next
                ? $"envelope {draw.Envelope} of stratum {draw.Stratum} where {next.Next} comes next"
            : draw.Envelope > MostEnvelopes ? "no list has that many envelopes"
            : null;
    }

    // A stratum that nothing was drawn in is at its first seal.
    private bool MayBeOpen(string stratum, int seal) =>
        Places.TryGetValue(stratum, out var isOpen) ? isOpen : OpenSeals > 0 && (Cursors.ContainsKey(stratum) || seal <= OpenSeals);

    private Func<string, bool> Moves(Act act) =>
        stratum => act is Act.Restore it && it.Cursors.GetValueOrDefault(stratum, Cursor.First) != At(stratum);

    private int SealOf(Act act) => act is Act.Draw draw ? NumberOf(draw.Seal) : 0;

    // From 1; 0 for a seal that was not recorded.
    private int NumberOf(Digest entry) => Seals.FindIndex(seal => seal.Entry == entry) + 1;
}
