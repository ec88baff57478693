using System.Diagnostics;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>POST /api/participant/times: chooses when the holder of a code can come. Sending the same again is 200 too.</summary>
public sealed class ChangeTimes(ICitizens citizens)
{
    [Function(nameof(ChangeTimes))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/participant/times")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(
            fields => (Code: fields.AnyCode(), Slots: SubmissionDraft.SlotsOf(fields)),
            async chosen => await citizens.ChangeTimesAsync(chosen.Code, chosen.Slots, cancellationToken) switch
            {
                TimesAnswer.Done => Padded.Json(new JsonObject()),
                TimesAnswer.NotFound => Problems.NotFound.PaddedFor(request),
                TimesAnswer.Erased => Problems.Gone.PaddedFor(request),
                TimesAnswer.Faulty it => Faults.Answer(request, it.Faults),
                TimesAnswer.TooOften => Problems.TooOften.PaddedFor(request),
                TimesAnswer.TryAgain => Problems.TryAgain.PaddedFor(request),
                _ => throw new UnreachableException(),
            },
            cancellationToken);
}
