using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;

namespace Trial.Functions.Http.Coordinator;

/// <summary>POST /api/meetings: plans an introduction meeting, as in <see cref="Core.Groups.IntroductionPlan"/>.</summary>
public sealed class PlanMeeting(Gate gate, IntroductionDesk meetings)
{
    [Function(nameof(PlanMeeting))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/meetings")] HttpRequest request,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request,
            async (who, json) => IntroductionJson.Answer(
                request, await meetings.SaveAsync(who, null, json, null, cancellationToken), StatusCodes.Status201Created),
            cancellationToken,
            StaffRole.Coordinator);
}
