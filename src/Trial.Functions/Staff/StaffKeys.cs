using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Staff;

/// <summary>One bearer key a role, in a file that only the service's user may read: the sign-in of the local host.</summary>
public sealed class StaffKeys : ISignIn
{
    private const string FileName = "staff-keys.json";
    private const int KeyBytes = 32;

    // Somebody took a role's line out by hand, so that it gets a new key.
    private static readonly JsonSerializerOptions ByHand = new() { AllowTrailingCommas = true };

    private readonly Dictionary<StaffRole, string> keys;

    private StaffKeys(Dictionary<StaffRole, string> keys) => this.keys = keys;

    /// <summary>The key of each role.</summary>
    public IReadOnlyDictionary<StaffRole, string> Keys => keys;

    /// <summary>Reads the keys in the data folder, and makes the missing ones: all, or those of a role whose line was taken out.</summary>
    /// <exception cref="StartException">The file is there and is not what the service writes.</exception>
    public static StaffKeys LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var known = File.Exists(path) ? Read(File.ReadAllBytes(path)) : [];
            var keys = Enum.GetValues<StaffRole>().ToDictionary(role => role, role => known.GetValueOrDefault(role) ?? NewKey());
            if (known.Count < keys.Count)
            {
                PrivateFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(
                    keys.ToDictionary(key => StaffRoles.Name(key.Key), key => key.Value)));
            }

            return new StaffKeys(keys);
        }
        catch (JsonException exception)
        {
            throw new StartException($"The file {path} does not hold a key for each role.", exception);
        }
    }

    /// <inheritdoc/>
    public Task<StaffMember?> WhoAsync(HttpRequest request) => Task.FromResult(Bearer.Of(request) is { } key ? Who(key) : null);

    /// <summary>Who has this key; null when nobody has it. Takes the same time for every key.</summary>
    public StaffMember? Who(string key)
    {
        StaffMember? found = null;
        foreach (var (role, known) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Hash(known), Hash(key)))
            {
                found = new StaffMember(role, StaffRoles.Name(role));
            }
        }

        return found;
    }

    // An empty key would let everybody in, and the service never writes a file without keys.
    private static Dictionary<StaffRole, string> Read(byte[] json)
    {
        var read = JsonSerializer.Deserialize<Dictionary<string, string?>>(json, ByHand) ?? [];
        var known = Enum.GetValues<StaffRole>().Where(role => read.ContainsKey(StaffRoles.Name(role))).ToDictionary(
            role => role, role => read[StaffRoles.Name(role)] is { Length: > 0 } key ? key : throw new JsonException());
        return known.Count > 0 && known.Count == read.Count ? known : throw new JsonException();
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string NewKey() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
}
