using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/slips/withdraw {sheet}: from now on no slip of the sheet is good, as if it were unknown.</summary>
public sealed class WithdrawSlips(Gate gate, SlipSheets sheets)
{
    [Function(nameof(WithdrawSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/slips/withdraw")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request, (member, json) => ReadAsync(request, member, json, cancellationToken), cancellationToken, StaffRole.Steward);

    private async Task<IResult> ReadAsync(HttpRequest request, StaffMember member, byte[] json, CancellationToken cancellationToken)
    {
        var fields = FieldReader.Of(json);
        var sheet = SlipFields.Sheet(fields);
        return fields.Faults() is { Count: > 0 } faults
            ? Faults.Answer(request, faults)
            : StewardDesk.Answer(request, await sheets.WithdrawAsync(member, sheet!, cancellationToken) ?? new ActAnswer.TryAgain());
    }
}
