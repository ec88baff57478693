using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study/unblind {reason}: lets the table export name arms before close.</summary>
public sealed class UnblindStudy(StewardDesk desk, StudyActs acts)
{
    [Function(nameof(UnblindStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/unblind")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(request, _ => (who, reason) => acts.UnblindAsync(who, reason, cancellationToken), cancellationToken);
}
