using Trial.Application.Keys;
using Trial.Application.Record;

namespace Trial.Application.Study;

/// <summary>The study's configuration as the store has it; it is read once and kept.</summary>
public sealed class Installation(IStore store, ServiceKeys keys)
{
    private StudyConfig? known;

    /// <summary>The configuration; null until a study is installed.</summary>
    /// <exception cref="RecordFaultException">Its row was not written by this service.</exception>
    public async Task<StudyConfig?> ConfigAsync(CancellationToken cancellationToken) =>
        known ??= await store.GetAsync(RowKeys.Study, cancellationToken) is { } row ? ConfigRow.Parse(row, keys.RecordKey) : null;
}
