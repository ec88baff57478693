using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Input;
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
        gate.AdmitAsync(request, (_, json) => ReadAsync(request, json, cancellationToken), cancellationToken, StaffRole.Steward);

    private async Task<IResult> ReadAsync(HttpRequest request, byte[] json, CancellationToken cancellationToken)
    {
        var fields = FieldReader.Of(json);
        var (sheet, month) = (SlipFields.Sheet(fields), fields.Text("month", 7, SlipCounts.IsMonth));
        var (handedOut, met) = (fields.Number("handedOut", 0, SlipSheets.MostSlips), fields.Number("met", 0, MostPeople));
        return fields.Faults() is { Count: > 0 } faults
            ? Faults.Answer(request, faults)
            : await counts.TellAsync(new MetRow(sheet!, month!, handedOut!.Value, met!.Value), cancellationToken) is ActAnswer.Done
                ? TypedResults.NoContent()
                : Problems.OutOfOrder.For(request);
    }
}
