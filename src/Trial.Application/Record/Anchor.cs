using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

using Trial.Core;

namespace Trial.Application.Record;

/// <summary>
/// The head of the record as it was a moment ago, kept apart from the rows: an older copy that is put back lacks what the anchor has
/// seen. The same bytes as the head's row, so nobody without the record key can write another.
/// </summary>
/// <param name="places">Where; empty for nowhere.</param>
/// <param name="recordKey">Of the heads' HMAC.</param>
/// <param name="log">Says which place cannot be written.</param>
public sealed partial class Anchor(IReadOnlyList<IAnchorPlace> places, Digest recordKey, ILogger<Anchor> log)
{
    private readonly HeadRows heads = new(recordKey);
    private readonly ConcurrentDictionary<IAnchorPlace, bool> owed = new(); // places that a restore has not reached yet
    private byte[]? waiting; // the newest head, when a place may lack it

    /// <summary>An anchor is kept somewhere.</summary>
    public bool IsKept => places.Count > 0;

    /// <summary>An anchor is kept outside the data folder.</summary>
    public bool IsElsewhere => places.Any(place => place.IsElsewhere);

    /// <summary>Keeps the record's head, if it was committed. A place that cannot be written undoes nothing.</summary>
    /// <param name="changes">Of the commit.</param>
    /// <param name="isRestore">Also replaces an anchor that has seen more than the record, now or as soon as it can be written.</param>
    public async Task KeepAsync(IReadOnlyList<Change> changes, bool isRestore)
    {
        if (HeadOf(changes) is not { } head)
        {
            return;
        }

        foreach (var place in isRestore ? places : [])
        {
            owed[place] = true; // until it is written, with this head or a newer one
        }

        Interlocked.Exchange(ref waiting, head);
        foreach (var place in places.Where(place => place.IsQuick || isRestore))
        {
            await TryWriteAsync(place, head, CancellationToken.None);
        }
    }

    /// <summary>Keeps the newest head in the places that are not written with every commit, or could not be.</summary>
    public async Task KeepWaitingAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref waiting, null) is not { } head)
        {
            return;
        }

        var kept = 0;
        try
        {
            foreach (var place in places)
            {
                kept += await TryWriteAsync(place, head, cancellationToken) ? 1 : 0;
            }
        }
        finally
        {
            if (kept < places.Count)
            {
                Interlocked.CompareExchange(ref waiting, head, null); // again next time, unless a newer one waits by then
            }
        }
    }

    /// <summary>Keeps the head as it is now, everywhere.</summary>
    /// <returns>False when a place keeps what it had: a newer head, or what this service did not write.</returns>
    /// <exception cref="IOException">A place cannot be written.</exception>
    public async Task<bool> WriteAsync(Snapshot now, CancellationToken cancellationToken)
    {
        var isKept = true;
        foreach (var place in now.Head is null ? [] : places)
        {
            isKept &= await WriteAsync(place, now.Head!.Value, cancellationToken);
        }

        return isKept;
    }

    /// <summary>What every place holds.</summary>
    public async Task<IReadOnlyList<(IAnchorPlace Place, byte[]? Kept)>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = new List<(IAnchorPlace, byte[]?)>();
        foreach (var place in places)
        {
            found.Add((place, await place.ReadAsync(cancellationToken)));
        }

        return found;
    }

    private async Task<bool> TryWriteAsync(IAnchorPlace place, byte[] head, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(place, head, cancellationToken); // what stays there the night's job compares
            return true;
        }
        // A place whose time has run out says so as if it had been cancelled.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            NotKept($"{place}", exception.GetType().Name);
            return false;
        }
    }

    // The one write that a restore is owed replaces whatever is there.
    private async Task<bool> WriteAsync(IAnchorPlace place, byte[] head, CancellationToken cancellationToken)
    {
        var (isOwed, isRefused) = (owed.TryRemove(place, out _), false);
        try
        {
            await place.WriteAsync(head, kept => !(isRefused = !isOwed && !MayReplace(kept, head)), cancellationToken);
        }
        catch when (isOwed)
        {
            owed[place] = true;
            throw;
        }

        return !isRefused;
    }

    // What somebody else wrote there stays, so that the next start sees it.
    private bool MayReplace(byte[] kept, byte[] head) =>
        (heads.Parse(kept), heads.Parse(head)) is ({ } older, { } newer)
        && (older.Count, older.Published).CompareTo((newer.Count, newer.Published)) <= 0;

    private static byte[]? HeadOf(IReadOnlyList<Change> changes) => changes.FirstOrDefault(change => change.Key == RowKeys.Head) switch
    {
        Change.Insert it => it.Value,
        Change.Replace it => it.Value,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The anchor {Place} cannot be written ({Kind}): it falls behind the record.")]
    private partial void NotKept(string place, string kind);
}
