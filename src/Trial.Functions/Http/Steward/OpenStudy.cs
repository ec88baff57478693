using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/open {stratum, reason}: lots are drawn from now on in that place, or without one in every place.
/// </summary>
public sealed class OpenStudy(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(OpenStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/open")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Open, cancellationToken);
}
