using System.Text;

using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Application.Citizens;

/// <summary>Reads the facts that decide a referral.</summary>
public sealed class ReferralReader(
    Installation installation, StudyLedger ledger, Seals seals, Plans plans, PublicLog log, ServiceKeys keys)
{
    /// <summary>Keys of the rows that <see cref="ReadAsync"/> will read and a referral changes: the slip's, or the hour's.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(SubmissionDraft said, CancellationToken cancellationToken) =>
        !(await installation.InstalledAsync(cancellationToken)).NeedsSlip ? [RowKeys.Hour]
        : said.Slip is { } slip ? [RowKeys.Slip(slip.Row(keys.PepperKey))]
        : [];

    public async Task<ReferralReading> ReadAsync(Draft draft, SubmissionDraft said, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        var all = await seals.AllAsync(draft.State, cancellationToken);
        var seal = all.FirstOrDefault(seal => seal.Number == Seals.NextFree(draft.State, all, said.Stratum ?? "")?.Seal);
        var view = await log.ReadAsync(draft.Published, cancellationToken);
        return new ReferralReading(
            config,
            all,
            seal,
            seal is null ? null : view.FirstProof(Encoding.UTF8.GetBytes(seal.Files.Entry)),
            seal is null || IsFresh(view, config, seal, draft),
            await plans.StudyGroupsAsync(draft.State, cancellationToken),
            await AdmissionAsync(draft, config, said, cancellationToken),
            draft.LooksUp || IsDrafted(draft, said.Token) ? await FindAsync(draft, said.Token, cancellationToken) : null);
    }

    // A demonstration has no limit to its backlog.
    private static bool IsFresh(LogView view, StudyConfig config, Seal seal, Draft draft) =>
        config.Demonstration || Publisher.NightsWaiting(view, seal.Setup, draft.State, draft.Now) <= Publication.MostWaiting;

    private async Task<AdmissionRow> AdmissionAsync(
        Draft draft, StudyConfig config, SubmissionDraft said, CancellationToken cancellationToken) => config.NeedsSlip
        ? await SlipAsync(draft, said.Token, said.Slip, cancellationToken)
        : new AdmissionRow.OfHour(
            await draft.GetAsync(RowKeys.Hour, cancellationToken),
            said is { Solution: { } solution, Token: { } token } && solution.IsRight(keys.PepperKey, token, draft.Now));

    /// <summary>The row of a slip that would let somebody in now.</summary>
    public async Task<AdmissionRow.OfSlip> SlipAsync(Draft draft, Token? token, Slip? slip, CancellationToken cancellationToken) =>
        slip is not { } given ? new AdmissionRow.OfSlip(null, default)
        : new AdmissionRow.OfSlip(
            await draft.GetAsync(RowKeys.Slip(given.Row(keys.PepperKey)), cancellationToken),
            given.HeldFor(token ?? default, keys.PepperKey));

    /// <summary>Who has the token's code, and a record that has them; null when nobody has.</summary>
    public async Task<(Known Known, StudyState State)?> FindAsync(Draft draft, Token? token, CancellationToken cancellationToken) =>
        token is { } given
            ? await PeopleRows.FindAsync(draft, ledger, keys, Code.Of(given, keys.PepperKey), cancellationToken)
            : null;

    private bool IsDrafted(Draft draft, Token? token) =>
        token is { } given && draft.Drafted(RowKeys.Code(Code.Of(given, keys.PepperKey).Row(keys.PepperKey))) is not null;
}
