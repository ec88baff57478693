using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Org.BouncyCastle.Crypto;

using Trial.Storage.Backup;

namespace Trial.Functions.Tests.Backup;

/// <summary>Who holds the key of the backups, and opens them with OpenSSL.</summary>
internal sealed class Custodian : IDisposable
{
    private const string Phrase = "en lang sætning";

    private readonly TemporaryFolder folder = new();

    /// <summary>Makes a key and its certificate.</summary>
    public Custodian()
    {
        using var rsa = RSA.Create(3072);
        var request = new CertificateRequest("CN=backup", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        var how = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        File.WriteAllText(KeyPath, rsa.ExportEncryptedPkcs8PrivateKeyPem(Phrase, how));
    }

    public string CertificatePath => folder.File("cert.pem");

    public string KeyPath => folder.File("key.pem");

    public Org.BouncyCastle.X509.X509Certificate Certificate => Envelope.Recipient(CertificatePath);

    public AsymmetricKeyParameter Key => Envelope.Key(KeyPath, () => Phrase);

    /// <summary>Opens a backup with what every machine has, into a folder.</summary>
    public static async Task OpenAsync(string keyPath, string backup, string into)
    {
        Directory.CreateDirectory(into);
        var script = $"""
            set -o pipefail
            openssl cms -decrypt -inform DER -in {backup} -inkey {keyPath} -passin 'pass:{Phrase}' | tar xz -C {into}
            """;
        using var shell = Process.Start("bash", ["-c", script]);
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }

    public void Dispose() => folder.Dispose();
}
