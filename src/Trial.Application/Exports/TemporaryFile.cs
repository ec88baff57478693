namespace Trial.Application.Exports;

/// <summary>
/// Files in which a long export waits until it is whole, and through which one is sorted that is verified. They hold personal data, so
/// nobody else may read them, and none is left behind.
/// </summary>
internal static class TemporaryFile
{
    /// <summary>Opens a new one, deleted when it is closed: at the latest when this process ends, however it ends.</summary>
    /// <exception cref="IOException">The folder for temporary files cannot hold it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static Stream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"trial-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path); // without a name it lives as long as it is open
        return file;
    }
}
