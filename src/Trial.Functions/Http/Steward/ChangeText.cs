using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/study/text {version, da, en, reason}: people who sign up from now on agree to this text.
/// </summary>
public sealed class ChangeText(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(ChangeText))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/text")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.Text, cancellationToken);
}
