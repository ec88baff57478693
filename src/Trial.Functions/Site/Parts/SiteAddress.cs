using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Parts;

/// <summary>The whole address of a page that a paper leads to: as people write it, and as a QR code holds it.</summary>
internal static class SiteAddress
{
    /// <summary>Where somebody with a slip signs up.</summary>
    public const string SignUp = "/tilmelding";

    /// <summary>A page's address: at PUBLIC_URL, or where the request was sent to.</summary>
    public static Uri Of(Uri? publicUrl, HttpRequest request, string page) =>
        new((publicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}") + page);

    /// <summary>With the host in ASCII: some cameras take a domain name with a Danish letter for mere text.</summary>
    public static string Ascii(Uri address) =>
        $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}{address.AbsolutePath}";
}
