using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/corrections {of, as, reason}: documents a mistake in the draw at sequence <c>of</c>, which stays.
/// </summary>
public sealed class CorrectDraw(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(CorrectDraw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/corrections")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Correct, cancellationToken);
}
