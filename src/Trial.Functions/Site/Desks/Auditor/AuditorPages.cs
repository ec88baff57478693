using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The auditor's desk: who was drawn and never started, what became of slips, the figures, and exports.</summary>
internal sealed class AuditorPages(
    AccessLog accesses, GhostReport ghosts, SlipCounts slips, ToldFlowPages flow, ExportPages exports,
    CommitteePages committee) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Auditor;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            [""] => await HomeAsync(desk, cancellationToken),
            ["", ToldFlowPages.Word] => await flow.ShowAsync(desk, cancellationToken),
            ["", ExportPages.Word] => await exports.ShowAsync(desk, cancellationToken),
            ["", CommitteePages.Word] => await committee.AskAsync(desk),
            ["", Guides.Word] => await Guides.ShowAsync(desk),
            _ => null,
        };

    /// <inheritdoc/>
    public async Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        page switch
        {
            "/" + ExportPages.Word => await exports.TakeAsync(desk, form, cancellationToken),
            "/" + CommitteePages.Word => await committee.ShowAsync(desk, form, cancellationToken),
            _ => null,
        };

    private async Task<IResult> HomeAsync(Desk desk, CancellationToken cancellationToken)
    {
        var (counts, sheets) = (await ghosts.ReadAsync(cancellationToken), await slips.ReadAsync(cancellationToken));
        await accesses.AddAsync(desk.Member, "ghosts", "", "", "", cancellationToken);
        if (sheets.Count > 0)
        {
            await accesses.AddAsync(desk.Member, "slips", "", "", "", cancellationToken);
        }

        await accesses.AddAsync(desk.Member, "exports", "", "", "", cancellationToken);
        var taken = await exports.TakenAsync(role: null, cancellationToken);
        return await desk.PageAsync<AuditorPage>(new() { ["Counts"] = counts, ["Sheets"] = sheets, ["Exports"] = taken });
    }
}
