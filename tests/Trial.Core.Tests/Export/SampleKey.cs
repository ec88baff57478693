using System.Security.Cryptography;

using Trial.Application.Keys;
using Trial.Core.Log;

namespace Trial.Core.Tests.Export;

/// <summary>The signing keys of the sample study: nobody's, made anew for every run.</summary>
internal static class SampleKey
{
    public const string Origin = "log.example/haab";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static readonly byte[] Ed25519Key = RandomNumberGenerator.GetBytes(Ed25519.KeySize);

    public static NoteSigner Log { get; } = MakeEcdsa(Origin);

    /// <summary>What signs the sample study's checkpoints.</summary>
    public static IReadOnlyList<NoteSigner> LogSigners { get; } = [MakeEd25519(Origin), Log];

    /// <summary>A stranger's, for a log of the same name.</summary>
    public static IReadOnlyList<NoteSigner> Strangers { get; } = [MakeEcdsa(Origin, ECDsa.Create(ECCurve.NamedCurves.nistP256))];

    public static NoteSigner Promise { get; } = MakeEcdsa(Trial.Core.Log.Promise.KeyName(Origin));

    /// <summary>As a setup names them.</summary>
    public static IReadOnlyList<string> VKeys(IEnumerable<NoteSigner> signers) => [.. signers.Select(signer => signer.Key.ToString())];

    private static NoteSigner MakeEd25519(string name) => new(
        VerifierKey.Make(name, SignatureType.Ed25519, Ed25519.PublicKey(Ed25519Key)),
        message => Ed25519.Sign(Ed25519Key, message));

    private static NoteSigner MakeEcdsa(string name) => MakeEcdsa(name, Key);

    private static NoteSigner MakeEcdsa(string name, ECDsa key) => new(
        VerifierKey.Make(name, SignatureType.EcdsaP256, key.ExportSubjectPublicKeyInfo()),
        message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
