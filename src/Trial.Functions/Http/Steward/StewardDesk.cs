using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Steward;

/// <summary>What the steward's endpoints share: who may, a body with a reason in it, and the answer.</summary>
public sealed class StewardDesk(Gate gate)
{
    /// <summary>Lets a steward do what <paramref name="read"/> reads from the body, for a reason; others are told why not.</summary>
    internal Task<IResult> RunAsync(
        HttpRequest request, Func<FieldReader, CancellationToken, StewardAct> read, CancellationToken cancellationToken) =>
        RunAsync(request, read, fields => fields.StaffText("reason", StewardForms.LongestReason), cancellationToken);

    /// <summary>The same where a reason may be left out.</summary>
    internal Task<IResult> RunWithReasonIfGivenAsync(
        HttpRequest request, Func<FieldReader, CancellationToken, StewardAct> read, CancellationToken cancellationToken) =>
        RunAsync(request, read, StewardForms.ReasonIfGiven, cancellationToken);

    private Task<IResult> RunAsync(
        HttpRequest request, Func<FieldReader, CancellationToken, StewardAct> read, Func<FieldReader, string> reason,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            fields => (Act: read(fields, cancellationToken), Reason: reason(fields)),
            async (member, asked) => Answer(request, await asked.Act(member, asked.Reason)),
            cancellationToken,
            StaffRole.Steward);

    /// <summary>The answer that names everything the study lacks.</summary>
    internal static IResult Unready(HttpRequest request, IReadOnlyList<Lack> lacks) => Problems.NotReady.For(
        request, lacks.ToDictionary(lack => lack.Field, IReadOnlyList<string> (lack) => [lack.Sentence], StringComparer.Ordinal));

    private static IResult Answer(HttpRequest request, ActAnswer answer) => answer switch
    {
        ActAnswer.Done it => TypedResults.Ok(new { it.Sequence }),
        ActAnswer.Kept => TypedResults.NoContent(),
        ActAnswer.Refused { Earliest: { } day } it => Problems.OutOfOrder.For(request, $"{it.Why}: {Iso.Date(day)} is the earliest"),
        ActAnswer.Refused it => Problems.OutOfOrder.For(request, it.Why),
        ActAnswer.Unready it => Unready(request, it.Lacks),
        _ => Problems.TryAgain.For(request),
    };
}
