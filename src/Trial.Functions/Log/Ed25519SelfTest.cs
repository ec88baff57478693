using System.Security.Cryptography;

namespace Trial.Functions.Log;

/// <summary>Asks libcrypto, at start, for what RFC 8032 section 7.1 says it must answer.</summary>
internal static class Ed25519SelfTest
{
    private const string Absent = "Ed25519 is not available: no libcrypto.so.3 or libcrypto.so.1.1 of OpenSSL was found on this machine.";
    private const string Wrong = "Ed25519 is not available: the libcrypto on this machine fails the tests of RFC 8032.";

    // Tests 1 to 3: private key, public key, message, signature.
    private static readonly (string Private, string Public, string Message, string Signature)[] Rfc8032 =
    [
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
         "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
         "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
         "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ];

    /// <summary>Null when all is as it should be, else a sentence for the operator.</summary>
    public static string? Fault()
    {
        try
        {
            return Rfc8032.All(Passes) ? null : Wrong;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return Absent;
        }
        catch (CryptographicException)
        {
            return Wrong;
        }
    }

    private static bool Passes((string Private, string Public, string Message, string Signature) test)
    {
        var privateKey = Convert.FromHexString(test.Private);
        var publicKey = Ed25519.PublicKey(privateKey);
        var message = Convert.FromHexString(test.Message);
        var signature = Ed25519.Sign(privateKey, message);
        var passes = Convert.ToHexStringLower(publicKey) == test.Public
            && Convert.ToHexStringLower(signature) == test.Signature
            && Ed25519.Verify(publicKey, message, signature);

        signature[0] ^= 1;
        return passes && !Ed25519.Verify(publicKey, message, signature);
    }
}
