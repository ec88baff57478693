using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>PUT /api/slips {sheet, month, handedOut, met}: what the people who hand out slips report of a sheet in a month.</summary>
public sealed class TellSlips(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(TellSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunWithReasonIfGivenAsync(request, forms.TellSlips, cancellationToken);
}
