using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>PATCH /api/places/{id} {place}: corrects a house's name. Everybody who chose a time there keeps it.</summary>
public sealed class CorrectPlace(Gate gate, HouseDesk houses)
{
    [Function(nameof(CorrectPlace))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/places/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request,
            async (who, json) => Answer(request, await houses.CorrectAsync(who, id, json, request.Version(), cancellationToken)),
            cancellationToken,
            StaffRole.Coordinator);

    private static IResult Answer(HttpRequest request, HouseAnswer answer) => answer switch
    {
        HouseAnswer.Corrected it => TypedResults.Json(new { id = it.Id }),
        HouseAnswer.Faulty it => Faults.Answer(request, it.Faults),
        HouseAnswer.Stale => Problems.Stale.For(request),
        HouseAnswer.NotFound => Problems.NotFound.For(request),
        _ => Problems.TryAgain.For(request),
    };
}
