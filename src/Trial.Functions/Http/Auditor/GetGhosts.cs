using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Auditor;

/// <summary>
/// GET /api/ghosts?format=json,html: how many were drawn into the peer arm and never started, by place and month. Every look is in
/// the access log.
/// </summary>
public sealed class GetGhosts(Gate gate, GhostReport ghosts)
{
    [Function(nameof(GetGhosts))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/ghosts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var format = request.Choice("format", "json", "html");
        return gate.ShowAsync(
            request,
            StaffRole.Auditor,
            "ghosts",
            async () => Faults.OfChoices(request, ("format", format))
                ?? (format == "html"
                    ? await Rendering.FileAsync<GhostPage>("ghosts.html", new()
                    {
                        ["Counts"] = await ghosts.ReadAsync(cancellationToken),
                        ["Language"] = request.Language(),
                    })
                    : TypedResults.Ok(await ghosts.ReadAsync(cancellationToken))),
            cancellationToken);
    }
}
