using System.Security.Cryptography;
using System.Text;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Http;

/// <summary>The key for /admin: 64 hexadecimal digits in a file that only its owner may read, made once for a folder.</summary>
internal sealed class AdminKey(string folder)
{
    private const int Length = 64;
    private byte[]? key;

    /// <exception cref="RefusalException">The folder or the file cannot be used.</exception>
    public async Task<string> LoadAsync()
    {
        try
        {
            return await LoadAsync(Path.Combine(folder, "host-key"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException($"The key for /admin cannot be kept in {folder}: {exception.Message}");
        }
    }

    public bool IsIn(HttpRequest request) => key is not null
        && CryptographicOperations.FixedTimeEquals(key, Encoding.UTF8.GetBytes(request.Headers["x-functions-key"].ToString()));

    private async Task<string> LoadAsync(string path)
    {
        if (!File.Exists(path))
        {
            await WriteAsync(path, RandomNumberGenerator.GetHexString(Length, lowercase: true));
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); // a copy may have come with another mode
        }

        var text = (await File.ReadAllTextAsync(path)).Trim();
        key = text.Length == Length
            ? Encoding.UTF8.GetBytes(text)
            : throw new RefusalException($"The file {path} does not hold a key. Delete it, and the next start makes a new one.");
        return text;
    }

    private async Task WriteAsync(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteLineAsync(text);
    }
}
