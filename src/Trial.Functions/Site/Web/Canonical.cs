using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Web;

/// <summary>Sends somebody who typed an address with capital letters or a slash at its end to the page that is meant.</summary>
internal static class Canonical
{
    /// <summary>Where to go; null when the address is in its one spelling, or could lead away from here.</summary>
    public static SeeOther? Of(HttpRequest request)
    {
        var asked = request.Path.Value ?? "";
        var meant = asked.TrimEnd('/').ToLowerInvariant() is { Length: > 0 } path ? path : "/";
        var leadsAway = asked.StartsWith("//", StringComparison.Ordinal) || !asked.All(IsPlain);
        return meant == asked || HttpMethods.IsPost(request.Method) || leadsAway
            ? null
            : new SeeOther(meant + request.QueryString);
    }

    private static bool IsPlain(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '/' or '-' or '.';
}
