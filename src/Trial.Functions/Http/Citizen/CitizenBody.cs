using Microsoft.AspNetCore.Http;

using Trial.Core.Input;
using Trial.Functions.Web;

namespace Trial.Functions.Http.Citizen;

/// <summary>The body of a citizen's request.</summary>
internal static class CitizenBody
{
    /// <summary>Answers what was read, or says everything that is wrong with it.</summary>
    public static async Task<IResult> AnswerAsync<T>(
        this HttpRequest request, Func<FieldReader, T> read, Func<T, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var (json, problem) = await request.ReadJsonAsync(Requests.MaxCitizenBytes, cancellationToken);
        return problem is null ? await request.AnswerAsync(json, read, answer) : problem.For(request);
    }
}
