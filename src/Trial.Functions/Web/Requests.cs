using Microsoft.AspNetCore.Http;

using Trial.Application.Study;
using Trial.Core.Input;

namespace Trial.Functions.Web;

/// <summary>What endpoints read of a request. Nothing here reads an address, a cookie or a browser's name.</summary>
public static class Requests
{
    /// <summary>The most bytes in a citizen's body.</summary>
    public const int MaxCitizenBytes = 16 * 1024;

    /// <summary>The most bytes in a staff member's body.</summary>
    public const int MaxStaffBytes = 256 * 1024;

    /// <summary>The language of a file for this caller.</summary>
    public static Language Language(this HttpRequest request) =>
        request.PrefersEnglish() ? Trial.Application.Study.Language.English : Trial.Application.Study.Language.Danish;

    /// <summary>English when the caller asks for it before Danish; Danish otherwise.</summary>
    public static bool PrefersEnglish(this HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0])
            .FirstOrDefault(language => language is "da" or "en") == "en";

    /// <summary>The body's bytes, or the problem: from another site, not JSON, or unreadable (<see cref="RequestBody"/>).</summary>
    public static async Task<(byte[] Json, Problem? Problem)> ReadJsonAsync(
        this HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.IsCrossSite())
        {
            return ([], Problems.CrossSite);
        }

        if (!request.HasJsonContentType())
        {
            return ([], Problems.NotJson);
        }

        return await RequestBody.ReadAsync(request, most, cancellationToken);
    }

    /// <summary>Answers what was read of a body's fields, or says everything that is wrong with them.</summary>
    public static async Task<IResult> AnswerAsync<T>(
        this HttpRequest request, byte[] json, Func<FieldReader, T> read, Func<T, Task<IResult>> answer)
    {
        var fields = FieldReader.Of(json);
        var what = read(fields);
        return fields.Faults() is { Count: > 0 } faults ? Faults.Answer(request, faults) : await answer(what);
    }

    /// <summary>The query's choice among the known values, the first of them when it has none; null when it names another.</summary>
    public static string? Choice(this HttpRequest request, string name, params IEnumerable<string> known) =>
        request.Query[name].ToString() is { Length: > 0 } asked ? known.FirstOrDefault(asked.Equals) : known.First();

    /// <summary>Whether a browser says that another site sent this. "null" proves nothing: our own Referrer-Policy makes it.</summary>
    public static bool IsCrossSite(this HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin.ToString() is not ("" or "null") and var origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && Uri.TryCreate($"{from.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var here)
                && from.Authority == here.Authority); // both in punycode, and without a default port
    }
}
