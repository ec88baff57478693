using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Web;

/// <summary>Which version of a thing a program saw.</summary>
internal static class IfMatch
{
    /// <summary>The one that the header names; null to accept any version.</summary>
    public static string? Version(this HttpRequest request) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } match ? match.Trim('"') : null;
}
