using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Input;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Auditor;

/// <summary>
/// GET /api/ghosts?format=json,html: of the peer arm by place and month, drawn and never started. Every look is in the access log.
/// </summary>
public sealed class GetGhosts(Gate gate, AccessLog accesses, GhostReport ghosts)
{
    [Function(nameof(GetGhosts))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/ghosts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Auditor);
        if (member is null)
        {
            return refusal!;
        }

        var format = request.Query["format"].ToString();
        if (format is not ("" or "json" or "html"))
        {
            return Faults.Answer(request, [new Fault("format", FaultCodes.Unknown)]);
        }

        await accesses.AddAsync(member, "ghosts", "", "", "", cancellationToken);
        var counts = await ghosts.ReadAsync(cancellationToken);
        return format == "html"
            ? await Rendering.FileAsync<GhostPage>("ghosts.html", new() { ["Counts"] = counts })
            : TypedResults.Ok(counts);
    }
}
