using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/unblind {reason}: lets the table export name arms before close.
/// </summary>
public sealed class UnblindStudy(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(UnblindStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/unblind")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Unblind, cancellationToken);
}
