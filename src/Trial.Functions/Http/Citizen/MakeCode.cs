using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Intake;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/code: the code that a token leads to, so that it can be shown before the draw. Nothing is stored.</summary>
public sealed class MakeCode(ICitizens citizens)
{
    [Function(nameof(MakeCode))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/code")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(
            fields => fields.Parsed<Token>("token", Token.TryParse, isCode: true),
            token => Task.FromResult<IResult>(TypedResults.Ok(new JsonObject { ["code"] = citizens.CodeFor(token!.Value).ToString() })),
            cancellationToken);
}
