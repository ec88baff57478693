using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/referrals: signs a person up and draws their lot, once.</summary>
/// <remarks>Reads no address, cookie or browser's name, and logs nothing that came from the person.</remarks>
public sealed class SubmitReferral(ICitizens citizens)
{
    [Function(nameof(SubmitReferral))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/referrals")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (json, problem) = await request.ReadJsonAsync(Requests.MaxCitizenBytes, cancellationToken);
        if (problem is not null)
        {
            return problem.For(request);
        }

        return await citizens.ReferAsync(SubmissionDraft.OfJson(json), cancellationToken) switch
        {
            ReferralAnswer.Drawn it => Result(it.Lot, StatusCodes.Status201Created),
            ReferralAnswer.Stored it => Result(it.Lot, StatusCodes.Status200OK),
            ReferralAnswer.Faulty it => Faults.Answer(request, it.Faults),
            ReferralAnswer.Refused it => RefusalProblems.Of(it.Why).PaddedFor(request),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // All outcomes have the same fields, and a page then fetches the same things.
    private static IResult Result(Lot lot, int status) => Padded.Json(
        new JsonObject
        {
            ["code"] = lot.Code.ToString(),
            ["arm"] = ArmNames.Of(lot.Outcome),
            ["people"] = lot.Waits?.People,
            ["waiting"] = lot.Waits is { InQueue: true },
            ["researchId"] = lot.ResearchId.ToString(),
            ["receipt"] = JsonNode.Parse(lot.Receipt),
            ["next"] = new JsonArray("/kode", "/kontrol"),
        },
        status);
}

/// <summary>The arms' names in answers.</summary>
internal static class ArmNames
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Peer => "peer",
        Outcome.Control => "control",
        _ => "waiting",
    };
}
