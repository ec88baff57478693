using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study/clock {date, reason}: confirms the date when the clock does not fit the record.</summary>
public sealed class SayDate(Gate gate, ClockActs clock)
{
    [Function(nameof(SayDate))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/clock")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            fields => (Date: fields.Parsed<DateOnly>("date", Iso.TryDate), Reason: fields.StaffText("reason", StewardForms.LongestReason)),
            async (member, asked) => await clock.SayAsync(member, asked.Date!.Value, asked.Reason, cancellationToken) is { } why
                ? Problems.OutOfOrder.For(request, why.Why)
                : TypedResults.Ok(new { Date = Iso.Date(asked.Date.Value) }),
            cancellationToken,
            StaffRole.Steward);
}
