using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>What the coordinator's endpoints share: who may, a JSON body, and the answer.</summary>
public sealed class CoordinatorDesk(Gate gate)
{
    /// <summary>Lets a coordinator do something with what was sent; everybody else gets the answer that says why not.</summary>
    public Task<IResult> RunAsync(
        HttpRequest request, Func<StaffMember, byte[], Task<GroupAnswer?>> act, int done, CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request, async (member, json) => Answer(request, await act(member, json), done), cancellationToken, StaffRole.Coordinator);

    /// <summary>The same with what <paramref name="read"/> reads of the body's fields.</summary>
    public Task<IResult> RunAsync<T>(
        HttpRequest request, Func<FieldReader, T> read, Func<StaffMember, T, Task<GroupAnswer?>> act, int done,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request, read, async (who, asked) => Answer(request, await act(who, asked), done), cancellationToken, StaffRole.Coordinator);

    private static IResult Answer(HttpRequest request, GroupAnswer? answer, int done) => answer switch
    {
        GroupAnswer.Done it => TypedResults.Json(new { group = it.Id }, statusCode: done),
        GroupAnswer.Sent it => TypedResults.Json(new { message = it.Number, group = it.Group, readers = it.Readers }, statusCode: done),
        GroupAnswer.Faulty it => Faults.Answer(request, it.Faults),
        GroupAnswer.Stale => Problems.Stale.For(request),
        GroupAnswer.NotFound => Problems.NotFound.For(request),
        _ => Problems.TryAgain.For(request),
    };
}
