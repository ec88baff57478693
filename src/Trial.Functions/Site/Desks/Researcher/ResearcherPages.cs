using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Researcher;

/// <summary>The researcher's desk: flow and enrolment, and exports.</summary>
internal sealed class ResearcherPages(ToldFlowPages flow, ExportPages exports) : IDeskPages
{
    /// <inheritdoc/>
    public StaffRole Role => StaffRole.Researcher;

    /// <inheritdoc/>
    public async Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken) =>
        page.Split('/') switch
        {
            [""] => await flow.ShowAsync(desk, cancellationToken),
            ["", ExportPages.Word] => await exports.ShowAsync(desk, cancellationToken),
            ["", Guides.Word] => await Guides.ShowAsync(desk),
            _ => null,
        };

    /// <inheritdoc/>
    public async Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken) =>
        page == "/" + ExportPages.Word ? await exports.TakeAsync(desk, form, cancellationToken) : null;
}
