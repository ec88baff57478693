using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// GET /api/slips: how many slips of each sheet were handed out and used in each month, and how many people were met. Every look is in
/// the access log.
/// </summary>
public sealed class CountSlips(Gate gate, SlipCounts counts)
{
    [Function(nameof(CountSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken) => gate.ShowAsync(
            request,
            [StaffRole.Steward, StaffRole.Auditor],
            "slips",
            async () => TypedResults.Ok(await counts.ReadAsync(cancellationToken)),
            cancellationToken);
}
