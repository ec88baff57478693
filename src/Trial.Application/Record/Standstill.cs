using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>Whether the service has stopped, since its record may be an older copy: nothing but a restore is accepted then.</summary>
public sealed class Standstill
{
    private volatile Stop? stop;

    /// <summary>Why it has stopped; null while it goes on.</summary>
    public Stop? Stop => stop;

    /// <summary>Lets only those pass who come while it goes on.</summary>
    /// <exception cref="StoppedException">It has stopped.</exception>
    public void Require()
    {
        if (stop is { } why)
        {
            throw new StoppedException(why.Why);
        }
    }

    /// <summary>Stops for this reason, or goes on when it is null.</summary>
    public void Set(Stop? why) => stop = why;
}

/// <summary>Why the service has stopped, and what a restore needs so that no envelope is opened twice.</summary>
/// <param name="Why">In one sentence.</param>
/// <param name="Cursors">Where the strata stood when the anchors were kept, so far as they can be read.</param>
/// <param name="NeedsSkip">An anchor is gone or damaged, so the steward says how many envelopes are passed over.</param>
/// <param name="Bodies">How many the record had.</param>
public sealed record Stop(string Why, IReadOnlyDictionary<string, Cursor> Cursors, bool NeedsSkip, int Bodies)
{
    /// <summary>Where a stratum goes on that stands here in the record.</summary>
    public Cursor After(string stratum, Cursor stands) =>
        Cursors.TryGetValue(stratum, out var seen) && stands.IsBefore(seen) ? seen : stands;
}

/// <summary>The service has stopped; its message says why.</summary>
public sealed class StoppedException(string why) : Exception(why);
