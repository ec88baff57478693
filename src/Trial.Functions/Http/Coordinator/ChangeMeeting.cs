using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>PATCH /api/meetings/{number}: changes an introduction meeting, or calls it off.</summary>
public sealed class ChangeMeeting(Gate gate, IntroductionDesk meetings)
{
    [Function(nameof(ChangeMeeting))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/meetings/{number}")] HttpRequest request,
        string number,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request,
            async (who, json) => IntroductionJson.Answer(
                request, await meetings.SaveAsync(who, IntroductionDesk.Number(number), json, request.Version(), cancellationToken),
                StatusCodes.Status200OK),
            cancellationToken,
            StaffRole.Coordinator);
}
