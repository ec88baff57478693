using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Application.Start;

/// <summary>
/// Before the first request: a demonstration is installed where nothing is, and what a few rows tell of the whole is checked. The whole
/// itself is for <see cref="WholeCheck"/>.
/// </summary>
public sealed class StartCheck(
    StudyLedger ledger, AccessLog accesses, PublicLog log, Publisher publisher, Anchor anchor, AnchorCheck anchors, Standstill standstill,
    Installation installation, Seals seals, ServiceKeys keys, KeyOwner owner, Practice practice)
{
    private bool IsReal => keys.DemonstrationSetup is null;

    /// <exception cref="EarlierBuildException">An earlier build began the study. Nothing was changed.</exception>
    /// <exception cref="RecordFaultException">The rows are not what was written there.</exception>
    /// <exception cref="StartException">The study was begun with other keys.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await owner.RequireAsync(cancellationToken);
        var lists = Task.Run(() => seals.PrepareAsync(cancellationToken), cancellationToken); // on another core, while the state is read
        try
        {
            await RunAsync(lists, cancellationToken);
        }
        finally
        {
            await lists.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever gives up closes the store
        }
    }

    private async Task RunAsync(Task lists, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.CheckEndAsync(cancellationToken);
            await IsStoppedAsync(cancellationToken);
        }
        catch (RecordFaultException)
        {
            await owner.RequireAsync(cancellationToken); // another process may have begun the study meanwhile, with other keys
            throw;
        }

        await owner.TakeAsync(cancellationToken);
        if (!IsReal)
        {
            await Demonstration.InstallAsync(ledger, keys, cancellationToken);
        }

        var snapshot = await ledger.ReadAsync(cancellationToken);
        await CheckRowAsync(snapshot.State, cancellationToken);
        await accesses.CheckEndAsync(cancellationToken);
        await installation.ConfigAsync(cancellationToken);
        await lists;
        if (await seals.AllAsync(snapshot.State, cancellationToken) is [var first, ..] && first.Setup.IsPractice != practice.IsOn)
        {
            throw new StartException(practice.IsOn
                ? "The setting TRIAL_PRACTICE asks for a practice, and the data hold a study that is not one."
                : "The data hold a practice: it goes on only with the setting TRIAL_PRACTICE=1.");
        }

        await CheckLogAsync(snapshot, cancellationToken);
        if (standstill.Stop is null)
        {
            await anchor.WriteAsync(await ledger.ReadAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Whether the service has stopped. Asked again and again, it goes on once another process has taken the restore.</summary>
    /// <exception cref="RecordFaultException">No restore can mend it.</exception>
    /// <exception cref="StartException">A real study is open, and nothing outside its folder vouches for the record.</exception>
    public async Task<bool> IsStoppedAsync(CancellationToken cancellationToken)
    {
        var seen = await anchor.ReadAsync(cancellationToken);
        var snapshot = await ledger.ReadAsync(cancellationToken);
        if (IsReal && snapshot.State.OpenedAt is not null && !anchor.IsElsewhere)
        {
            throw new StartException("The study is open, and the setting TRIAL_ANCHOR names no place outside the data folder.");
        }

        var stop = await anchors.RunAsync(seen, snapshot, IsReal, cancellationToken);
        standstill.Set(stop is null || CanBeMended(stop, snapshot.State) ? stop : throw new RecordFaultException(
            $"{stop.Why} The copy lacks a list that was in use, so no restore can go on from it: put a later one back, "
            + "with its -wal file. A demonstration may be deleted, folder and anchor."));
        return stop is not null;
    }

    private static bool CanBeMended(Stop stop, StudyState state) =>
        state.Seals.Count > 0 && stop.Cursors.Values.All(at => at.Seal <= state.Seals.Count);

    // One row is enough: a build writes all rows alike.
    private async Task CheckRowAsync(StudyState state, CancellationToken cancellationToken)
    {
        if (state.Everybody.FirstOrDefault(person => !person.Erased) is { } somebody
            && await ledger.Store.GetAsync(RowKeys.Participant(somebody.Id), cancellationToken) is { } row
            && ParticipantRow.IsOfEarlierBuild(row))
        {
            throw new EarlierBuildException();
        }
    }

    private async Task CheckLogAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var size = (await log.ReadAsync(cancellationToken)).Size;
        if (size < snapshot.Published)
        {
            throw new RecordFaultException("The public log has fewer entries than the head of the record says.");
        }

        if (size == 0 && standstill.Stop is null)
        {
            await publisher.PublishAsync(cancellationToken); // nobody is drawn before the log holds the seal
        }
    }
}
