using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Coordinator;

/// <summary>The coordinator's desk.</summary>
internal sealed class CoordinatorPages(AccessLog accesses, StudyLedger ledger, Plans plans) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Coordinator;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken)
    {
        if (page.Length > 0)
        {
            return null;
        }

        await accesses.AddAsync(desk.Member, "groups", "", "", "", cancellationToken);
        var groups = await plans.GroupsAsync((await ledger.ReadAsync(cancellationToken)).State, cancellationToken);
        return await desk.PageAsync<WeekPage>(new() { ["Groups"] = groups });
    }

    /// <inheritdoc/>
    public Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult?>(null);
}
