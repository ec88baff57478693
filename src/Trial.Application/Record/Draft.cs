using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;

using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>What one commit will hold: bodies, the rows beside them, and the head, which is moved once for all of them.</summary>
public sealed class Draft(Snapshot snapshot, DateTimeOffset now, ClockRule clock, HeadRows heads, IStore store)
{
    private readonly List<Change> rows = [];
    private StudyState state = snapshot.State;
    private Func<string, Row?> drafted = _ => null;
    private IReadOnlyDictionary<string, Row?> read = ReadOnlyDictionary<string, Row?>.Empty;
    private int published = snapshot.Published;

    /// <summary>The record with the drafted bodies applied.</summary>
    public StudyState State => state;

    /// <summary>The instant of this attempt.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The date in Europe/Copenhagen.</summary>
    public DateOnly Today => Copenhagen.Date(Now);

    /// <summary>The date that the drafted bodies carry: today, or the last body's when that is later.</summary>
    /// <exception cref="ClockOffException">The clock does not fit what was written, so nothing can be written.</exception>
    public DateOnly At() => clock is ClockRule.Fits fits ? fits.At : throw new ClockOffException(((ClockRule.Off)clock).Why);

    /// <summary>A restore is drafted.</summary>
    public bool IsRestore { get; private set; }

    /// <summary>
    /// Rows that are only inserted are looked up first. False at the first attempt of somebody who shares a commit: it is refused when such
    /// a row is there, and then they are looked up.
    /// </summary>
    public bool LooksUp { get; private init; } = true;

    /// <summary>How many entries the stored public log has.</summary>
    public int Published => published;

    /// <summary>The changes of rows, without the head.</summary>
    internal IReadOnlyList<Change> Rows => rows;

    /// <summary>Everything to commit; empty when nothing was drafted.</summary>
    public IReadOnlyList<Change> Changes =>
        state.Count == snapshot.State.Count && published == snapshot.Published ? rows : [.. rows, Head(snapshot.Head)];

    /// <summary>The row with this key, as those left it who are committed together before this draft.</summary>
    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken) =>
        Drafted(key) is { } row ? Task.FromResult<Row?>(row)
        : read.TryGetValue(key, out var known) ? Task.FromResult(known)
        : store.GetAsync(key, cancellationToken);

    /// <summary>The row with this key that one of those drafted; null when nobody did.</summary>
    public Row? Drafted(string key) => drafted(key);

    /// <summary>Drafts an act of the study, and the row beside it when it has one. Returns its sequence.</summary>
    /// <inheritdoc cref="Add(string, Actor, Act, Detail)"/>
    public int Add(Actor actor, Act act, Detail? beside = null)
    {
        var sequence = state.Count;
        Add(state.Study!, actor, act, beside);
        return sequence;
    }

    /// <summary>Drafts an act and, when it has one, the row beside it.</summary>
    /// <exception cref="ClockOffException">The clock does not fit what was written.</exception>
    /// <exception cref="InvalidOperationException">The act cannot come next: ask <see cref="StudyState.Refusal"/> first.</exception>
    public Body Add(string study, Actor actor, Act act, Detail? beside = null)
    {
        if (state.Refusal(act) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        var stamp = state.Stamp(actor, At());
        var body = Body.Format(study, act, stamp, RandomDigest(), RandomDigest());
        rows.Add(new Change.Insert(RowKeys.Body(stamp.Sequence), Encoding.UTF8.GetBytes(body.ToLine())));
        if (beside is not null)
        {
            rows.Add(new Change.Insert(RowKeys.Detail(stamp.Sequence), DetailRow.Format(beside)));
        }

        IsRestore |= act is Act.Restore;
        state = state.Apply(new Entry(study, act, stamp), body.Commitment);
        return body;
    }

    /// <summary>Drafts a change of another row.</summary>
    public void Add(Change change) => rows.Add(change);

    /// <summary>Drafts that the public log has this many entries from now on.</summary>
    public void Publish(int entries) => published = entries;

    /// <summary>32 random bytes.</summary>
    public static Digest RandomDigest() => new(RandomNumberGenerator.GetBytes(Digest.Size));

    /// <summary>The same draft, still empty, of somebody among others.</summary>
    internal Draft Among(Func<string, Row?> others, IReadOnlyDictionary<string, Row?> known, bool looksUp) =>
        new(snapshot, Now, clock, heads, store) { drafted = others, read = known, LooksUp = looksUp };

    /// <summary>The head after what is drafted, in the place of this one.</summary>
    internal Change Head(Row? before) =>
        Change.Put(before, RowKeys.Head, heads.Format(new Head(state.Count, state.Last, state.Cursors, published)));
}
