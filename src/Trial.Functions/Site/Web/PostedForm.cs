using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

using Trial.Functions.Web;

namespace Trial.Functions.Site.Web;

/// <summary>What a form sent, or the status it is refused with. Fields are read one at a time, each with its own strict reader.</summary>
internal sealed class PostedForm
{
    private readonly Dictionary<string, StringValues> fields;

    private PostedForm(HttpRequest request, int refusal, Dictionary<string, StringValues> fields) =>
        (Request, Refusal, this.fields) = (request, refusal, fields);

    /// <summary>What brought it.</summary>
    public HttpRequest Request { get; }

    /// <summary>0 when the form was read, else 403 (another site), 415, or what <see cref="RequestBody"/> found.</summary>
    public int Refusal { get; }

    public static async Task<PostedForm> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken, int most = Requests.MaxCitizenBytes)
    {
        if (request.IsCrossSite())
        {
            return Refused(request, StatusCodes.Status403Forbidden);
        }

        if (request.ContentType?.Split(';')[0].Trim() is not "application/x-www-form-urlencoded")
        {
            return Refused(request, StatusCodes.Status415UnsupportedMediaType);
        }

        var (body, problem) = await RequestBody.ReadAsync(request, most, cancellationToken);
        return problem is null ? new PostedForm(request, 0, await FieldsAsync(body, cancellationToken)) : Refused(request, problem.Status);
    }

    /// <summary>The fields that were sent.</summary>
    public IEnumerable<string> Names => fields.Keys;

    /// <summary>The value of a field that was sent exactly once, else null.</summary>
    public string? One(string name) => fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    /// <summary>Every value of a field, in the order sent.</summary>
    public IReadOnlyList<string> All(string name) =>
        fields.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    // The body is small, so the reader's own limits, which it throws at, are set where no body reaches them.
    private static async Task<Dictionary<string, StringValues>> FieldsAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body))
        {
            KeyLengthLimit = int.MaxValue,
            ValueLengthLimit = int.MaxValue,
            ValueCountLimit = int.MaxValue,
        };
        return await reader.ReadFormAsync(cancellationToken);
    }

    private static PostedForm Refused(HttpRequest request, int status) => new(request, status, []);
}
