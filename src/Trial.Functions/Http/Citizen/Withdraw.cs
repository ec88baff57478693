using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/participant/withdraw: leaves the group, follow-up, or everything. Sending the same again is 200 too.</summary>
public sealed class Withdraw(ICitizens citizens)
{
    [Function(nameof(Withdraw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/participant/withdraw")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(
            fields => (Code: fields.AnyCode(), What: fields.Parsed<Leaving>("what", LeavingNames.TryParse)),
            async leave => await citizens.WithdrawAsync(leave.Code, leave.What!.Value, cancellationToken) switch
            {
                WithdrawAnswer.Done => Padded.Json(new JsonObject()),
                WithdrawAnswer.NotFound => Problems.NotFound.PaddedFor(request),
                WithdrawAnswer.NotDrawn => Problems.NotDrawn.PaddedFor(request),
                _ => Problems.TryAgain.PaddedFor(request),
            },
            cancellationToken);
}
