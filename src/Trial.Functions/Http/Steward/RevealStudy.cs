using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/reveal {number, seed, reason}: publishes the seed of a seal, once, after close.
/// </summary>
public sealed class RevealStudy(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(RevealStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/reveal")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Reveal, cancellationToken);
}
