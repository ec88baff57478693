using Trial.Core;

namespace Trial.Application.Record;

/// <summary>The row that every backup carries: where it is put back the service stops, until the steward has said why.</summary>
/// <param name="Made">When the backup was made.</param>
/// <param name="Restored">When it was put back; null where that was done by hand.</param>
/// <param name="IsWhole">Every row is there.</param>
public sealed record RestoredRow(DateTimeOffset Made, DateTimeOffset? Restored, bool IsWhole)
{
    /// <summary>Why the service stops.</summary>
    internal string Why => $"The study was put back from a backup of {Iso.Second(Made)}"
        + (Restored is { } at ? $", which was {Iso.Age(at - Made)} old at {Iso.Second(at)}." : ", by hand.");

    /// <summary>The row; null in a study that goes on.</summary>
    /// <exception cref="RecordFaultException">Not every row was put back.</exception>
    internal static async Task<RestoredRow?> ReadAsync(IStore store, CancellationToken cancellationToken) =>
        await store.GetAsync(RowKeys.Restored, cancellationToken) is not { } row ? null
        : RowJson.Parse<RestoredRow>(row) is { IsWhole: true } whole ? whole
        : throw new RecordFaultException("A restore was not finished: empty the table, and put the backup back once more.");

    /// <summary>Puts the row into a copy.</summary>
    internal async Task PutAsync(IStore copy, CancellationToken cancellationToken) => await copy.CommitAsync(
        [Change.Put(await copy.GetAsync(RowKeys.Restored, cancellationToken), RowKeys.Restored, RowJson.Format(this))], cancellationToken);
}
