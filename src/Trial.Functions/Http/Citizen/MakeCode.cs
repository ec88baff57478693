using System.Diagnostics;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>
/// POST /api/code: the code and the research id that a token leads to, so that they can be shown before the draw. Where a slip is needed,
/// it is held for this token for half an hour. Otherwise nothing is stored, and when the hour is unusual a challenge comes with them.
/// </summary>
public sealed class MakeCode(ICitizens citizens)
{
    [Function(nameof(MakeCode))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/code")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(
            fields => (Token: fields.Parsed<Token>("token", Token.TryParse, isCode: true),
                Slip: fields.Parsed<Slip>("slip", Slip.TryParse, required: false, isCode: true)),
            async asked => await citizens.CodeAsync(asked.Token!.Value, asked.Slip, cancellationToken) switch
            {
                CodeAnswer.Told it => TypedResults.Ok(new JsonObject
                {
                    ["code"] = it.Code.ToString(),
                    ["researchId"] = it.ResearchId.ToString(),
                    ["challenge"] = it.Challenge?.ToJson(),
                }),
                CodeAnswer.Faulty it => Faults.Answer(request, it.Faults),
                CodeAnswer.Refused it => RefusalProblems.Of(it.Why).PaddedFor(request),
                _ => throw new UnreachableException(),
            },
            cancellationToken);
}
