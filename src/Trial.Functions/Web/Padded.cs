using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Trial.Functions.Web;

/// <summary>Answers whose length must tell nothing: padded with white space to a multiple of 32 KiB, and not compressed.</summary>
public static class Padded
{
    /// <summary>The step that lengths are rounded up to.</summary>
    public const int Step = 32 * 1024;

    // Danish letters take two bytes, not six. Browsers are told not to read JSON as a page (nosniff).
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A JSON answer of 32 KiB, or the next multiple.</summary>
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Of(value, "application/json; charset=utf-8", status);

    /// <summary>A problem padded in the same way, where its length would tell whether a code leads to somebody.</summary>
    public static IResult Problem(ProblemDetails problem, int status) => Of(problem, "application/problem+json", status);

    /// <summary>The content with spaces after it, up to the next multiple of the step.</summary>
    public static byte[] Fill(ReadOnlySpan<byte> content)
    {
        var filled = new byte[(content.Length + Step - 1) / Step * Step];
        filled.AsSpan(content.Length).Fill((byte)' ');
        content.CopyTo(filled);
        return filled;
    }

    private static Answer Of<T>(T value, string type, int status) =>
        new(Fill(JsonSerializer.SerializeToUtf8Bytes(value, Web)), type, status);

    private sealed class Answer(byte[] content, string type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            return ResponseBody.WriteAsync(httpContext, content);
        }
    }
}
