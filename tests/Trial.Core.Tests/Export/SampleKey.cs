using System.Security.Cryptography;
using Trial.Core.Log;

namespace Trial.Core.Tests.Export;

/// <summary>The signing keys of the sample study: nobody's, made anew for every run.</summary>
internal static class SampleKey
{
    public const string Origin = "log.example/haab";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static NoteSigner Log { get; } = Make(Origin);

    public static NoteSigner Promise { get; } = Make(Trial.Core.Log.Promise.KeyName(Origin));

    private static NoteSigner Make(string name) => new(
        VerifierKey.Make(name, SignatureType.EcdsaP256, Key.ExportSubjectPublicKeyInfo()),
        message => Key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
