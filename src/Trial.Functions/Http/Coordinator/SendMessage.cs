using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Groups;
using Trial.Core;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>
/// POST /api/messages {stratum, text}: a message to people who wait for a group at a place. The answer is the same whether it reaches
/// nobody or everybody.
/// </summary>
public sealed class SendMessage(CoordinatorDesk desk, MessageDesk messages)
{
    [Function(nameof(SendMessage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/messages")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields => (Stratum: fields.Text("stratum", 32, Names.IsStratum), Text: fields.MessageText()),
            (who, sent) => messages.SendAsync(who, sent.Stratum!, sent.Text, cancellationToken),
            StatusCodes.Status201Created,
            cancellationToken);
}
