using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The auditor's desk: who was drawn and never started, what became of slips, and which exports were taken.</summary>
internal sealed class AuditorPages(AccessLog accesses, GhostReport ghosts, SlipCounts slips) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Auditor;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (page.Length > 0)
        {
            return page == "/" + Guides.Word ? await Guides.ShowAsync(desk) : null;
        }

        var (counts, sheets) = (await ghosts.ReadAsync(cancellationToken), await slips.ReadAsync(cancellationToken));
        await accesses.AddAsync(desk.Member, "ghosts", "", "", "", cancellationToken);
        if (sheets.Count > 0)
        {
            await accesses.AddAsync(desk.Member, "slips", "", "", "", cancellationToken);
        }

        await accesses.AddAsync(desk.Member, "exports", "", "", "", cancellationToken);
        var taken = (await accesses.ReadAsync(cancellationToken)).Where(look => look.What == "export").ToList();
        return await desk.PageAsync<AuditorPage>(new() { ["Counts"] = counts, ["Sheets"] = sheets, ["Exports"] = taken });
    }

    /// <inheritdoc/>
    public Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult?>(null);
}
