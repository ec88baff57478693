using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study/open {reason}: opens the study: lots are drawn from now on.</summary>
public sealed class OpenStudy(StewardDesk desk, StudyActs acts)
{
    [Function(nameof(OpenStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/open")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(request, _ => (who, reason) => acts.OpenAsync(who, reason, cancellationToken), cancellationToken);
}
