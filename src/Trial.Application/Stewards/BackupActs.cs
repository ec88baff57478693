using Trial.Application.Record;
using Trial.Core;

namespace Trial.Application.Stewards;

/// <summary>The steward tells of a backup that was taken and tried in another way than by trial backup, which tells itself.</summary>
public sealed class BackupActs(StudyLedger ledger, AccessLog accesses, TimeProvider clock)
{
    /// <summary>Keeps the day, in place of the one before, and the words in the access log.</summary>
    public async Task<ActAnswer> TellAsync(StaffMember who, DateOnly on, string reason, CancellationToken cancellationToken)
    {
        if (on > Copenhagen.Date(clock.GetUtcNow()))
        {
            return new ActAnswer.Refused("the day is yet to come") { Field = "date" };
        }

        await accesses.AddAsync(who, "backup", Iso.Date(on), reason, "", cancellationToken);
        var row = await ledger.Store.GetAsync(RowKeys.Backup, cancellationToken);
        var kept = await ledger.Store.CommitAsync([Change.Put(row, RowKeys.Backup, RowJson.Format(new JobRow(on)))], cancellationToken);
        return kept ? new ActAnswer.Kept() : new ActAnswer.TryAgain();
    }
}
