using System.Text;
using System.Text.Json;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Log;
using Trial.Functions.Log;
using Trial.Functions.Storage;

namespace Trial.Functions.Ledger;

//  keys.json, mode 0600 in the data folder; hex unless said otherwise
//
//      pepper        32 bytes: codes, slips and submissions are hashed under it
//      record        32 bytes: the heads' HMAC
//      dummies       32 bytes: D of docs/formats.md section 1
//      logEd25519    32 bytes: the log's Ed25519 key
//      logEcdsa      PKCS 8, base64: the log's P-256 key
//      promise       PKCS 8, base64: the promises' P-256 key
//      demonstrationSetup    the text of a demonstration's setup.json; null for a real study
//      lists         a demonstration's: seal number -> {"listKey","policy" (canonical JSON text),"policyRandom"}
//
//  list-1.json, list-2.json ..., beside it: a ceremony's secret/service.json of each seal, put there by hand before the start

/// <summary>What the service knows and nobody else may: the keys of one study.</summary>
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
    private const string FileName = "keys.json";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public Digest PepperKey => Hex(Pepper);

    public Digest RecordKey => Hex(Record);

    public Digest DummiesKey => Hex(Dummies);

    /// <summary>The vkeys that sign the checkpoints of a log with this origin.</summary>
    public IReadOnlyList<string> LogKeys(string origin) => [.. LogSigners(origin).Select(signer => signer.Key.ToString())];

    /// <summary>The vkey that signs the promises of a log with this origin.</summary>
    public string PromiseKey(string origin) => PromiseSigner(origin).Key.ToString();

    /// <summary>What signs the checkpoints of a log with this origin: Ed25519, then P-256.</summary>
    public IReadOnlyList<NoteSigner> LogSigners(string origin) =>
    [
        SigningKeys.Ed25519(origin, Convert.FromHexString(LogEd25519)),
        SigningKeys.Ecdsa(origin, Convert.FromBase64String(LogEcdsa)),
    ];

    /// <summary>What signs the promises of a log with this origin.</summary>
    public NoteSigner PromiseSigner(string origin) =>
        SigningKeys.Ecdsa(Core.Log.Promise.KeyName(origin), Convert.FromBase64String(Promise));

    /// <summary>New keys for everything but lists.</summary>
    public static ServiceKeys Make() => new(
        Draft.RandomDigest().ToString(),
        Draft.RandomDigest().ToString(),
        Draft.RandomDigest().ToString(),
        Convert.ToHexStringLower(SigningKeys.NewEd25519()),
        Convert.ToBase64String(SigningKeys.NewEcdsa()),
        Convert.ToBase64String(SigningKeys.NewEcdsa()),
        new Dictionary<int, ListSecret>());

    /// <summary>Writes the keys to a folder that has none.</summary>
    public void Create(string folder) => PrivateFile.Create(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, Web));

    /// <summary>Reads a folder's keys; null when it has none.</summary>
    /// <exception cref="StartException">The file is there and does not hold the keys.</exception>
    public static ServiceKeys? Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path)
                ? RowJson.Parse<ServiceKeys>(new Row(FileName, "", File.ReadAllBytes(path))).WithLists(folder)
                : null;
        }
        catch (RecordFaultException exception)
        {
            throw new StartException($"The file {path} does not hold the study's keys.", exception);
        }
    }

    private ServiceKeys WithLists(string folder)
    {
        var lists = new Dictionary<int, ListSecret>(Lists);
        for (var seal = 1; Path.Combine(folder, $"list-{seal}.json") is var path && File.Exists(path); seal++)
        {
            lists[seal] = ServiceSecret.Parse(File.ReadAllBytes(path)) is { ListKey: { } listKey } secret
                ? new(listKey.ToString(), Encoding.UTF8.GetString(secret.Policy.Format()), secret.PolicyRandom.ToString())
                : throw new StartException($"The file {path} is not the service.json of a finished ceremony.");
        }

        return this with { Lists = lists };
    }

    private static Digest Hex(string text) =>
        Digest.TryParse(text, out var digest) ? digest : throw new StartException("A key is not 32 bytes in lower-case hexadecimal.");
}

/// <summary>What opens the envelopes of one seal.</summary>
public sealed record ListSecret(string ListKey, string Policy, string PolicyRandom);
