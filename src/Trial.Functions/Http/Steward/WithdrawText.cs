using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/text/withdraw {version, reason}: a text that has not begun never will.
/// </summary>
public sealed class WithdrawText(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(WithdrawText))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/text/withdraw")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.WithdrawText, cancellationToken);
}
