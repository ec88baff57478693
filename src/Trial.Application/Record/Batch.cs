using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>What one commit will hold of several people: each draft whole, in the order of its bodies, and the head once.</summary>
/// <param name="snapshot">The record that the first draft begins from.</param>
/// <param name="read">Rows that were read beside it; null where there is none.</param>
/// <param name="draft">Begins a draft from a state.</param>
internal sealed class Batch(Snapshot snapshot, IReadOnlyDictionary<string, Row?> read, Func<StudyState, Draft> draft)
{
    // More than any head takes: a line a stratum.
    private const int HeadBytes = 128 * 1024;

    private readonly OrderedDictionary<string, Drafted> rows = new(StringComparer.Ordinal);
    private int takes;
    private int largest; // changes of one draft

    /// <summary>The record with every draft so far.</summary>
    public StudyState State { get; private set; } = snapshot.State;

    private string? HeadETag => snapshot.Head?.ETag;

    /// <summary>Another draft of the same size would have no room.</summary>
    public bool IsFull => largest > 0 && rows.Count + largest + 1 > CommitRules.MaxChanges;

    /// <summary>Nothing was drafted.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>Everything to commit; empty when nothing was drafted.</summary>
    public IReadOnlyList<Change> Changes => IsEmpty ? [] : [.. rows.Values.Select(row => row.Change), draft(State).Head(snapshot.Head)];

    /// <summary>The draft of the next person: it reads what those before have drafted.</summary>
    /// <param name="looksUp">As <see cref="Draft.LooksUp"/>.</param>
    public Draft Next(bool looksUp) => draft(State).Among(Find, read, looksUp);

    /// <summary>Whether the head and these rows were read as for another batch.</summary>
    public bool IsAs(Batch other, IEnumerable<string> keys) =>
        HeadETag == other.HeadETag && keys.All(key => ReadETag(key) == other.ReadETag(key));

    /// <summary>Takes a whole draft, or none of it.</summary>
    /// <returns>False where it changes a row that somebody before it has drafted and it has not read, or there is no room for it.</returns>
    public bool TryTake(Draft next)
    {
        var merged = next.Rows.Select(Merged).ToList();
        if (merged.Contains(null) || (rows.Count > 0 && !Fits([.. merged.OfType<Change>()])))
        {
            return false;
        }

        takes++;
        foreach (var change in merged.OfType<Change>())
        {
            rows[change.Key] = new Drafted(change, $"drafted {takes}");
        }

        largest = Math.Max(largest, next.Rows.Count);
        State = next.State;
        return true;
    }

    private string? ReadETag(string key) => read.GetValueOrDefault(key)?.ETag;

    private bool Fits(IReadOnlyList<Change> more)
    {
        var all = rows.Values.Select(row => row.Change).Where(change => more.All(other => other.Key != change.Key)).Concat(more).ToList();
        return all.Count < CommitRules.MaxChanges && all.Sum(CommitRules.Cost) <= CommitRules.MaxCommitBytes - HeadBytes;
    }

    private Row? Find(string key) => !rows.TryGetValue(key, out var drafted) ? null : drafted.Change switch
    {
        Change.Insert it => new Row(key, drafted.Tag, it.Value),
        Change.Replace it => new Row(key, drafted.Tag, it.Value),
        _ => null,
    };

    // What the store is to do at once for both; null where the second was decided without the first.
    private Change? Merged(Change next) => !rows.TryGetValue(next.Key, out var before) ? next : (before.Change, next) switch
    {
        (Change.Insert first, Change.Replace it) when it.ETag == before.Tag => first with { Value = it.Value },
        (Change.Replace first, Change.Replace it) when it.ETag == before.Tag => first with { Value = it.Value },
        _ => null,
    };

    /// <param name="Change">What the store is to do.</param>
    /// <param name="Tag">Stands for the ETag that the row does not have yet; no store gives such a one.</param>
    private sealed record Drafted(Change Change, string Tag);
}
