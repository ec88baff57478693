using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Input;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/rosters/{groupId}?format=json,csv,ics,html: members by alias. Every look is written in the access log first.</summary>
public sealed class GetRoster(Gate gate, AccessLog accesses, Rosters rosters)
{
    [Function(nameof(GetRoster))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rosters/{groupId}")] HttpRequest request,
        string groupId,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Coordinator);
        if (member is null)
        {
            return refusal!;
        }

        var format = request.Query["format"].ToString();
        if (format is not ("" or "json" or "csv" or "ics" or "html"))
        {
            return Faults.Answer(request, [new Fault("format", FaultCodes.Unknown)]);
        }

        if (await rosters.ReadAsync(groupId, cancellationToken) is not { } roster)
        {
            return Problems.NotFound.For(request);
        }

        await accesses.AddAsync(member, "roster", roster.Group, "", "", cancellationToken);
        var name = $"roster-{roster.Group}-{roster.Version}";
        return format switch
        {
            "csv" => TypedResults.Bytes(RosterFiles.Csv(roster), "text/csv; charset=utf-8", $"{name}.csv"),
            "ics" => TypedResults.Bytes(RosterFiles.Ics(roster), "text/calendar; charset=utf-8", $"{name}.ics"),
            "html" => await Rendering.FileAsync<RosterPage>($"{name}.html", new() { ["Roster"] = roster }),
            _ => TypedResults.Ok(Json(roster)),
        };
    }

    private static JsonObject Json(Roster roster) => new()
    {
        ["group"] = roster.Group,
        ["version"] = roster.Version,
        ["plan"] = GroupJson.Plan(roster.Plan),
        ["members"] = new JsonArray([.. roster.Members.Select(member => (JsonNode)new JsonObject
        {
            ["alias"] = member.Alias,
            ["companionship"] = member.Companionship,
            ["attendance"] = new JsonObject(member.Attendance.Select(week =>
                KeyValuePair.Create(GroupJson.Number(week.Key), (JsonNode?)JsonValue.Create(week.Value)))),
        })]),
    };
}
