using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Input;
using Trial.Functions.Settings;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/slips?format=json,html {count, until}: one-use slips, as codes or a sheet to print. Never told again.</summary>
public sealed class IssueSlips(Gate gate, SlipSheets sheets, Installation installation, ServiceSettings settings)
{
    [Function(nameof(IssueSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request, (member, json) => ReadAsync(request, member, json, cancellationToken), cancellationToken, StaffRole.Steward);

    private async Task<IResult> ReadAsync(HttpRequest request, StaffMember member, byte[] json, CancellationToken cancellationToken)
    {
        var format = request.Query["format"].ToString();
        var fields = FieldReader.Of(json);
        var count = fields.Number("count", 1, SlipSheets.MostSlips);
        var until = SlipFields.Until(fields);
        fields.RefuseWhen("format", FaultCodes.Unknown, format is not ("" or "json" or "html"));
        return fields.Faults() is { Count: > 0 } faults
            ? Faults.Answer(request, faults)
            : await IssueAsync(request, member, (count!.Value, until), format == "html", cancellationToken);
    }

    private async Task<IResult> IssueAsync(
        HttpRequest request, StaffMember member, (int Count, DateOnly? Until) asked, bool asPage, CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        if (!config.NeedsSlip)
        {
            return Refuse(request, "this study asks for no slips");
        }

        return await sheets.IssueAsync(member, asked.Count, asked.Until, cancellationToken) switch
        {
            SheetAnswer.Done it when asPage => await Rendering.FileAsync<SlipSheetPage>(
                $"{it.Sheet.Sheet}.html",
                new() { ["Sheet"] = it.Sheet, ["Title"] = config.Title.Da, ["Address"] = Address(request) }),
            SheetAnswer.Done it => TypedResults.Json(Json(it.Sheet, Address(request)), statusCode: StatusCodes.Status201Created),
            SheetAnswer.Refused it => Refuse(request, it.Why),
            _ => Problems.TryAgain.For(request),
        };
    }

    private static JsonObject Json(SlipSheet sheet, string address) => new()
    {
        ["sheet"] = sheet.Sheet,
        ["slips"] = new JsonArray([.. sheet.Slips.Select(slip => (JsonNode)slip.ToString())]),
        ["until"] = Iso.Date(sheet.Until),
        ["address"] = address,
    };

    private string Address(HttpRequest request) =>
        (settings.PublicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}") + "/tilmelding";

    private static IResult Refuse(HttpRequest request, string why) =>
        Problems.OutOfOrder.For(request, new Dictionary<string, IReadOnlyList<string>> { [""] = [why] });
}
