using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Core.Groups;

namespace Trial.Functions.Http.Coordinator;

/// <summary>PUT /api/rosters/{groupId}/attendance {week, present}: who was there, by alias. Marking a week again replaces it.</summary>
public sealed class MarkAttendance(CoordinatorDesk desk, GroupDesk groups)
{
    [Function(nameof(MarkAttendance))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/rosters/{groupId}/attendance")] HttpRequest request,
        string groupId,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields => (Week: fields.Number("week", 1, GroupPlan.Weeks), Present: fields.Flags("present", GroupPlan.MostPeople)),
            (who, marked) => groups.MarkAsync(who, groupId, marked.Week!.Value, marked.Present, cancellationToken),
            StatusCodes.Status200OK,
            cancellationToken);
}
