using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Site.Desks;

/// <summary>Every page of staff, under the one path that their cookie goes to.</summary>
public sealed class ServeDesks(DeskSite site)
{
    public const string Name = nameof(ServeDesks);

    [Function(Name)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "personale/{*path}")] HttpRequest request,
        CancellationToken cancellationToken) => site.AnswerAsync(request, cancellationToken);
}
