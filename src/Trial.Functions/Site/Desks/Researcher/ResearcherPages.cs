using Microsoft.AspNetCore.Http;

using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Researcher;

/// <summary>The researcher's desk: the counts of the flow.</summary>
internal sealed class ResearcherPages(AccessLog accesses, Exports exports, WholeCheck check) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Researcher;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (page.Length > 0)
        {
            return page == "/" + Guides.Word ? await Guides.ShowAsync(desk) : null;
        }

        check.Require();
        await accesses.AddAsync(desk.Member, "flow", "", "", "", cancellationToken);
        return await desk.PageAsync<FlowPage>(new() { ["Flow"] = await exports.FlowAsync(cancellationToken) });
    }

    /// <inheritdoc/>
    public Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult?>(null);
}
