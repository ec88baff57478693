using Microsoft.AspNetCore.Http;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Parts;

/// <summary>Makes the visit of a request: the study as it is now, and what every page shows.</summary>
internal sealed class Visits(ICitizens citizens, Owner owner, Practice practice)
{
    /// <summary>The visit of a request.</summary>
    public async Task<Visit> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (language, page) = Visit.Read(PathOf(request));
        var (study, hasStopped) = await StudyAsync(cancellationToken);
        return new Visit(language, page, study, Assets.OfSite, owner) { HasStopped = hasStopped, IsPractice = practice.IsOn };
    }

    /// <summary>The visit of a request that failed. It asks for nothing: the study itself may be what could not be read.</summary>
    public Visit OfFailed(HttpRequest request) =>
        new(Visit.Read(PathOf(request)).Language, "/", StudyView.None, Assets.OfSite, owner) { IsPractice = practice.IsOn };

    /// <summary>The path that was asked for.</summary>
    public static string PathOf(HttpRequest request) => request.Path.Value is { Length: > 0 } asked ? asked : "/";

    private async Task<(StudyView Study, bool HasStopped)> StudyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await citizens.StudyAsync(cancellationToken), false);
        }
        catch (Exception exception) when (exception is NotInstalledException or StoppedException)
        {
            return (StudyView.None, exception is StoppedException);
        }
    }
}
