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

    private readonly Dictionary<StaffRole, string> keys;

    private StaffKeys(Dictionary<StaffRole, string> keys) => this.keys = keys;

    /// <summary>The key of each role.</summary>
    public IReadOnlyDictionary<StaffRole, string> Keys => keys;

    /// <summary>Reads the keys in the data folder, and makes them when they are not there.</summary>
    /// <exception cref="StartException">The file is there and is not what the service writes.</exception>
    public static StaffKeys LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            var made = Enum.GetValues<StaffRole>().ToDictionary(StaffRoles.Name, _ => NewKey());
            PrivateFile.Create(path, JsonSerializer.SerializeToUtf8Bytes(made));
        }

        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllBytes(path)) ?? [];
            return new StaffKeys(Enum.GetValues<StaffRole>().ToDictionary(
                role => role,
                role => read.GetValueOrDefault(StaffRoles.Name(role)) is { Length: > 0 } key ? key : throw new JsonException()));
        }
        catch (JsonException exception)
        {
            throw new StartException($"The file {path} does not hold a key for each role.", exception);
        }
    }

    /// <inheritdoc/>
    public Task<StaffMember?> WhoAsync(HttpRequest request) => Task.FromResult(Bearer.Of(request) is { } key ? Who(key) : null);

    /// <summary>Whose key this is; null when it is nobody's. Takes as long for every key.</summary>
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

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string NewKey() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
}
