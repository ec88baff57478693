using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>GET /api/rosters/{groupId}?format=json,csv,xlsx,ics,html: members by alias. Every look is in the access log first.</summary>
public sealed class GetRoster(Gate gate, Rosters rosters, Practice practice)
{
    [Function(nameof(GetRoster))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/rosters/{groupId}")] HttpRequest request,
        string groupId,
        CancellationToken cancellationToken)
    {
        var format = request.Choice("format", "json", "csv", "xlsx", "ics", "html");
        var isAwaited = false;
        return gate.ShowAsync(
            request,
            StaffRole.Coordinator,
            "roster",
            async () =>
            {
                if (Faults.OfChoices(request, ("format", format)) is { } fault)
                {
                    return fault;
                }

                var roster = await rosters.ReadAsync(groupId, cancellationToken);
                isAwaited = roster is null && await rosters.IsAwaitedAsync(groupId, cancellationToken);
                return roster is null ? Problems.NotFound.For(request) : await AnswerAsync(roster, format, cancellationToken);
            },
            cancellationToken,
            subject: groupId,
            tells: () => isAwaited);
    }

    private async Task<IResult> AnswerAsync(Roster roster, string? format, CancellationToken cancellationToken)
    {
        var name = $"roster-{roster.Group}-{roster.Version}";
        return format switch
        {
            "csv" => TypedResults.Bytes(RosterFiles.Csv(roster), "text/csv; charset=utf-8", $"{name}.csv"),
            "xlsx" => TypedResults.Bytes(await RosterWorkbook.MakeAsync(roster, cancellationToken), RosterWorkbook.Type, $"{name}.xlsx"),
            "ics" => TypedResults.Bytes(RosterFiles.Ics(roster), "text/calendar; charset=utf-8", $"{name}.ics"),
            "html" => await Rendering.FileAsync<RosterPage>(
                $"{name}.html", new() { ["Roster"] = roster, ["Practice"] = practice }),
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
