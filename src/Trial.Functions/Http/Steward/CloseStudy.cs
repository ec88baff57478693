using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study/close {reason}: closes the study: no lots are drawn from now on, ever again.</summary>
public sealed class CloseStudy(StewardDesk desk, StudyActs acts)
{
    [Function(nameof(CloseStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/close")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(request, _ => (who, reason) => acts.CloseAsync(who, reason, cancellationToken), cancellationToken);
}
