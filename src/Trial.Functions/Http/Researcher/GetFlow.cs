using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;

namespace Trial.Functions.Http.Researcher;

/// <summary>GET /api/flow: the CONSORT counts under the same cut as the table export; by arm after the reveal.</summary>
public sealed class GetFlow(Gate gate, Exports exports, WholeCheck check)
{
    [Function(nameof(GetFlow))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flow")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.ShowAsync(request, StaffRole.Researcher, "flow", () => FlowAsync(cancellationToken), cancellationToken);

    private async Task<IResult> FlowAsync(CancellationToken cancellationToken)
    {
        check.Require();
        return TypedResults.Ok(await exports.FlowAsync(cancellationToken));
    }
}
