using Microsoft.AspNetCore.Http;

using Trial.Core.Intake;
using Trial.Functions.Ledger;
using Trial.Functions.Staff;

namespace Trial.Functions.Http;

/// <summary>What the steward's endpoints share: who may, a body of text fields with a reason among them, and the answer.</summary>
public sealed class StewardDesk(Gate gate)
{
    private const int LongestReason = 2000;

    /// <summary>Lets a steward do something with the fields that were sent; everybody else gets the answer that says why not.</summary>
    public async Task<IResult> RunAsync(
        HttpRequest request,
        IReadOnlyList<string> names,
        Func<StaffMember, IReadOnlyDictionary<string, string>, Task<ActAnswer>> act,
        CancellationToken cancellationToken)
    {
        var (member, refusal) = await gate.AdmitAsync(request, cancellationToken, StaffRole.Steward);
        if (member is null)
        {
            return refusal!;
        }

        var (json, problem) = await request.ReadJsonAsync(Requests.MaxStaffBytes, cancellationToken);
        if (problem is not null)
        {
            return problem.For(request);
        }

        var (fields, faults) = SmallInput.Read(json, [.. names, "reason"]);
        List<Fault> all = [.. faults, .. StaffText.Faults(fields, "reason", LongestReason)];
        return all.Count > 0 ? Faults.Answer(request, all) : Answer(request, await act(member, fields));
    }

    /// <summary>The answer to an act.</summary>
    public static IResult Answer(HttpRequest request, ActAnswer answer) => answer switch
    {
        ActAnswer.Done it => TypedResults.Ok(new { it.Sequence }),
        ActAnswer.Refused it => Problems.OutOfOrder.For(request, new Dictionary<string, IReadOnlyList<string>> { [""] = [it.Why] }),
        _ => Problems.TryAgain.For(request),
    };
}
