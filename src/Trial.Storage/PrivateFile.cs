namespace Trial.Storage;

/// <summary>Files that only the service's own user may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a new file, and its folder when it is not there, mode 0600 from its first byte, whole or not at all.</summary>
    /// <exception cref="IOException">The file is there, or cannot be written.</exception>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Create(path, file => file.Write(bytes));
    }

    /// <summary>The same, replacing a file that may be there.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Write(path, file => file.Write(bytes), overwrite: true);
    }

    /// <summary>The same, written by the caller, who may read it again.</summary>
    /// <inheritdoc cref="Create(string, ReadOnlySpan{byte})"/>
    public static void Create(string path, Action<FileStream> write) => Write(path, write, overwrite: false);

    private static void Write(string path, Action<FileStream> write, bool overwrite)
    {
        PrivateFolder.Make(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var file = new FileStream(temporary, options))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
