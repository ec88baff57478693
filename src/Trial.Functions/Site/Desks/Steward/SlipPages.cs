using System.Globalization;

using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Input;
using Trial.Functions.Http.Steward;
using Trial.Functions.Settings;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Steward;

/// <summary>
/// The sheets of slips and what became of them, and the form that makes another. Its slips are shown once, on a page to print. The
/// form says how many sheets there were: a reload sends it again, and makes no second sheet.
/// </summary>
internal sealed class SlipPages(
    AccessLog accesses, SlipSheets sheets, SlipCounts counts, Installation installation, ServiceSettings settings)
{
    /// <summary>The field that carries how many sheets were seen.</summary>
    public const string Seen = "version";

    private static readonly string[] Fields = ["count", "until", "reason"];

    /// <summary>The sheets.</summary>
    public Task<IResult> ListAsync(Desk desk, CancellationToken cancellationToken) => PageAsync(desk, null, [], cancellationToken);

    /// <summary>Makes a sheet, and shows it to be printed; or shows the form again with all that is wrong.</summary>
    public async Task<IResult> MakeAsync(Desk desk, PostedForm form, CancellationToken cancellationToken)
    {
        var words = desk.Visit.Language.Words<StewardWords>();
        var config = await installation.ConfigAsync(cancellationToken);
        if (config is not { NeedsSlip: true })
        {
            var why = config is null ? "nothing is sealed" : "this study asks for no slips";
            return await AgainAsync(("main", words.Refused(why)));
        }

        var fields = FieldReader.Of(StewardForm.Json(form, Fields));
        var (count, until) = (fields.Number("count", 1, SlipSheets.MostSlips), SlipFields.Until(fields));
        var reason = fields.StaffText("reason", StewardForms.LongestReason);
        return fields.Faults() is { Count: > 0 } faults
            ? await AgainAsync(
                [.. faults.Select(fault => (fault.Field, StewardFaults.Text(desk.Visit, fault)))])
            : await sheets.IssueAsync(desk.Member, count!.Value, until, reason, SeenIn(form), cancellationToken) switch
            {
                SheetAnswer.Done it => await MadeAsync(
                    desk, it.Sheet, config.Title.Da, SiteAddress.Of(settings.PublicUrl, form.Request, SiteAddress.SignUp)),
                SheetAnswer.Refused it => await AgainAsync((it.By.Field ?? "main", words.Refused(it.By.Why))),
                SheetAnswer.Stale => await PageAsync(
                    desk, form, [("main", desk.Visit.Language.Words<SlipWords>().Stale)], cancellationToken,
                    StatusCodes.Status412PreconditionFailed),
                SheetAnswer.Unready it => await AgainAsync([.. it.Lacks.Select(lack => ("main", words.Lack(lack.What, "")))]),
                _ => await desk.TryAgainAsync(),
            };

        Task<IResult> AgainAsync(params (string Field, string Text)[] errors) => PageAsync(desk, form, errors, cancellationToken);
    }

    // A form without the number is no form of ours: it has seen no sheet.
    private static int SeenIn(PostedForm form) =>
        int.TryParse(form.One(Seen), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;

    private static Task<IResult> MadeAsync(Desk desk, SlipSheet sheet, string title, Uri address) =>
        desk.PageAsync<MadeSlipsPage>(new() { ["Sheet"] = sheet, ["Study"] = title, ["Address"] = address });

    private async Task<IResult> PageAsync(
        Desk desk, PostedForm? form, (string Field, string Text)[] errors, CancellationToken cancellationToken,
        int status = StatusCodes.Status400BadRequest)
    {
        var made = await counts.ReadAsync(cancellationToken);
        await accesses.AddAsync(desk.Member, "slips", "", "", "", cancellationToken);
        return await desk.PageAsync<SlipsPage>(
            new()
            {
                ["Sheets"] = made,
                ["Errors"] = errors,
                ["Sent"] = Fields.ToDictionary(field => field, field => form?.One(field) ?? "", StringComparer.Ordinal),
            },
            errors.Length == 0 ? StatusCodes.Status200OK : status);
    }
}
