using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Start;

/// <summary>
/// Holds everything in the store against the record: every body, the row beside it, people, codes, slips and the access log.
/// It runs beside the requests, since reading all of it takes long; what is taken out of the study waits for it.
/// </summary>
public sealed class WholeCheck(Installation installation, StudyLedger ledger, AccessLog accesses)
{
    private const int Long = 20_000; // bodies: about a second and a half

    private volatile bool isDone;

    /// <summary>Lets only those pass who come after the check.</summary>
    /// <exception cref="NotCheckedException">It is not done yet.</exception>
    public void Require()
    {
        if (!isDone)
        {
            throw new NotCheckedException();
        }
    }

    /// <summary>Whether it takes a core for seconds, so that others had better go first.</summary>
    public async Task<bool> IsLongAsync(CancellationToken cancellationToken) =>
        (await ledger.ReadAsync(cancellationToken)).State.Count > Long;

    /// <summary>Reads everything, and keeps the state that it found for the next start.</summary>
    /// <returns>The commitment of every body, oldest first.</returns>
    /// <exception cref="RecordFaultException">Something is not what the service wrote: what, in one sentence.</exception>
    public async Task<IReadOnlyList<Waiting>> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var snapshot = await ledger.ReadAsync(cancellationToken);
            var (commitments, fault) = await ReadAsync(snapshot.State, cancellationToken);
            if (fault is null)
            {
                await accesses.CheckAsync(snapshot.State.Accesses?.Digest, cancellationToken);
                isDone = true;
                return commitments;
            }

            // Rows may have been written between the reading of the record and theirs; a fault that the record does not explain is one.
            if (!await WereWrittenAsync(snapshot.State.Count, cancellationToken))
            {
                throw new RecordFaultException(fault);
            }
        }
    }

    private async Task<(IReadOnlyList<Waiting> Commitments, string? Fault)> ReadAsync(StudyState state, CancellationToken cancellationToken)
    {
        var (commitments, peopleAreGone, fault) = await PassAsync(state, cancellationToken);
        var beside = new BesideRecord(installation, ledger);
        return (commitments, fault
            ?? await beside.FaultOfPeopleAsync(state, peopleAreGone, cancellationToken)
            ?? await beside.FaultOfSlipsAsync(cancellationToken));
    }

    // The second state is given up before the rows of people are read.
    private async Task<(IReadOnlyList<Waiting> Commitments, bool PeopleAreGone, string? Fault)> PassAsync(
        StudyState state, CancellationToken cancellationToken)
    {
        var passed = await new RecordPass(ledger.Store).ReadAsync(state.Count, ledger.Begun, cancellationToken);
        if (passed.State.Count != state.Count || passed.State.Last != state.Last)
        {
            throw StudyLedger.Disagrees();
        }

        await ledger.Kept.WriteAsync(passed.State, cancellationToken);
        return (passed.Commitments, passed.PeopleAreGone, passed.Fault);
    }

    private async Task<bool> WereWrittenAsync(int since, CancellationToken cancellationToken)
    {
        var count = (await ledger.ReadAsync(cancellationToken)).State.Count;
        return await ledger.BodiesAsync(since, count, cancellationToken)
            .AnyAsync(
                body => body.Parse()!.Act is Act.Retention or Act.Availability or Act.Withdraw { What: Withdrawal.Data },
                cancellationToken);
    }
}

/// <summary>The whole record has not been checked since the start.</summary>
public sealed class NotCheckedException() : Exception("The whole record has not been checked since the start.");
