using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Trial.Functions.Tests;

/// <summary>Certificates for stand-ins on loopback that speak TLS.</summary>
internal static class LoopbackCertificate
{
    /// <summary>A new one, signed by itself.</summary>
    public static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=loopback", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
    }

    /// <summary>A client's handler that believes this certificate and no other.</summary>
    public static HttpClientHandler Believing(X509Certificate2 certificate) =>
        new() { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint };
}
