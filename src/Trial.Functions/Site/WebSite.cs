using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Settings;
using Trial.Functions.Site.About;
using Trial.Functions.Site.Articles;
using Trial.Functions.Site.Farewell;
using Trial.Functions.Site.Front;
using Trial.Functions.Site.MyCode;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.SignUp;
using Trial.Functions.Site.Verify;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site;

/// <summary>Every page and every static file: from a request to its answer.</summary>
public sealed class WebSite(ICitizens citizens, Owner owner, Practice practice, ServiceSettings settings)
{
    private static readonly Assets Files = Assets.OfSite;
    private static readonly Lazy<Task<OfflineFile>> Offline = new(() => OfflineFile.MakeAsync(Files));

    private readonly Visits visits = new(citizens, owner, practice);
    private readonly SignUpForm signUp = new(citizens);
    private readonly MyCodeForm myCode = new(citizens, settings.PublicUrl);

    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var path = Visits.PathOf(request);

        if (!HttpMethods.IsPost(request.Method) && Files.Find(path) is { } file)
        {
            return file;
        }

        if (path != "/" && Canonical.Of(request) is { } meant)
        {
            return meant;
        }

        switch (path)
        {
            case Sweep.Path:
                return new Sweep(Files.Find(Files.PathOf("icon.svg"))! with { Forever = false });
            case OfflineFile.Path:
                return await Offline.Value;
        }

        var visit = await visits.OfAsync(request, cancellationToken);

        return visit.IsEarly && visit.Page is not ("/farvel" or "/kontrol" or "/udtraek" or "/was")
            ? await WaitAsync(visit, request.HttpContext.Response)
            : HttpMethods.IsPost(request.Method) ? await TakeAsync(visit, request, cancellationToken)
            : visit.Page == "/plakat" ? await PosterAsync(visit, request)
            : await ShowAsync(visit, cancellationToken);
    }

    /// <summary>The page of a request that failed.</summary>
    public Task<IResult> FailedAsync(HttpRequest request, int status) => SayAsync(visits.OfFailed(request), status);

    private static Task<IResult> WaitAsync(Visit visit, HttpResponse response)
    {
        response.Headers.RetryAfter = "3600"; // nobody knows the day: an hour is soon enough for a machine
        return Rendering.PageAsync<MessagePage>(visit, new() { ["Message"] = visit.Wait }, StatusCodes.Status503ServiceUnavailable);
    }

    private Task<IResult> ShowAsync(Visit visit, CancellationToken cancellationToken) => visit.Page switch
    {
        "/" => Rendering.PageAsync<FrontPage>(visit, []),
        "/tilmelding" => signUp.BeginAsync(visit, cancellationToken),
        "/kode" => MyCodeForm.AskAsync(visit),
        "/om" => Rendering.PageAsync<AboutPage>(visit, []),
        "/kontrol" => VerifyAsync(visit, export: false),
        "/udtraek" => VerifyAsync(visit, export: true),
        "/privatliv" => ReadAsync<PrivacyWords>(visit),
        "/was" => ReadAsync<AccessibilityWords>(visit),
        "/til-medarbejdere" => ReadAsync<WorkersWords>(visit, visit.Language.Words<PosterWords>().Title),
        "/personale" => Task.FromResult<IResult>(new SeeOther(visit.To("/til-medarbejdere"))), // printed as /en/personale before
        "/farvel" => Rendering.PageAsync<FarewellPage>(visit, []),
        _ => SayAsync(visit, StatusCodes.Status404NotFound),
    };

    private static async Task<IResult> VerifyAsync(Visit visit, bool export) =>
        await Rendering.PageAsync<VerifyPage>(visit, new() { ["Sum"] = (await Offline.Value).Sum, ["Export"] = export });

    // Whoever hangs it up is led to the front page, in the poster's language.
    private Task<IResult> PosterAsync(Visit visit, HttpRequest request)
    {
        var address = SiteAddress.Of(settings.PublicUrl, request, visit.To("/"));
        return Rendering.PageAsync<PosterPage>(visit, new()
        {
            ["Address"] = address.ToString().TrimEnd('/'),
            ["Held"] = SiteAddress.Ascii(address).TrimEnd('/'),
        });
    }

    private static Task<IResult> ReadAsync<TWords>(Visit visit, string? poster = null)
        where TWords : IArticleWords<TWords> =>
        Rendering.PageAsync<ArticlePage>(visit, new() { ["Article"] = visit.Language.Words<TWords>().For(visit), ["Poster"] = poster });

    private async Task<IResult> TakeAsync(Visit visit, HttpRequest request, CancellationToken cancellationToken)
    {
        if (visit.Page is not ("/tilmelding" or "/kode"))
        {
            return await SayAsync(visit, StatusCodes.Status404NotFound);
        }

        var form = await PostedForm.ReadAsync(request, cancellationToken);

        return form.Refusal != 0 ? await SayAsync(visit, form.Refusal)
            : visit.Page == "/kode" ? await myCode.AnswerAsync(visit, form, cancellationToken)
            : await signUp.AnswerAsync(visit, form, cancellationToken);
    }

    // A page that is not there has no other language either.
    private static Task<IResult> SayAsync(Visit visit, int status) => Rendering.PageAsync<MessagePage>(
        visit with { Page = "/" }, new() { ["Message"] = visit.Language.Words<PlainWords>().Of(status) }, status);
}
