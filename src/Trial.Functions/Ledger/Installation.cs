using Trial.Functions.Storage;

namespace Trial.Functions.Ledger;

/// <summary>The study's configuration as the store has it; it is read once and kept.</summary>
public sealed class Installation(IStore store)
{
    private StudyConfig? known;

    /// <summary>The configuration; null until a study is installed.</summary>
    public async Task<StudyConfig?> ConfigAsync(CancellationToken cancellationToken) =>
        known ??= await store.GetAsync(RowKeys.Study, cancellationToken) is { } row ? RowJson.Parse<StudyConfig>(row) : null;
}
