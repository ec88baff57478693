using Trial.Core.Log;

namespace Trial.Application.Keys;

/// <summary>What a study's keys sign in its public log, and the vkeys that anybody checks it with.</summary>
public static class LogSigning
{
    /// <summary>The vkeys that sign the checkpoints of a log with this origin.</summary>
    public static IReadOnlyList<string> LogKeys(this ServiceKeys keys, string origin) =>
        [.. keys.LogSigners(origin).Select(signer => signer.Key.ToString())];

    /// <summary>The vkey that signs the promises of a log with this origin.</summary>
    public static string PromiseKey(this ServiceKeys keys, string origin) => keys.PromiseSigner(origin).Key.ToString();

    /// <summary>What signs the checkpoints of a log with this origin: Ed25519, then P-256.</summary>
    public static IReadOnlyList<NoteSigner> LogSigners(this ServiceKeys keys, string origin) =>
    [
        SigningKeys.Ed25519(origin, Convert.FromHexString(keys.LogEd25519)),
        SigningKeys.Ecdsa(origin, Convert.FromBase64String(keys.LogEcdsa)),
    ];

    /// <summary>What signs the promises of a log with this origin.</summary>
    public static NoteSigner PromiseSigner(this ServiceKeys keys, string origin) =>
        SigningKeys.Ecdsa(Promise.KeyName(origin), Convert.FromBase64String(keys.Promise));
}
