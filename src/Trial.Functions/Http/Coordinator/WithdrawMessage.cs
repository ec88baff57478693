using System.Globalization;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;

namespace Trial.Functions.Http.Coordinator;

/// <summary>POST /api/messages/{message}/withdrawal {}: its readers see that it no longer holds. Sending the same again is 200.</summary>
public sealed class WithdrawMessage(CoordinatorDesk desk, MessageDesk messages)
{
    [Function(nameof(WithdrawMessage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/messages/{message}/withdrawal")] HttpRequest request,
        string message,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            _ => int.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, // no message has 0
            (who, number) => messages.WithdrawAsync(who, number, cancellationToken),
            StatusCodes.Status200OK,
            cancellationToken);
}
