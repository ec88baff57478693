using Trial.Application.Keys;
using Trial.Application.Record;

namespace Trial.Application.Study;

/// <summary>The study's configuration as the store has it; it is kept, and read anew for each further seal or text.</summary>
public sealed class Installation(StudyLedger ledger, ServiceKeys keys)
{
    private Known? known;

    /// <summary>The configuration; null until a study is installed.</summary>
    /// <exception cref="RecordFaultException">Its row was not written by this service.</exception>
    public async Task<StudyConfig?> ConfigAsync(CancellationToken cancellationToken)
    {
        var now = ledger.ConfigRead; // before the row, which is then at least of these
        if (known is { } kept && kept.As == now)
        {
            return kept.Config;
        }

        known = await ledger.Store.GetAsync(RowKeys.Study, cancellationToken) is { } row
            ? new Known(now, ConfigRow.Parse(row, keys.RecordKey))
            : null;
        return known?.Config;
    }

    /// <summary>The configuration of a study that must be there.</summary>
    /// <exception cref="NotInstalledException">None is installed yet.</exception>
    public async Task<StudyConfig> InstalledAsync(CancellationToken cancellationToken) =>
        await ConfigAsync(cancellationToken) ?? throw new NotInstalledException();

    private sealed record Known((int, string?) As, StudyConfig Config);
}
