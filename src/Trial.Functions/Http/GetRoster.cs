using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Core.Intake;
using Trial.Functions.Ledger;
using Trial.Functions.Staff;

namespace Trial.Functions.Http;

/// <summary>GET /api/rosters/{groupId}?format=json,csv: a group's members by alias. Every look is written in the access log first.</summary>
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
        if (format is not ("" or "json" or "csv"))
        {
            return Faults.Answer(request, [new Fault("format", FaultCodes.Unknown)]);
        }

        if (await rosters.ReadAsync(groupId, cancellationToken) is not { } roster)
        {
            return Problems.NotFound.For(request);
        }

        await accesses.AddAsync(member, "roster", roster.Group, "", "", cancellationToken);
        return format == "csv"
            ? TypedResults.Bytes(Csv(roster), "text/csv; charset=utf-8", $"roster-{roster.Group}-{roster.Version}.csv")
            : TypedResults.Ok(Json(roster));
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

    private static byte[] Csv(Roster roster) => Core.Export.Csv.Format(
    [
        ["group", "version", "place", "weekday", "time", "first", "alias", "companionship"],
        .. roster.Members.Select(IReadOnlyList<string> (member) =>
        [
            roster.Group, GroupJson.Number(roster.Version), roster.Plan.Place, GroupJson.Number(roster.Plan.Weekday), roster.Plan.Time,
            GroupJson.Date(roster.Plan.First), member.Alias, member.Companionship ? "yes" : "no",
        ]),
    ]);
}
