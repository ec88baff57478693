using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>Locks the data folder for this process. The system releases it when the process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    // A process that was killed a moment ago may still be on its way out.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Locks the folder, and makes it when it is not there. Waits a few seconds for one that is in use.</summary>
    /// <exception cref="StartException">Another process has it, or it cannot be written.</exception>
    public static async Task<FolderLock> TakeAsync(string folder)
    {
        Make(folder);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return Open(folder);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(Pause);
            }
            catch (IOException exception)
            {
                throw new StartException(
                    $"The data folder {folder} is in use by another process, or cannot be written: {exception.Message}", exception);
            }
        }
    }

    private static void Make(string folder)
    {
        try
        {
            PrivateFolder.Make(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder {folder} cannot be made: {exception.Message}", exception);
        }
    }

    private static FolderLock Open(string folder)
    {
        try
        {
            // FileShare.None is an exclusive lock of the whole file on Linux as well.
            return new FolderLock(new FileStream(
                Path.Combine(folder, "trial.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartException($"The data folder {folder} cannot be written.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
