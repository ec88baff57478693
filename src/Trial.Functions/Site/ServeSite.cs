using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Site;

/// <summary>Every page and static file. The host tries routes in the order of names, so a catch-all has to sort last.</summary>
public sealed class ServeSite(WebSite site)
{
    public const string Name = "zz_site";

    [Function(Name)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*path}")] HttpRequest request,
        CancellationToken cancellationToken) => site.AnswerAsync(request, cancellationToken);
}
