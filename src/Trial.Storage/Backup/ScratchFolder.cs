namespace Trial.Storage.Backup;

/// <summary>A folder that only this user may enter, deleted with all its files when the work is done.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    /// <summary>In the system's folder for temporary files, or beside what is to be made.</summary>
    public ScratchFolder(string? beside = null)
    {
        if (beside is null)
        {
            folder = Directory.CreateTempSubdirectory("trial-backup-");
        }
        else
        {
            folder = new(System.IO.Path.Combine(beside, $"restore-{System.IO.Path.GetRandomFileName()}"));
            PrivateFolder.Make(folder.FullName);
        }
    }

    /// <summary>Its path.</summary>
    public string Path => folder.FullName;

    /// <summary>A file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
