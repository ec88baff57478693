using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Analysis;
using Trial.Core.Verify;

namespace Trial.Application.Exports;

/// <summary>What the monitoring committee is shown: what trial inspect says of an audit export that is made and verified now.</summary>
public sealed class Committee(Exports exports, AccessLog accesses)
{
    /// <summary>Reads it, and writes the look in the access log before anybody sees it.</summary>
    /// <returns>The page; or the name of a check that is false, in which case there is no page.</returns>
    public async Task<(Inspection? Page, string? False)> ReadAsync(
        StaffMember who, string purpose, string recipient, CancellationToken cancellationToken)
    {
        var made = await exports.AuditAsync(cancellationToken);
        var files = ExportFiles.Of(made.Files);
        var verdict = Verification.Run(files, new Kept(), Ed25519.Verify);
        if (verdict.FirstFalse is { } check)
        {
            return (null, check.Name);
        }

        await accesses.AddAsync(who, "inspection", made.Subject, purpose, recipient, cancellationToken);
        return (Inspector.Inspect(files, verdict, covariates: null, Inspector.UsualSeed, Inspector.UsualLists), null);
    }
}
