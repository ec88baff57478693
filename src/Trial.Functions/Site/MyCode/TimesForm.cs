using System.Diagnostics;

using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Core;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.MyCode;

/// <summary>POST /kode where somebody changes their times: first the times that there are, then those they chose.</summary>
internal sealed class TimesForm(ICitizens citizens)
{
    /// <summary>Null when the code is unknown; the caller says so.</summary>
    public async Task<IResult?> AnswerAsync(Visit visit, PostedForm form, Code code, CancellationToken cancellationToken)
    {
        var words = visit.Language.Words<TimesWords>();
        if (form.One("sure") != "true")
        {
            return await AskAsync(visit, code, null, null, cancellationToken);
        }

        IReadOnlyList<string> slots = [.. form.All("slots").Where(Names.IsId).Distinct().Take(SubmissionDraft.MostSlots)];
        return await citizens.ChangeTimesAsync(code.ToString(), slots, cancellationToken) switch
        {
            TimesAnswer.Done => await MyCodeForm.SayAsync(visit, words.Saved, code),
            TimesAnswer.Faulty { Faults: [{ Code: FaultCodes.Missing }, ..] } =>
                await AskAsync(visit, code, words.Missing, slots, cancellationToken),
            TimesAnswer.Faulty => await AskAsync(visit, code, words.Moved, slots, cancellationToken),
            TimesAnswer.TooOften => await MyCodeForm.SayAsync(visit, words.TooOften, code, StatusCodes.Status429TooManyRequests),
            TimesAnswer.TryAgain => await MyCodeForm.SayAsync(
                visit, visit.Language.Words<MyCodeWords>().TryAgain, code, StatusCodes.Status503ServiceUnavailable),
            TimesAnswer.NotFound or TimesAnswer.Erased => null,
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IResult?> AskAsync(
        Visit visit, Code code, string? error, IReadOnlyList<string>? sent, CancellationToken cancellationToken) =>
        await citizens.StatusAsync(code.ToString(), cancellationToken) is StatusAnswer.Found found
            ? await Rendering.PageAsync<TimesPage>(
                visit, new() { ["Code"] = code, ["Times"] = found.Status.Times, ["Error"] = error, ["Sent"] = sent }, padded: true)
            : null;
}
