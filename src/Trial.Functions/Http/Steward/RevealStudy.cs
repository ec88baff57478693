using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Core;

namespace Trial.Functions.Http.Steward;

/// <summary>POST /api/study/reveal {number, seed, reason}: publishes the seed of a seal, once, after close.</summary>
public sealed class RevealStudy(StewardDesk desk, StudyActs acts, WholeCheck check)
{
    [Function(nameof(RevealStudy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/study/reveal")] HttpRequest request,
        CancellationToken cancellationToken) =>
        desk.RunAsync(
            request,
            fields =>
            {
                var number = fields.Number("number", 1, StudyRequest.MostSeals, required: false) ?? 1;
                var seed = fields.Parsed<Digest>("seed", Digest.TryParse, isCode: true);
                return (who, reason) =>
                {
                    check.Require();
                    return acts.RevealAsync(who, number, seed!.Value, reason, cancellationToken);
                };
            },
            cancellationToken);
}
