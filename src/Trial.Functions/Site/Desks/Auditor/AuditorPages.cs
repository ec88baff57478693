using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Auditor;

/// <summary>The auditor's desk: who was drawn and never started.</summary>
internal sealed class AuditorPages(AccessLog accesses, GhostReport ghosts) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Auditor;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (page.Length > 0)
        {
            return null;
        }

        await accesses.AddAsync(desk.Member, "ghosts", "", "", "", cancellationToken);
        return await desk.PageAsync<AuditorPage>(new() { ["Counts"] = await ghosts.ReadAsync(cancellationToken) });
    }

    /// <inheritdoc/>
    public Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult?>(null);
}
