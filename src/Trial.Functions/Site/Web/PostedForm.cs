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

    private PostedForm(int refusal, Dictionary<string, StringValues> fields)
    {
        Refusal = refusal;
        this.fields = fields;
    }

    /// <summary>0 when the form was read, else 403 (another site), 415, or what <see cref="RequestBody"/> found.</summary>
    public int Refusal { get; }

    public static async Task<PostedForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.IsCrossSite())
        {
            return Refused(StatusCodes.Status403Forbidden);
        }

        if (request.ContentType?.Split(';')[0].Trim() is not "application/x-www-form-urlencoded")
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        var (body, problem) = await RequestBody.ReadAsync(request, Requests.MaxCitizenBytes, cancellationToken);
        return problem is null ? new PostedForm(0, await FieldsAsync(body, cancellationToken)) : Refused(problem.Status);
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

    private static PostedForm Refused(int status) => new(status, []);
}
