using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/slips/withdraw {sheet}: from now on every slip of the sheet is refused as if it were unknown.
/// </summary>
public sealed class WithdrawSlips(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(WithdrawSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/slips/withdraw")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunWithReasonIfGivenAsync(request, forms.WithdrawSlips, cancellationToken);
}
