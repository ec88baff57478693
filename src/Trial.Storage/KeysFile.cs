using System.Text.RegularExpressions;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Lottery;

namespace Trial.Storage;

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

/// <summary>The keys of a study as files of the data folder.</summary>
public static partial class KeysFile
{
    private const string Name = "keys.json";

    /// <summary>A folder has keys, whatever they are.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>The files of a folder that hold its keys, lists among them.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder).Where(file => IsName(Path.GetFileName(file))).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Whether a file of this name holds keys.</summary>
    public static bool IsName(string name) => name == Name || ListName().IsMatch(name);

    /// <summary>Writes the keys to a folder that has none.</summary>
    public static void Create(string folder, ServiceKeys keys) =>
        PrivateFile.Create(Path.Combine(folder, Name), RowJson.Format(keys));

    /// <summary>Reads a folder's keys; null when it has none.</summary>
    /// <exception cref="StartException">The file is there and does not hold the keys.</exception>
    public static ServiceKeys? Load(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            return File.Exists(path)
                ? WithLists(RowJson.Parse<ServiceKeys>(new Row(Name, "", File.ReadAllBytes(path))).Checked(), folder)
                : null;
        }
        catch (Exception exception) when (exception is RecordFaultException or FormatException)
        {
            throw new StartException($"The file {path} does not hold the study's keys.", exception);
        }
    }

    [GeneratedRegex(@"^list-[0-9]{1,3}\.json\z")]
    private static partial Regex ListName();

    private static ServiceKeys WithLists(ServiceKeys keys, string folder)
    {
        var lists = new Dictionary<int, ListSecret>(keys.Lists);
        for (var seal = 1; Path.Combine(folder, $"list-{seal}.json") is var path && File.Exists(path); seal++)
        {
            lists[seal] = List(path);
        }

        return keys with { Lists = lists };
    }

    private static ListSecret List(string path) =>
        ListSecret.Parse(File.ReadAllBytes(path)) is { ListKey: not null } secret
            ? secret
            : throw new StartException($"The file {path} is not the service.json of a finished ceremony.");
}
