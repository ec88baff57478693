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

/// <summary>POST /api/slips?format=json,html {count, until, reason}: one-use slips, as codes or a sheet to print, shown once.</summary>
public sealed class IssueSlips(Gate gate, SlipSheets sheets, Installation installation, ServiceSettings settings)
{
    [Function(nameof(IssueSlips))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/slips")] HttpRequest request,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            fields => Asked(request, fields),
            (member, asked) => IssueAsync(request, member, asked, cancellationToken),
            cancellationToken,
            StaffRole.Steward);

    private static (int Count, DateOnly? Until, string Reason, bool AsPage) Asked(HttpRequest request, FieldReader fields)
    {
        var format = request.Choice("format", "json", "html");
        var count = fields.Number("count", 1, SlipSheets.MostSlips) ?? 0;
        var (until, reason) = (SlipFields.Until(fields), StewardForms.ReasonIfGiven(fields));
        fields.RefuseWhen("format", FaultCodes.Unknown, format is null);
        return (count, until, reason, format == "html");
    }

    private async Task<IResult> IssueAsync(
        HttpRequest request, StaffMember member, (int Count, DateOnly? Until, string Reason, bool AsPage) asked,
        CancellationToken cancellationToken)
    {
        var config = await installation.InstalledAsync(cancellationToken);
        if (!config.NeedsSlip)
        {
            return Problems.OutOfOrder.For(request, "this study asks for no slips");
        }

        return await sheets.IssueAsync(member, asked.Count, asked.Until, asked.Reason, cancellationToken) switch
        {
            SheetAnswer.Done it when asked.AsPage => await Rendering.FileAsync<SlipSheetPage>(
                $"{it.Sheet.Sheet}.html",
                new() { ["Sheet"] = it.Sheet, ["Title"] = config.Title.Da, ["Address"] = Address(request) }),
            SheetAnswer.Done it => TypedResults.Json(Json(it.Sheet, Address(request)), statusCode: StatusCodes.Status201Created),
            SheetAnswer.Unready it => StewardDesk.Unready(request, it.Lacks),
            SheetAnswer.Refused it => Problems.OutOfOrder.For(request, it.By.Why),
            _ => Problems.TryAgain.For(request),
        };
    }

    private static JsonObject Json(SlipSheet sheet, Uri address) => new()
    {
        ["sheet"] = sheet.Sheet,
        ["slips"] = new JsonArray([.. sheet.Slips.Select(slip => (JsonNode)slip.ToString())]),
        ["until"] = Iso.Date(sheet.Until),
        ["address"] = SiteAddress.Ascii(address),
    };

    private Uri Address(HttpRequest request) => SiteAddress.Of(settings.PublicUrl, request, SiteAddress.SignUp);
}
