using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Parts;

/// <summary>Makes the visit of a request: the study as it is now, and what every page shows.</summary>
internal sealed class Visits(ICitizens citizens)
{
    private readonly Owner owner = Owner.Load(AppContext.BaseDirectory);

    /// <summary>The visit of a request.</summary>
    public async Task<Visit> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (language, page) = Visit.Read(PathOf(request));
        return new Visit(language, page, await StudyAsync(cancellationToken), Assets.OfSite, owner);
    }

    /// <summary>The visit of a request that failed. It asks for nothing: the study itself may be what could not be read.</summary>
    public Visit OfFailed(HttpRequest request) =>
        new(Visit.Read(PathOf(request)).Language, "/", StudyView.None, Assets.OfSite, owner);

    /// <summary>The path that was asked for.</summary>
    public static string PathOf(HttpRequest request) => request.Path.Value is { Length: > 0 } asked ? asked : "/";

    private async Task<StudyView> StudyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await citizens.StudyAsync(cancellationToken);
        }
        catch (NotInstalledException)
        {
            return StudyView.None;
        }
    }
}
