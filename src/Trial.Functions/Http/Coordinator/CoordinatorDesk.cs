using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Coordinator;

/// <summary>What the coordinator's endpoints share: who may, a JSON body, and the answer.</summary>
public sealed class CoordinatorDesk(Gate gate, AccessLog accesses)
{
    /// <summary>Lets a coordinator do something with what was sent; everybody else gets the answer that says why not.</summary>
    public Task<IResult> RunAsync(
        HttpRequest request, Func<StaffMember, byte[], Task<GroupAnswer>> act, int done, CancellationToken cancellationToken) =>
        gate.AdmitAsync(
            request,
            async (who, json) => await AnswerAsync(request, who, await act(who, json), done, cancellationToken),
            cancellationToken,
            StaffRole.Coordinator);

    /// <summary>The same with what <paramref name="read"/> reads of the body's fields.</summary>
    public Task<IResult> RunAsync<T>(
        HttpRequest request, Func<FieldReader, T> read, Func<StaffMember, T, Task<GroupAnswer>> act, int done,
        CancellationToken cancellationToken) => gate.AdmitAsync(
            request,
            read,
            async (who, asked) => await AnswerAsync(request, who, await act(who, asked), done, cancellationToken),
            cancellationToken,
            StaffRole.Coordinator);

    // A stale version tells that something changed, as a look at the groups would: it is logged like one.
    private async Task<IResult> AnswerAsync(
        HttpRequest request, StaffMember who, GroupAnswer answer, int done, CancellationToken cancellationToken)
    {
        if (answer is GroupAnswer.Stale)
        {
            await accesses.AddAsync(who, "groups", "", "", "", cancellationToken);
        }

        return Answer(request, answer, done);
    }

    private static IResult Answer(HttpRequest request, GroupAnswer answer, int done) => answer switch
    {
        GroupAnswer.Done it => TypedResults.Json(Json(it), statusCode: done),
        GroupAnswer.Sent it => TypedResults.Json(new { message = it.Number, group = it.Group, readers = it.Readers }, statusCode: done),
        GroupAnswer.Faulty it => Faults.Answer(request, it.Faults),
        GroupAnswer.Stale => Problems.Stale.For(request),
        GroupAnswer.NotFound => Problems.NotFound.For(request),
        _ => Problems.TryAgain.For(request),
    };

    private static JsonObject Json(GroupAnswer.Done done) => new() { ["group"] = done.Id, ["newHouse"] = done.IsNewHouse };
}
