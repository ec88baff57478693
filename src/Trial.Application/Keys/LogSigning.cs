using System.Security.Cryptography;

using Trial.Core.Log;

namespace Trial.Application.Keys;

/// <summary>What a study's keys sign in its public log, and the vkeys that anybody checks it with.</summary>
public static class LogSigning
{
    /// <summary>These keys, if each can be used: a bad key stops the start, not the first citizen.</summary>
    /// <exception cref="FormatException">One is not well formed.</exception>
    public static ServiceKeys Checked(this ServiceKeys keys)
    {
        try
        {
            _ = (keys.PepperKey, keys.RecordKey, keys.DummiesKey, keys.LogKeys("check"), keys.PromiseKey("check"));
            return keys;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new FormatException("A key cannot be used.", exception);
        }
    }

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
