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
    /// <summary>The most characters of a reason.</summary>
    internal const int LongestReason = 2000;

    private const int LongestStratum = 8;

    /// <summary>Lets a steward do what <paramref name="read"/> reads from the body, for a reason; others are told why not.</summary>
    public Task<IResult> RunAsync(
        HttpRequest request,
        Func<FieldReader, Func<StaffMember, string, Task<ActAnswer>>> read,
        CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            fields => (Act: read(fields), Reason: fields.StaffText("reason", LongestReason)),
            async (member, asked) => Answer(request, await asked.Act(member, asked.Reason)),
            cancellationToken,
            StaffRole.Steward);

    /// <summary>Lets a steward do something in one place, or in all where none is named, for a reason.</summary>
    public Task<IResult> RunAtPlaceAsync(
        HttpRequest request,
        Func<StaffMember, string?, string, CancellationToken, Task<ActAnswer>> act,
        CancellationToken cancellationToken) =>
        RunAsync(
            request,
            fields =>
            {
                var stratum = fields.Text("stratum", LongestStratum, Names.IsStratum, required: false);
                return (who, reason) => act(who, stratum, reason, cancellationToken);
            },
            cancellationToken);

    /// <summary>The answer to an act.</summary>
    internal static IResult Answer(HttpRequest request, ActAnswer answer) => answer switch
    {
        ActAnswer.Done it => TypedResults.Ok(new { it.Sequence }),
        ActAnswer.Refused it => Problems.OutOfOrder.For(request, it.Why),
        ActAnswer.Unready it => Unready(request, it.Lacks),
        _ => Problems.TryAgain.For(request),
    };

    /// <summary>The answer that names all that the study lacks.</summary>
    internal static IResult Unready(HttpRequest request, IReadOnlyList<Lack> lacks) => Problems.NotReady.For(
        request, lacks.ToDictionary(lack => lack.Field, IReadOnlyList<string> (lack) => [lack.Sentence], StringComparer.Ordinal));
}
