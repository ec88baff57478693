using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/restore {skip, reason}: skips envelopes that a table put back from a copy may not know of. Where anchors
/// show how many these are, skip may be left out.
/// </summary>
public sealed class RestoreStudy(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(RestoreStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/restore")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Restore, cancellationToken);
}
