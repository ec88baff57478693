using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;

namespace Trial.Functions.Http.Coordinator;

/// <summary>
/// PUT /api/meetings/{number}/people {came, sheet, handedOut}: how many came, how many slips they took, and from which sheet.
/// </summary>
public sealed class CountMeeting(Gate gate, IntroductionDesk meetings)
{
    [Function(nameof(CountMeeting))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/meetings/{number}/people")] HttpRequest request,
        string number,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request,
            async (who, json) => IntroductionJson.Answer(
                request, await meetings.TellAsync(who, IntroductionDesk.Number(number), json, cancellationToken),
                StatusCodes.Status200OK),
            cancellationToken,
            StaffRole.Coordinator);
}
