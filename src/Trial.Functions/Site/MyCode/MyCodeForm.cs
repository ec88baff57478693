using System.Diagnostics;
using System.Text;

using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.MyCode;

/// <summary>GET and POST /kode: what a code shows, and the ways to leave. Every answer to a code is padded.</summary>
internal sealed class MyCodeForm(ICitizens citizens, Uri? publicUrl)
{
    private readonly TimesForm times = new(citizens);

    public static Task<IResult> AskAsync(Visit visit) => Rendering.PageAsync<AskCodePage>(visit, []);

    public async Task<IResult> AnswerAsync(Visit visit, PostedForm form, CancellationToken cancellationToken)
    {
        var typed = form.One("code") ?? "";

        var what = form.One("what");

        return !Code.TryParse(typed, out var code) ? await ShowAsync(visit, form, typed, cancellationToken)
            : LeavingForm.Read(what) is { } way && form.One("sure") == "true"
                ? await LeaveAsync(visit, code, way, cancellationToken)
            : (what == LeavingForm.Times ? await times.AnswerAsync(visit, form, code, cancellationToken) : null)
                ?? await ShowAsync(visit, form, typed, cancellationToken);
    }

    private async Task<IResult> ShowAsync(Visit visit, PostedForm form, string typed, CancellationToken cancellationToken)
    {
        var answer = await citizens.StatusAsync(typed, cancellationToken);

        return answer switch
        {
            StatusAnswer.Found found when Code.TryParse(typed, out var code) =>
                await ShowAsync(visit, form, code, found.Status),
            StatusAnswer.Erased => await SayAsync(visit, visit.Language.Words<MyCodeWords>().Erased, back: null),
            StatusAnswer.NotFound or StatusAnswer.Found => await UnknownAsync(visit, typed),
            _ => throw new UnreachableException(),
        };
    }

    private Task<IResult> ShowAsync(Visit visit, PostedForm form, Code code, Status status) => form.One("what") switch
    {
        LeavingForm.Calendar when status.Group is { } group =>
            Rendering.PageAsync<CalendarPage>(visit, new() { ["Code"] = code, ["Meetings"] = group.Meetings }, padded: true),
        LeavingForm.Receipt => Rendering.PageAsync<ReceiptPage>(
            visit,
            new()
            {
                ["Code"] = code,
                ["Status"] = status,
                ["Check"] = SiteAddress.Of(publicUrl, form.Request, visit.To("/kontrol")),
            },
            padded: true),
        var what when LeavingForm.Read(what) is { } way => Rendering.PageAsync<LeavePage>(
            visit, new() { ["Code"] = code, ["What"] = way, ["Status"] = status }, padded: true),
        _ => ShowAsync(visit, code, status),
    };

    // News get what the rest of the page leaves: only somebody in a group has any, so a page that grew by them would tell the arm.
    private static async Task<IResult> ShowAsync(Visit visit, Code code, Status status)
    {
        var news = NewsBudget.Newest(status.Notices);
        var page = await TextAsync(visit, code, status, news);
        var excess = Encoding.UTF8.GetByteCount(page) - Padded.Step;
        return new Html(
            excess > 0 && news.Count > 0
                ? await TextAsync(visit, code, status, NewsBudget.Within(news, excess, visit.Language))
                : page,
            StatusCodes.Status200OK,
            padded: true);
    }

    private static Task<string> TextAsync(Visit visit, Code code, Status status, IReadOnlyList<NoticeView> news) =>
        Rendering.TextAsync<StatusPage>(
            new() { ["Visit"] = visit, ["Code"] = code, ["Status"] = status, ["News"] = news });

    private async Task<IResult> LeaveAsync(Visit visit, Code code, Leaving what, CancellationToken cancellationToken)
    {
        var words = visit.Language.Words<MyCodeWords>();
        var way = words.Ways[what];

        return await citizens.WithdrawAsync(code.ToString(), what, cancellationToken) switch
        {
            WithdrawAnswer.Done =>
                await SayAsync(visit, new Message(way.DoneTitle, way.DoneText), back: what == Leaving.Data ? null : code),
            WithdrawAnswer.NotFound => await UnknownAsync(visit, code.ToString()),
            WithdrawAnswer.NotDrawn =>
                await SayAsync(visit, visit.Language.Words<TogetherWords>().NothingToLeave, code, StatusCodes.Status409Conflict),
            WithdrawAnswer.TryAgain => await SayAsync(visit, words.TryAgain, code, StatusCodes.Status503ServiceUnavailable),
            _ => throw new UnreachableException(),
        };
    }

    private static Task<IResult> UnknownAsync(Visit visit, string typed) =>
        Rendering.PageAsync<AskCodePage>(visit, new() { ["Faulty"] = true, ["Empty"] = string.IsNullOrWhiteSpace(typed) }, padded: true);

    /// <summary>A message. A code that still shows something leads back to it without being typed again.</summary>
    public static Task<IResult> SayAsync(Visit visit, Message message, Code? back, int status = StatusCodes.Status200OK) =>
        Rendering.PageAsync<MessagePage>(
        visit,
        new()
        {
            ["Message"] = message,
            ["Title"] = visit.Language.Words<MyCodeWords>().Title,
            ["Again"] = back is { } code ? new Carried[] { new("code", code.ToString()) } : null,
            ["Button"] = visit.Language.Words<MyCodeWords>().Show,
        },
        status,
        padded: true);
}
