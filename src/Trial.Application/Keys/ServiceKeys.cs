using System.Security.Cryptography;
using System.Text.Json.Serialization;

using Trial.Core;
using Trial.Core.Lottery;

namespace Trial.Application.Keys;

/// <summary>What the service knows and nobody else may: the keys of one study, in the texts of a data folder's keys.json.</summary>
/// <param name="Pepper">Codes, slips and submissions are hashed under it.</param>
/// <param name="Record">Of the heads' HMAC.</param>
/// <param name="Dummies">D of docs/formats.md section 1.</param>
/// <param name="LogEd25519">The log's Ed25519 key.</param>
/// <param name="LogEcdsa">The log's P-256 key.</param>
/// <param name="Promise">The promises' P-256 key.</param>
/// <param name="Lists">Seal number → what opens its envelopes.</param>
/// <param name="DemonstrationSetup">The text of a demonstration's setup.json; null for a real study.</param>
public sealed record ServiceKeys(
    string Pepper,
    string Record,
    string Dummies,
    string LogEd25519,
    string LogEcdsa,
    string Promise,
    IReadOnlyDictionary<int, ListSecret> Lists,
    string? DemonstrationSetup = null)
{
    [JsonIgnore]
    public Digest PepperKey => Hex(Pepper);

    [JsonIgnore]
    public Digest RecordKey => Hex(Record);

    [JsonIgnore]
    public Digest DummiesKey => Hex(Dummies);

    /// <summary>New keys for everything but lists.</summary>
    public static ServiceKeys Make() => new(
        Random(),
        Random(),
        Random(),
        Convert.ToHexStringLower(SigningKeys.NewEd25519()),
        Convert.ToBase64String(SigningKeys.NewEcdsa()),
        Convert.ToBase64String(SigningKeys.NewEcdsa()),
        new Dictionary<int, ListSecret>());

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "the keys of a study";

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Digest.Size));

    private static Digest Hex(string text) =>
        Digest.TryParse(text, out var digest) ? digest : throw new FormatException("A key is not 32 bytes in lower-case hexadecimal.");
}
