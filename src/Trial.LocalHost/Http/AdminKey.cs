using System.Security.Cryptography;
using System.Text;

namespace Trial.LocalHost.Http;

/// <summary>The key for /admin: 64 hexadecimal digits in a file that only its owner may read, made once for a folder.</summary>
internal sealed class AdminKey(string folder)
{
    private const int Length = 64;
    private byte[]? key;

    public async Task<string> LoadAsync()
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "host-key");
        if (!File.Exists(path))
        {
            await WriteAsync(path, RandomNumberGenerator.GetHexString(Length, lowercase: true));
        }

        var text = (await File.ReadAllTextAsync(path)).Trim();
        key = text.Length == Length
            ? Encoding.UTF8.GetBytes(text)
            : throw new RefusalException($"The file {path} does not hold a key. Delete it, and the next start makes a new one.");
        return text;
    }

    public bool IsIn(HttpRequest request) =>
        key is not null && CryptographicOperations.FixedTimeEquals(key, Encoding.UTF8.GetBytes(request.Headers["x-functions-key"].ToString()));

    private static async Task WriteAsync(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteLineAsync(text);
    }
}
