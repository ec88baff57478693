using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Core.Export;
using Trial.Core.Input;
using Trial.Core.Record;
using Trial.Functions.Http;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The page on which researchers and auditors take an export, and see what was taken.</summary>
internal sealed class ExportPages(AccessLog accesses, Exports exports, WholeCheck check)
{
    /// <summary>Where it is, behind a desk's first page.</summary>
    public const string Word = "udtraek";

    private const string Blinded = "table-blinded";

    // What each role takes, in the order in which a study comes to it.
    private static readonly string[] OfResearcher = [Blinded, "table", "final"];
    private static readonly string[] OfAuditor = ["audit"];

    private static readonly string[] Fields = ["kind", "purpose", "recipient"];

    /// <summary>The page.</summary>
    public Task<IResult> ShowAsync(Desk desk, CancellationToken cancellationToken) => PageAsync(desk, null, [], cancellationToken);

    /// <summary>Makes the export that was asked for, as a file; or shows the page again with all that is wrong.</summary>
    public async Task<IResult> TakeAsync(Desk desk, PostedForm form, CancellationToken cancellationToken)
    {
        var (fields, words) = (FieldReader.Of(Json(form)), desk.Visit.Language.Words<ExportWords>());
        var asked = ExportRequest.Read(fields);
        if (fields.Faults() is { Count: > 0 } faults)
        {
            return await PageAsync(
                desk, form, [.. faults.Select(fault => (fault.Field, $"{words.Label(fault.Field)}: {DeskFaults.Text(desk.Visit, fault)}"))],
                cancellationToken);
        }

        check.Require();
        return IsOf(desk.Member.Role, asked.Kind)
            && await exports.TakeAsync(
                desk.Member, (asked.Kind, asked.Blinded), asked.Purpose, asked.Recipient, cancellationToken) is { } taken
                ? TypedResults.Stream(taken.Zip, "application/zip", taken.Name)
                : await PageAsync(desk, form, [("kind", words.NotNow)], cancellationToken);
    }

    /// <summary>The looks that took something out, newest first.</summary>
    /// <param name="role">Whose; null for everybody's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<AccessEntry>> TakenAsync(StaffRole? role, CancellationToken cancellationToken) =>
        [.. (await accesses.ReadAsync(cancellationToken))
            .Where(look => look.What is "export" or "inspection"
                && (role is null || look.Role == new StaffMember(role.Value, "").Actor))
            .Reverse()];

    private async Task<IResult> PageAsync(
        Desk desk, PostedForm? form, (string Field, string Text)[] errors, CancellationToken cancellationToken)
    {
        var role = desk.Member.Role;
        await accesses.AddAsync(desk.Member, "exports", "", "", "", cancellationToken);
        return await desk.PageAsync<ExportPage>(
            new()
            {
                ["Taken"] = await TakenAsync(role is StaffRole.Auditor ? null : role, cancellationToken),
                ["Kinds"] = (await exports.AllowedAsync(cancellationToken)).Where(it => IsOf(role, it.Kind)).Select(Name).ToList(),
                ["OfRole"] = role is StaffRole.Auditor ? OfAuditor : OfResearcher,
                ["Errors"] = errors,
                ["Sent"] = Fields.ToDictionary(field => field, field => form?.One(field) ?? "", StringComparer.Ordinal),
            },
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // What a program would send to POST /api/exports. What was left empty is absent.
    private static byte[] Json(PostedForm form)
    {
        var sent = Fields
            .Select(field => (Field: field, Text: form.One(field)?.Trim()))
            .Where(it => it.Text is { Length: > 0 })
            .ToDictionary(it => it.Field, object (it) => it.Text is Blinded ? "table" : it.Text!);
        sent["blinded"] = form.One("kind") is Blinded;
        return JsonSerializer.SerializeToUtf8Bytes(sent);
    }

    private static bool IsOf(StaffRole role, ExportKind kind) => kind is ExportKind.Audit == role is StaffRole.Auditor;

    private static string Name((ExportKind Kind, bool Blinded) it) => it switch
    {
        { Blinded: true } => Blinded,
        { Kind: ExportKind.Table } => "table",
        { Kind: ExportKind.Audit } => "audit",
        _ => "final",
    };
}
