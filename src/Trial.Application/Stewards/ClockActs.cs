using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Application.Stewards;

/// <summary>A steward says once which date it is, where the clock does not fit what was written.</summary>
public sealed class ClockActs(StudyLedger ledger, AccessLog accesses, TimeProvider clock)
{
    /// <summary>From now on the clock is believed: as long as the record is in its future, and for 14 days.</summary>
    /// <returns>Why not; null when it is so, and in the access log.</returns>
    /// <exception cref="BusyException">Somebody else was first; nothing was changed but the access log.</exception>
    public async Task<Obstacle?> SayAsync(StaffMember who, DateOnly date, string reason, CancellationToken cancellationToken)
    {
        if (date != Copenhagen.Date(clock.GetUtcNow()))
        {
            return new("the service's clock shows another date", "date");
        }

        if (await ledger.ClockFaultAsync(cancellationToken) is null)
        {
            return "the clock fits what was written";
        }

        await accesses.AddAsync(who, "clock", Iso.Date(date), reason, "", cancellationToken);
        var (known, row) = await ToldClock.RowAsync(ledger.Store, cancellationToken);
        var next = RowJson.Format((known ?? new(null, null)) with { Said = date });
        return await ledger.Store.CommitAsync([Change.Put(row, RowKeys.Today, next)], cancellationToken)
            ? null
            : throw new BusyException();
    }
}
