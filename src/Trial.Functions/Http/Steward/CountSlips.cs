using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>GET /api/slips: of each sheet how many slips were made and how many are used, to be held against the people who were met.</summary>
public sealed class CountSlips(Gate gate, SlipSheets sheets)
{
    [Function(nameof(CountSlips))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Steward);
        return member is null ? refusal! : TypedResults.Ok(await sheets.CountAsync(cancellationToken));
    }
}
