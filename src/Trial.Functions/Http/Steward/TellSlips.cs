using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>PUT /api/slips {sheet, month, handedOut, met}: what those who hand slips out told of a sheet in a month.</summary>
public sealed class TellSlips(Gate gate, SlipCounts counts)
{
    private const int MostPeople = 1000;

    [Function(nameof(TellSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            fields => new MetRow(
                SlipFields.Sheet(fields)!,
                fields.Text("month", 7, SlipCounts.IsMonth)!,
                fields.Number("handedOut", 0, SlipSheets.MostSlips) ?? 0,
                fields.Number("met", 0, MostPeople) ?? 0),
            async (_, told) => await counts.TellAsync(told, cancellationToken) is ActAnswer.Done
                ? TypedResults.NoContent()
                : Problems.OutOfOrder.For(request),
            cancellationToken,
            StaffRole.Steward);
}
