using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Core;
using Trial.Functions.Ledger;

namespace Trial.Functions.Http;

/// <summary>POST /api/study/reveal {seed, reason}: publishes the seed, once, after close.</summary>
public sealed class RevealStudy(StewardDesk desk, StudyActs acts)
{
    [Function(nameof(RevealStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/reveal")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            ["seed"],
            async (who, fields) => Digest.TryParse(fields["seed"], out var seed)
                ? await acts.RevealAsync(who, seed, fields["reason"], cancellationToken)
                : new ActAnswer.Refused("a seed is 64 lower-case hexadecimal characters"),
            cancellationToken);
}
