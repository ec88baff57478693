using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/close {stratum, reason}: no lots are drawn in that place until it is opened again; without one, nowhere and never again.
/// </summary>
public sealed class CloseStudy(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(CloseStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/close")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Close, cancellationToken);
}
