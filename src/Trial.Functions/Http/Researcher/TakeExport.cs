using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Core.Export;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Researcher;

/// <summary>POST /api/exports: a zip of docs/formats.md section 6. The access log has it before it leaves.</summary>
public sealed class TakeExport(Gate gate, Exports exports, WholeCheck check)
{
    [Function(nameof(TakeExport))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/exports")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            ExportRequest.Read,
            (member, asked) => member.Role == Role(asked.Kind)
                ? TakeAsync(request, member, asked, cancellationToken)
                : gate.DenyAsync(member, request, cancellationToken),
            cancellationToken,
            StaffRole.Researcher,
            StaffRole.Auditor);

    private async Task<IResult> TakeAsync(HttpRequest request, StaffMember member, ExportRequest asked, CancellationToken cancellationToken)
    {
        check.Require();
        return await exports.TakeAsync(member, (asked.Kind, asked.Blinded), asked.Purpose, asked.Recipient, cancellationToken) is { } taken
            ? TypedResults.Stream(taken.Zip, "application/zip", taken.Name)
            : Problems.OutOfOrder.For(request);
    }

    private static StaffRole Role(ExportKind kind) => kind is ExportKind.Audit ? StaffRole.Auditor : StaffRole.Researcher;
}
