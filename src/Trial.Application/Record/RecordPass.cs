using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Record;

/// <summary>What one reading of every body and of the rows beside them found.</summary>
/// <param name="State">After the last body.</param>
/// <param name="Commitments">Of every body, oldest first.</param>
/// <param name="PeopleAreGone">Retention has emptied the rows of participants.</param>
/// <param name="Fault">What is wrong with the rows beside the bodies, as a sentence; null when nothing is.</param>
internal sealed record PassedRecord(StudyState State, IReadOnlyList<Waiting> Commitments, bool PeopleAreGone, string? Fault);

/// <summary>Reads every body from the first, once: that it follows, and that the row beside it is what it says.</summary>
internal sealed class RecordPass(IStore store)
{
    private readonly List<Waiting> commitments = [];
    private StudyState state = StudyState.Empty;
    private bool peopleAreGone;

    /// <summary>Reads them.</summary>
    /// <param name="count">How many; bodies added meanwhile are not read.</param>
    /// <param name="kept">The kept state, which is compared with the bodies before it; null when there was none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordFaultException">A body does not follow, or the kept state does not follow from its bodies.</exception>
    public async Task<PassedRecord> ReadAsync(int count, StudyState? kept, CancellationToken cancellationToken)
    {
        var hashes = await HashesAsync(count, cancellationToken);
        var rows = new RowsBeside(() => hashes.TryDequeue(out var next) ? next : null);
        (int? Sequence, string Reason)? fault = null;
        await foreach (var row in store.RangeAsync(RowKeys.Body(0), RowKeys.Body(count), cancellationToken))
        {
            var act = Take(row, kept);
            fault ??= rows.Fault(state.Count - 1, act);
        }

        return new(state, commitments, peopleAreGone, Sentence(fault ?? rows.FaultAtEnd()));
    }

    private static string? Sentence((int? Sequence, string Reason)? fault) =>
        fault is var (sequence, reason) ? (sequence is { } of ? $"{RowKeys.Detail(of)}: " : "") + $"{reason}." : null;

    private Act Take(Row row, StudyState? kept)
    {
        (var (_, act, _), state) = StudyLedger.Next(state, row);
        commitments.Add(new Waiting(state.Last, act is Act.Draw or Act.Referral));
        peopleAreGone |= act is Act.Retention { Class: Act.Retention.People };
        return state.Count != kept?.Count || StateFormat.Format(state).SequenceEqual(StateFormat.Format(kept))
            ? act
            : throw new RecordFaultException("The kept state of the record does not follow from its bodies.");
    }

    private async Task<Queue<(int Sequence, Digest Hash)>> HashesAsync(int count, CancellationToken cancellationToken) =>
        new(await store.RangeAsync(RowKeys.Detail(0), RowKeys.Detail(count), cancellationToken)
            .Select(row => (RowKeys.SequenceOfDetail(row.Key), DetailRow.Parse(row).Hash))
            .ToListAsync(cancellationToken));
}
