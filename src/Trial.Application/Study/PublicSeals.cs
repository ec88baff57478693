using System.Globalization;

using Trial.Application.Record;

namespace Trial.Application.Study;

/// <summary>The public files of each seal of the record.</summary>
public sealed class PublicSeals(StudyLedger ledger, Seals seals)
{
    /// <summary>The seal with this number, written without leading zeros; null when the record has none.</summary>
    public async Task<Seal?> FindAsync(string number, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var record = state.Seals.Find(seal => seal.Number.ToString(CultureInfo.InvariantCulture) == number);
        return record is null ? null : await seals.GetAsync(record, cancellationToken);
    }
}
