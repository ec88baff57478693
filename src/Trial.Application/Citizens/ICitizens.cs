using Trial.Core.Intake;

namespace Trial.Application.Citizens;

/// <summary>What the pages ask of the study. Pure data in and out; every rule is behind it.</summary>
public interface ICitizens
{
    /// <summary>The study as anybody may see it.</summary>
    /// <exception cref="Study.NotInstalledException">No study is installed yet.</exception>
    Task<StudyView> StudyAsync(CancellationToken cancellationToken);

    /// <summary>The code that this token leads to. Where one needs a slip it is held for a while; else nothing is stored.</summary>
    Task<CodeAnswer> CodeAsync(Token token, Slip? slip, CancellationToken cancellationToken);

    /// <summary>Draws the lot, once. Durable once it returns; the same submission again gets the stored answer.</summary>
    Task<ReferralAnswer> ReferAsync(SubmissionDraft said, CancellationToken cancellationToken);

    /// <summary>What the holder of a code may see. Unknown and malformed codes answer alike and take as long.</summary>
    Task<StatusAnswer> StatusAsync(string code, CancellationToken cancellationToken);

    /// <summary>Chooses when the holder of a code can come, from now on. The same again changes nothing.</summary>
    Task<TimesAnswer> ChangeTimesAsync(string code, IReadOnlyList<string> slots, CancellationToken cancellationToken);

    /// <summary>Leaves. The same request again changes nothing.</summary>
    Task<WithdrawAnswer> WithdrawAsync(string code, Leaving what, CancellationToken cancellationToken);
}
