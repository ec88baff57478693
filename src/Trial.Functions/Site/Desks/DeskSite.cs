using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Functions.Http;
using Trial.Functions.Site.Desks.Door;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks;

/// <summary>Every page of staff: from a request to its answer.</summary>
public sealed class DeskSite
{
    private readonly DeskDoor door;
    private readonly Gate gate;
    private readonly IReadOnlyList<IDeskPages> desks;
    private readonly Visits visits;

    internal DeskSite(DeskDoor door, Gate gate, IEnumerable<IDeskPages> desks, ICitizens citizens, Owner owner,
        Practice practice) =>
        (this.door, this.gate, this.desks, visits) = (door, gate, [.. desks], new(citizens, owner, practice));

    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var visit = await visits.OfAsync(request, cancellationToken);
        var isPost = HttpMethods.IsPost(request.Method);
        var form = isPost ? await PostedForm.ReadAsync(request, cancellationToken, Requests.MaxStaffBytes) : null;
        if (form is { Refusal: not 0 })
        {
            return await SayAsync(visit, null, visit.Language.Words<PlainWords>().Of(form.Refusal), form.Refusal);
        }

        if (visit.Page == Desk.Root)
        {
            return form is null ? await door.ShowAsync(visit, request) : await door.TakeAsync(visit, request, form);
        }

        if (door.Who(request) is not ({ } id, { } member))
        {
            return await door.StopAsync(visit, form is null ? null : Typed.In(form));
        }

        var desk = new Desk(visit, member, id.FormValue);
        if (visit.HasStopped && visit.Page is not Desk.SignOut && Waits(desk) is { } wait)
        {
            return await wait;
        }

        return form is not null && !id.HasMade(form.One(Desk.Field))
            ? await DeskRendering.SayAsync(
                visit, desk, visit.Language.Words<SignInWords>().OldPage, StatusCodes.Status403Forbidden, Typed.In(form))
            : form is not null && visit.Page == Desk.SignOut ? door.Leave(visit, request, id)
            : await AnswerOrWaitAsync(desk, request, form, cancellationToken);
    }

    // What a desk cannot do yet is said on a page, as everything else is.
    private async Task<IResult> AnswerOrWaitAsync(Desk desk, HttpRequest request, PostedForm? form, CancellationToken cancellationToken)
    {
        var words = desk.Visit.Language.Words<DeskLayoutWords>();
        try
        {
            return await AnswerAsync(desk, request, form, cancellationToken);
        }
        catch (NotInstalledException)
        {
            return await SayAsync(desk.Visit, desk, words.NoStudy, StatusCodes.Status503ServiceUnavailable);
        }
        catch (NotCheckedException)
        {
            return await SayAsync(desk.Visit, desk, words.NotChecked, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // While the service has stopped, the steward has the page that lets it go on, and nobody has another.
    private static Task<IResult>? Waits(Desk desk) =>
        desk.Member.Role is not StaffRole.Steward
            ? SayAsync(desk.Visit, desk, desk.Visit.Wait, StatusCodes.Status503ServiceUnavailable)
        : desk.Visit.Page != Desk.WhileStopped
            ? Task.FromResult<IResult>(new SeeOther(desk.Visit.To(Desk.WhileStopped)))
            : null;

    private async Task<IResult> AnswerAsync(Desk desk, HttpRequest request, PostedForm? form, CancellationToken cancellationToken)
    {
        var (visit, home) = (desk.Visit, Desk.Home(desk.Member.Role));
        if (Enum.GetValues<StaffRole>().Any(role => role != desk.Member.Role && IsUnder(Desk.Home(role), visit.Page)))
        {
            await gate.DenyAsync(desk.Member, request, cancellationToken);
            return await SayAsync(visit, desk, visit.Language.Words<SignInWords>().NotYours, StatusCodes.Status403Forbidden);
        }

        return (IsUnder(home, visit.Page) ? await PageAsync(desk, visit.Page[home.Length..], request, form, cancellationToken) : null)
            ?? await SayAsync(visit, desk, visit.Language.Words<PlainWords>().NotFound, StatusCodes.Status404NotFound);
    }

    private Task<IResult?> PageAsync(Desk desk, string page, HttpRequest request, PostedForm? form, CancellationToken cancellationToken)
    {
        var pages = desks.Single(it => it.Role == desk.Member.Role);
        return form is null
            ? pages.ShowAsync(desk, page, request.Query, cancellationToken)
            : pages.TakeAsync(desk, page, form, cancellationToken);
    }

    private static bool IsUnder(string home, string page) => page == home || page.StartsWith(home + "/", StringComparison.Ordinal);

    private static Task<IResult> SayAsync(Visit visit, Desk? desk, Message message, int status) =>
        DeskRendering.SayAsync(visit, desk, message, status);
}
