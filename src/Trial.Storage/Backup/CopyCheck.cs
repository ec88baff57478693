using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Record;

namespace Trial.Storage.Backup;

/// <summary>Checks a copy of a study, as a start does.</summary>
/// <param name="copy">The copy.</param>
/// <param name="keys">The study's keys; null where they are elsewhere: what only they can show is then left to the next start.</param>
/// <param name="clock">Of this machine.</param>
internal sealed class CopyCheck(IStore copy, ServiceKeys? keys, TimeProvider clock)
{
    /// <summary>The state of a sound copy.</summary>
    /// <exception cref="RecordFaultException">Something is not what the service wrote: what, in one sentence.</exception>
    public async Task<StudyState> RunAsync(CancellationToken cancellationToken)
    {
        if (keys is not null)
        {
            return await WholeAsync(keys, cancellationToken);
        }

        var bodies = await copy.RangeAsync(RowKeys.Body(0), RowKeys.AfterBodies, cancellationToken).CountAsync(cancellationToken);
        var passed = await new RecordPass(copy).ReadAsync(bodies, kept: null, cancellationToken);
        return passed.Fault is null ? passed.State : throw new RecordFaultException(passed.Fault);
    }

    private async Task<StudyState> WholeAsync(ServiceKeys known, CancellationToken cancellationToken)
    {
        using var ledger = new StudyLedger(copy, known.RecordKey, clock);
        using var accesses = new AccessLog(copy, known.RecordKey, clock);
        await ledger.CheckEndAsync(cancellationToken);
        await new WholeCheck(new Installation(ledger, known), ledger, accesses).RunAsync(cancellationToken);
        return (await ledger.ReadAsync(cancellationToken)).State;
    }
}
