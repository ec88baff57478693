using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Input;
using Trial.Core.Intake;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/code: the code that a token leads to, so that it can be shown before the draw. Nothing is stored.</summary>
public sealed class MakeCode(ICitizens citizens)
{
    [Function(nameof(MakeCode))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/code")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (json, problem) = await request.ReadJsonAsync(Requests.MaxCitizenBytes, cancellationToken);
        if (problem is not null)
        {
            return problem.For(request);
        }

        var fields = FieldReader.Of(json);
        var token = fields.Parsed<Token>("token", Token.TryParse, isCode: true);
        return fields.Faults() is { Count: > 0 } faults
            ? Faults.Answer(request, faults)
            : TypedResults.Ok(new JsonObject { ["code"] = citizens.CodeFor(token.GetValueOrDefault()).ToString() });
    }
}
