namespace Trial.Cli;

/// <summary>
/// Files for what a long export is sorted through. They hold ids and commitments of it, so nobody else may read them, and none is left
/// behind.
/// </summary>
internal static class TemporaryFile
{
    /// <summary>Opens a new one, which is gone when it is closed: at the latest with this process, however it ends.</summary>
    /// <exception cref="IOException">The folder for temporary files does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
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
