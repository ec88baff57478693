using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Trial.Application.Exports;
using Trial.Application.Start;
using Trial.Core;
using Trial.Core.Analysis;
using Trial.Core.Input;
using Trial.Core.Pictures;
using Trial.Functions.Http;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;
using Trial.Functions.Web;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>
/// The committee's page. It tells lots as an audit export does, so it is asked for as that is: with a purpose and a recipient, by a form.
/// </summary>
internal sealed class CommitteePages(Committee committee, WholeCheck check, TimeProvider clock)
{
    /// <summary>Where it is, behind the auditor's first page.</summary>
    public const string Word = "udvalg";

    private static readonly string[] Fields = ["purpose", "recipient", "planned", "by"];

    /// <summary>The form.</summary>
    public Task<IResult> AskAsync(Desk desk) => PageAsync(desk, null, null, null, []);

    /// <summary>What was asked for; or the form again with all that is wrong.</summary>
    public async Task<IResult> ShowAsync(Desk desk, PostedForm form, CancellationToken cancellationToken)
    {
        var language = desk.Visit.Language;
        var words = language.Words<CommitteeWords>();
        var fields = FieldReader.Of(JsonSerializer.SerializeToUtf8Bytes(
            Fields.Where(field => !string.IsNullOrWhiteSpace(form.One(field)))
                .ToDictionary(field => field, field => form.One(field)!.Trim())));
        var (purpose, recipient) =
            (fields.StaffText("purpose", ExportRequest.LongestText), fields.StaffText("recipient", ExportRequest.LongestText));
        var people = fields.Parsed<int>("planned", EnrolmentPlan.TryPeople, required: fields.Has("by"));
        var month = fields.Parsed<DateOnly>("by", EnrolmentPlan.TryMonth, required: fields.Has("planned"));
        if (fields.Faults() is { Count: > 0 } faults)
        {
            return await PageAsync(
                desk, null, null, form,
                [.. faults.Select(fault => (
                    fault.Field,
                    $"{words.Label(language, fault.Field)}: {words.Fault(fault) ?? DeskFaults.Text(desk.Visit, fault)}"))]);
        }

        EnrolmentPlan? plan = people is { } count ? new(count, month!.Value) : null;
        check.Require();
        return await committee.ReadAsync(desk.Member, purpose, recipient, cancellationToken) switch
        {
            ({ Months: [var first, ..] }, _) when plan?.EndsBefore(first.Month) == true =>
                await PageAsync(desk, null, null, form, [("by", words.TooEarly(first.Month))]),
            ({ } page, _) => await PageAsync(desk, page, plan, form, []),
            (_, var wrong) => await PageAsync(desk, null, null, form, [("main", words.False(wrong!))]),
        };
    }

    private Task<IResult> PageAsync(
        Desk desk, Inspection? told, EnrolmentPlan? plan, PostedForm? form, (string Field, string Text)[] errors) =>
        desk.PageAsync<CommitteePage>(
            new()
            {
                ["Told"] = told,
                ["Plan"] = plan,
                ["Today"] = Copenhagen.Date(clock.GetUtcNow()),
                ["Errors"] = errors,
                ["Sent"] = Fields.ToDictionary(field => field, field => form?.One(field) ?? "", StringComparer.Ordinal),
            },
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
