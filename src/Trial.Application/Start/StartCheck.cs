using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;

namespace Trial.Application.Start;

/// <summary>
/// Before the first request: a demonstration is installed where nothing is, and what a few rows tell of the whole is checked. The whole
/// itself is for <see cref="WholeCheck"/>.
/// </summary>
public sealed class StartCheck(
    StudyLedger ledger, AccessLog accesses, PublicLog log, Publisher publisher, Anchor anchor, Installation installation, Seals seals,
    ServiceKeys keys)
{
    /// <exception cref="EarlierBuildException">An earlier build began the study. Nothing was changed.</exception>
    /// <exception cref="RecordFaultException">The rows are not what was written there.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ledger.CheckEndAsync(cancellationToken);
        if (keys.DemonstrationSetup is not null)
        {
            await Demonstration.InstallAsync(ledger, keys, cancellationToken);
        }

        var snapshot = await ledger.ReadAsync(cancellationToken);
        await anchor.CheckAsync(snapshot, cancellationToken);
        await accesses.CheckEndAsync(cancellationToken);
        await installation.ConfigAsync(cancellationToken);
        await seals.AllAsync(snapshot.State, cancellationToken);
        await CheckLogAsync(snapshot, cancellationToken);
    }

    private async Task CheckLogAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var size = (await log.ReadAsync(cancellationToken)).Size;
        if (size < snapshot.Published)
        {
            throw new RecordFaultException("The public log has fewer entries than the head of the record tells.");
        }

        if (size == 0)
        {
            await publisher.PublishAsync(cancellationToken); // nobody is drawn before the log holds the seal
        }
    }
}
