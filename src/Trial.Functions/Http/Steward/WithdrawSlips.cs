using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/slips/withdraw {sheet}: from now on no slip of the sheet is good, as if it were unknown.</summary>
public sealed class WithdrawSlips(Gate gate, SlipSheets sheets)
{
    [Function(nameof(WithdrawSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/slips/withdraw")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            SlipFields.Sheet,
            async (member, sheet) => StewardDesk.Answer(
                request, await sheets.WithdrawAsync(member, sheet!, cancellationToken) ?? new ActAnswer.TryAgain()),
            cancellationToken,
            StaffRole.Steward);
}
