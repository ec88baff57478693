using Trial.Application.Record;
using Trial.Core.Intake;

namespace Trial.Application.Citizens;

/// <summary>What the pages and the citizens' endpoints ask, in one place.</summary>
public sealed class Citizens(
    Studies studies, Referrals referrals, CodesToBe codes, CodeHolders holders, HolderTimes times, Standstill standstill) : ICitizens
{
    /// <inheritdoc/>
    public Task<StudyView> StudyAsync(CancellationToken cancellationToken)
    {
        standstill.Require();
        return studies.ViewAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CodeAnswer> CodeAsync(Token token, Slip? slip, CancellationToken cancellationToken) =>
        codes.TellAsync(token, slip, cancellationToken);

    /// <inheritdoc/>
    public Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken) =>
        referrals.ReferAsync(said, cancellationToken);

    /// <inheritdoc/>
    public Task<StatusAnswer> StatusAsync(string code, CancellationToken cancellationToken) => holders.StatusAsync(code, cancellationToken);

    /// <inheritdoc/>
    public Task<TimesAnswer> ChangeTimesAsync(string code, IReadOnlyList<string> slots, CancellationToken cancellationToken) =>
        times.ChangeAsync(code, slots, cancellationToken);

    /// <inheritdoc/>
    public Task<WithdrawAnswer> WithdrawAsync(string code, Leaving what, CancellationToken cancellationToken) =>
        holders.WithdrawAsync(code, what, cancellationToken);
}
