using Microsoft.AspNetCore.Http;

namespace Trial.Functions.Site.Staff;

/// <summary>Where somebody with a slip signs up: as people write it, and as a QR code holds it.</summary>
internal static class SlipAddress
{
    private const string Page = "/tilmelding";

    /// <summary>The page's address: at PUBLIC_URL, or where the request was sent to.</summary>
    public static Uri Of(Uri? publicUrl, HttpRequest request) =>
        new((publicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}") + Page);

    /// <summary>With the host in ASCII: some cameras take a domain name with a Danish letter for mere text.</summary>
    public static string Ascii(Uri address) =>
        $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}{address.AbsolutePath}";
}
