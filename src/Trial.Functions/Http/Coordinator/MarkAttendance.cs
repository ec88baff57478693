using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Core.Groups;
using Trial.Core.Input;

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
            (who, json) =>
            {
                var fields = FieldReader.Of(json);
                var week = fields.Number("week", 1, GroupPlan.Weeks);
                var present = fields.Flags("present", GroupPlan.MostPeople);
                return fields.Faults() is { Count: > 0 } faults
                    ? Task.FromResult<GroupAnswer?>(new GroupAnswer.Faulty(faults))
                    : groups.MarkAsync(who, groupId, week!.Value, present, cancellationToken);
            },
            StatusCodes.Status200OK,
            cancellationToken);
}
