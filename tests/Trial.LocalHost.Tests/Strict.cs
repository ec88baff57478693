namespace Trial.LocalHost.Tests;

/// <summary>The headers of the host's own answers.</summary>
internal static class Strict
{
    private static readonly string[] Names =
    [
        "Content-Security-Policy", "Referrer-Policy", "Cache-Control", "X-Content-Type-Options",
        "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
    ];

    public static void Check(HttpResponseMessage response) =>
        Check(string.Concat(response.Headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\r\n")));

    public static void Check(string head)
    {
        Assert.All(Names, name => Assert.Contains($"\n{name}: ", $"\n{head}", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Cache-Control: no-store", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'self'", head, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", $"\n{head}", StringComparison.OrdinalIgnoreCase);
    }
}
