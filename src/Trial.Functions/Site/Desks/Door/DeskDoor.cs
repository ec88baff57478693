using Microsoft.AspNetCore.Http;

using Trial.Application.Measures;
using Trial.Application.Record;
using Trial.Functions.Settings;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Staff;

namespace Trial.Functions.Site.Desks.Door;

/// <summary>
/// Where staff come in with a browser, and go out: with a role's key here, with a work account where the platform signs people in.
/// </summary>
internal sealed class DeskDoor(IEnumerable<ISignIn> ways, Sessions sessions, ServiceSettings settings)
{
    private const string SignOut = "/.auth/logout?post_logout_redirect_uri=";

    private readonly StaffKeys? keys = ways.OfType<StaffKeys>().SingleOrDefault();
    private readonly bool isOfPlatform = ways.OfType<PlatformPrincipal>().Any();

    /// <summary>Who is signed in, and under which id. Somebody whom the platform knows in one role needs no press to begin.</summary>
    public (SessionId Id, StaffMember Member)? Who(HttpRequest request)
    {
        var known = Known(request);
        if (SessionId.Of(request) is { } id && sessions.Find(id) is { } session
            && (!session.IsOfPlatform || known.Contains(session.Member)))
        {
            return (id, session.Member);
        }

        return known is [var only] ? (Begin(request, only, isKnown: true), only) : null;
    }

    /// <summary>The page where one signs in, or chooses a role, or one's own desk.</summary>
    public Task<IResult> ShowAsync(Visit visit, HttpRequest request) =>
        Who(request) is { Member: var member } ? Task.FromResult<IResult>(new SeeOther(visit.To(Desk.Home(member.Role))))
        : Known(request) is { Count: > 1 } members
            ? Rendering.PageAsync<ChooseRolePage>(visit, new() { ["Roles"] = members.Select(member => member.Role).ToArray() })
        : AskAsync(visit, StatusCodes.Status200OK);

    /// <summary>The sign-in, for somebody who asked for a page further in, or sent a form with these words.</summary>
    public Task<IResult> StopAsync(Visit visit, string? kept)
    {
        Counters.Denied(Denial.NotSignedIn);
        return AskAsync(visit, StatusCodes.Status401Unauthorized, isStopped: true, kept: kept);
    }

    /// <summary>Takes a key or a role.</summary>
    public Task<IResult> TakeAsync(Visit visit, HttpRequest request, PostedForm form)
    {
        if (Known(request).FirstOrDefault(member => member.RoleName == form.One("role")) is { } chosen)
        {
            return EnterAsync(visit, request, chosen, isKnown: true);
        }

        if (keys?.Who(form.One("key")?.Trim() ?? "") is { } member)
        {
            return EnterAsync(visit, request, member, isKnown: false);
        }

        Counters.Denied(Denial.NotSignedIn);
        return AskAsync(visit, StatusCodes.Status401Unauthorized, isWrong: true);
    }

    /// <summary>Signs out, here and at the platform.</summary>
    public IResult Leave(Visit visit, HttpRequest request, SessionId id)
    {
        sessions.End(id);
        SessionId.TakeBack(request.HttpContext.Response, IsSecure(request));
        var home = visit.To(Desk.Root);
        return new SeeOther(!isOfPlatform ? home : SignOut + Uri.EscapeDataString(home));
    }

    private IReadOnlyList<StaffMember> Known(HttpRequest request) => isOfPlatform ? PlatformPrincipal.Members(request) : [];

    private Task<IResult> EnterAsync(Visit visit, HttpRequest request, StaffMember member, bool isKnown)
    {
        Begin(request, member, isKnown);
        return Task.FromResult<IResult>(new SeeOther(visit.To(Desk.Home(member.Role))));
    }

    private SessionId Begin(HttpRequest request, StaffMember member, bool isKnown)
    {
        if (SessionId.Of(request) is { } old)
        {
            sessions.End(old);
        }

        var id = sessions.Begin(member, isKnown);
        id.Give(request.HttpContext.Response, IsSecure(request));
        return id;
    }

    // Before a proxy that takes the https off, PUBLIC_URL says so.
    private bool IsSecure(HttpRequest request) =>
        request.IsHttps || (settings.PublicUrl is { Scheme: "https" } url && url.Authority == request.Host.ToUriComponent());

    private Task<IResult> AskAsync(Visit visit, int status, bool isWrong = false, bool isStopped = false, string? kept = null) =>
        Rendering.PageAsync<SignInPage>(
            visit,
            new()
            {
                ["TakesKeys"] = keys is not null,
                ["Platform"] = isOfPlatform,
                ["IsStopped"] = isStopped,
                ["Kept"] = kept,
                ["Error"] = isWrong ? visit.Language.Words<SignInWords>().Wrong : null,
            },
            status);
}
