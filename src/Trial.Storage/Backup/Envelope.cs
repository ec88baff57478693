using System.Security.Cryptography;

using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

using Trial.Application.Record;

namespace Trial.Storage.Backup;

//  An envelope: CMS EnvelopedData (RFC 5652), DER or BER
//
//      content      AES-256-CBC
//      recipients   1  the key of a certificate: RSA of 3072 bits or more, OAEP with SHA-256
//                   2  a random key that only the writing process knows: with it the file is opened again once it is on the disk
//
//  openssl cms -decrypt -inform DER -in FILE -inkey KEY.pem | tar xz

/// <summary>Encrypts a backup to somebody's certificate, and opens it with their key.</summary>
internal static class Envelope
{
    private const string ToRecipient = "RSA/NONE/OAEPWITHSHA256ANDMGF1PADDING";
    private const int LeastBits = 3072;

    private static readonly byte[] CheckName = "trial: check after writing"u8.ToArray();

    /// <summary>Reads a recipient's certificate.</summary>
    /// <exception cref="StartException">It is not a certificate, or its key is not RSA of 3072 bits or more.</exception>
    public static X509Certificate Recipient(string path)
    {
        try
        {
            using var pem = new PemReader(File.OpenText(path));
            return pem.ReadObject() is X509Certificate found
                && found.GetPublicKey() is RsaKeyParameters { Modulus.BitLength: >= LeastBits }
                    ? found
                    : throw new StartException($"{path}: this is not a certificate with an RSA key of {LeastBits} bits or more.");
        }
        catch (Exception exception) when (exception is PemException or IOException or GeneralSecurityException)
        {
            throw new StartException($"{path}: this is not a certificate: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a private key; a passphrase is asked for where the key has one.</summary>
    /// <exception cref="StartException">It is not a key, or its passphrase is another.</exception>
    public static AsymmetricKeyParameter Key(string path, Func<string> passphrase)
    {
        try
        {
            var text = File.ReadAllText(path);
            using var rsa = RSA.Create();
            if (text.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            {
                rsa.ImportFromEncryptedPem(text, passphrase());
            }
            else
            {
                rsa.ImportFromPem(text);
            }

            return PrivateKeyFactory.CreateKey(rsa.ExportPkcs8PrivateKey());
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new StartException($"{path}: this is not an RSA private key, or its passphrase is another.", exception);
        }
    }

    /// <summary>Writes what follows into an envelope; closing it ends the envelope, not <paramref name="to"/>.</summary>
    /// <param name="to">The file.</param>
    /// <param name="recipient">Who can open it.</param>
    /// <param name="check">32 random bytes that open it too, for the check.</param>
    public static Stream Seal(Stream to, X509Certificate recipient, byte[] check)
    {
        var generator = new CmsEnvelopedDataStreamGenerator();
        generator.AddKeyTransRecipient(ToRecipient, recipient);
        generator.AddKekRecipient("AES256", new KeyParameter(check), CheckName);
        return generator.Open(to, CmsEnvelopedGenerator.Aes256Cbc);
    }

    /// <summary>Opens an envelope with the key that its writer made for the check.</summary>
    public static void Open(string path, byte[] check, Action<Stream> read) =>
        Open<KekRecipientInformation>(path, new KeyParameter(check), read);

    /// <summary>Opens an envelope with the recipient's key.</summary>
    /// <exception cref="StartException">It is not an envelope, or not for this key.</exception>
    public static void Open(string path, AsymmetricKeyParameter key, Action<Stream> read) =>
        Open<KeyTransRecipientInformation>(path, key, read);

    private static void Open<T>(string path, ICipherParameters key, Action<Stream> read)
        where T : RecipientInformation
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var envelope = Parsed(() => new CmsEnvelopedDataParser(file));
        read(Parsed(() => envelope.GetRecipientInfos().GetRecipients().OfType<T>().First().GetContentStream(key).ContentStream));
    }

    private static T Parsed<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception exception) when (exception is not StartException)
        {
            throw new StartException("This is not a backup, or another key opens it.", exception); // the library throws many kinds
        }
    }
}
