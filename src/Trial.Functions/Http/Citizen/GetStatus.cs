using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/participant/status: what the holder of a code may see. The code comes in the body, never in an address.</summary>
public sealed class GetStatus(ICitizens citizens)
{
    [Function(nameof(GetStatus))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/participant/status")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(
            fields => fields.AnyCode(),
            async code => await citizens.StatusAsync(code, cancellationToken) switch
            {
                StatusAnswer.Found it => Padded.Json(Json(it.Status)),
                StatusAnswer.Erased => Problems.Gone.PaddedFor(request),
                _ => Problems.NotFound.PaddedFor(request),
            },
            cancellationToken);

    private static JsonObject Json(Status status) => new()
    {
        ["arm"] = ArmNames.Of(status.Outcome),
        ["people"] = status.Waits?.People,
        ["researchId"] = status.ResearchId.ToString(),
        ["alias"] = status.Alias,
        ["group"] = status.Group is { } group ? Json(group) : null,
        ["waiting"] = status.IsWaiting,
        ["gone"] = new JsonArray([.. (status.IsWaiting ? status.Times.Gone : []).Select(slot => (JsonNode)slot)]),
        ["notices"] = new JsonArray([.. NewsBudget.Newest(status.Notices).Select(notice =>
            (JsonNode)Json(notice))]),
        ["receipt"] = JsonNode.Parse(status.Receipt),
        ["logged"] = status.LogProof,
        ["left"] = new JsonArray([.. status.Left.Select(left => (JsonNode)LeavingNames.Of(left))]),
        ["held"] = new JsonArray([.. status.Held.Select(held =>
            (JsonNode)new JsonObject { ["field"] = held.Field, ["value"] = held.Value })]),
    };

    private static JsonObject Json(NoticeView notice) => new()
    {
        ["on"] = Iso.Date(notice.On),
        ["text"] = notice.Text,
        ["english"] = notice.English,
        ["withdrawn"] = notice.Withdrawn is { } day ? Iso.Date(day) : null,
    };

    private static JsonObject Json(GroupView group) => new()
    {
        ["place"] = group.Place,
        ["weekday"] = (int)group.Weekday,
        ["time"] = Iso.Time(group.Time),
        ["first"] = Iso.Date(group.First),
        ["dates"] = new JsonArray([.. group.Meetings.Held.Select(date => (JsonNode)Iso.Date(date))]),
    };
}

/// <summary>The words for leaving.</summary>
internal static class LeavingNames
{
    private static readonly Dictionary<string, Leaving> Known = new(StringComparer.Ordinal)
    {
        ["group"] = Leaving.Group,
        ["followUp"] = Leaving.FollowUp,
        ["data"] = Leaving.Data,
    };

    public static string Of(Leaving what) => Known.Single(word => word.Value == what).Key;

    public static bool TryParse([NotNullWhen(true)] string? word, out Leaving what) => Known.TryGetValue(word ?? "", out what);
}
