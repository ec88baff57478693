using System.Net.Http.Headers;

using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Staff;

/// <summary>The Authorization header of RFC 6750.</summary>
internal static class Bearer
{
    /// <summary>The key or token; null when the request has none.</summary>
    public static string? Of(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Scheme == "Bearer"
            ? header.Parameter
            : null;
}
