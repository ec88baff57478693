using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;

namespace Trial.Functions.Http.Researcher;

/// <summary>GET /api/flow: the CONSORT counts under the same cut and blinding as the table export.</summary>
public sealed class GetFlow(Gate gate, AccessLog accesses, Exports exports, WholeCheck check)
{
    [Function(nameof(GetFlow))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flow")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Researcher);
        if (member is null)
        {
            return refusal!;
        }

        check.Require();
        await accesses.AddAsync(member, "flow", "", "", "", cancellationToken);
        return TypedResults.Ok(await exports.FlowAsync(blinded: true, cancellationToken));
    }
}
