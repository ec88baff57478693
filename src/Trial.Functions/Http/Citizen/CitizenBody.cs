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
        if (problem is not null)
        {
            return problem.For(request);
        }

        var fields = FieldReader.Of(json);
        var what = read(fields);
        return fields.Faults() is { Count: > 0 } faults ? Faults.Answer(request, faults) : await answer(what);
    }
}
