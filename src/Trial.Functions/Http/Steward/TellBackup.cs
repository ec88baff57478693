using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Trial.Functions.Http.Steward;

/// <summary>
/// POST /api/backups {date, reason}: says that a backup was taken and tried that day. The checklist shows it.
/// </summary>
public sealed class TellBackup(StewardDesk desk, StewardForms forms)
{
    [Function(nameof(TellBackup))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/backups")] HttpRequest request,
        CancellationToken cancellationToken) => desk.RunAsync(request, forms.TellBackup, cancellationToken);
}
