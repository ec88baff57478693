using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/participant/withdraw: leaves the group, follow-up, or everything. The same again is 200 again.</summary>
public sealed class Withdraw(ICitizens citizens)
{
    [Function(nameof(Withdraw))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/participant/withdraw")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (json, problem) = await request.ReadJsonAsync(Requests.MaxCitizenBytes, cancellationToken);
        if (problem is not null)
        {
            return problem.For(request);
        }

        var fields = FieldReader.Of(json);
        var code = fields.AnyCode();
        var what = fields.Parsed<Leaving>("what", LeavingNames.TryParse);
        if (fields.Faults() is { Count: > 0 } faults)
        {
            return Faults.Answer(request, faults);
        }

        return await citizens.WithdrawAsync(code, what!.Value, cancellationToken) switch
        {
            WithdrawAnswer.Done => Padded.Json(new JsonObject()),
            WithdrawAnswer.NotFound => Problems.NotFound.PaddedFor(request),
            _ => Problems.TryAgain.PaddedFor(request),
        };
    }
}
