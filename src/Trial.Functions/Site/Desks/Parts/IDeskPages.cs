using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Site.Desks.Parts;

/// <summary>The pages of one role. Everybody who comes here is signed in with it.</summary>
internal interface IDeskPages
{
    /// <summary>Whose pages they are.</summary>
    StaffRole Role { get; }

    /// <summary>A page; null when it is not there.</summary>
    /// <param name="desk">Of whoever asks.</param>
    /// <param name="page">What follows the first page's path: empty, or a slash and more.</param>
    /// <param name="query">What the address says after it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    Task<IResult?> ShowAsync(Desk desk, string page, IQueryCollection query, CancellationToken cancellationToken);

    /// <summary>What comes of a form that one of the pages sent; null when no page has such a form.</summary>
    Task<IResult?> TakeAsync(Desk desk, string page, PostedForm form, CancellationToken cancellationToken);
}
