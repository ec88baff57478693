using Azure;
using Azure.Identity;

using Microsoft.Data.Sqlite;

using Org.BouncyCastle.X509;

using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;

namespace Trial.Storage.Backup;

/// <summary>Makes backups of a study, beside its running service.</summary>
/// <param name="choice">Where the study is.</param>
/// <param name="clock">Of this machine.</param>
internal sealed class StudyBackup(StorageChoice choice, TimeProvider clock)
{
    /// <summary>Writes the study's rows, as they are at one moment, to a new file for a recipient.</summary>
    /// <returns>What to print, a sentence each.</returns>
    /// <exception cref="StartException">The study cannot be read, or the settings are wrong.</exception>
    /// <exception cref="RecordFaultException">The rows are not what the service wrote.</exception>
    public async Task<IReadOnlyList<string>> MakeAsync(string to, X509Certificate recipient, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var copy = scratch.File(StoreSetting.Sqlite.Name);
        var live = await CopyAsync(copy, cancellationToken);
        var made = clock.GetUtcNow();
        var state = await CheckAsync(copy, made, cancellationToken);
        BackupFile.Write(to, recipient, [copy]);
        return
        [
            $"{to} holds {state.Study} with {state.Count} bodies. It was opened again, and holds what was written.",
            .. choice.Keys() is null ? [StudyRestore.NotAtHand] : (string[])[],
            .. await TellAsync(live, Copenhagen.Date(made), cancellationToken),
        ];
    }

    /// <summary>Writes the keys of the data folder to a new file for a recipient.</summary>
    /// <exception cref="StartException">There are none.</exception>
    public IReadOnlyList<string> MakeOfKeys(string to, X509Certificate recipient)
    {
        if (choice.Keys() is null)
        {
            throw new StartException($"The folder {choice.Folder} holds no keys. A vault has backups of its own.");
        }

        var files = KeysFile.Of(choice.Folder);
        BackupFile.Write(to, recipient, files);
        return [$"{to} holds {string.Join(", ", files.Select(Path.GetFileName))}. It was opened again, and holds what was written."];
    }

    private async Task<IStore> CopyAsync(string copy, CancellationToken cancellationToken)
    {
        if (choice.Rows is StoreSetting.Sqlite { Database: var database })
        {
            RowCopy.OfFile(database, copy);
            return new SqliteStore(database);
        }

        var live = ((StoreSetting.Tables)choice.Rows).Existing(new DefaultAzureCredential());
        await TableAccount.GuardAsync(() => RowCopy.AtOneHeadAsync(live, () => Empty(copy), cancellationToken));
        return live;
    }

    private static SqliteStore Empty(string path)
    {
        File.Delete(path);
        return new SqliteStore(path);
    }

    private async Task<StudyState> CheckAsync(string copy, DateTimeOffset made, CancellationToken cancellationToken)
    {
        using var store = new SqliteStore(copy);
        var state = await new CopyCheck(store, choice.Keys(), clock).RunAsync(cancellationToken);
        await new RestoredRow(made, Restored: null, IsWhole: true).PutAsync(store, cancellationToken);
        return state.Count > 0 ? state : throw new StartException("There is no study yet.");
    }

    // It is a backup without this too; only the steward's desk does not know of it.
    private static async Task<IReadOnlyList<string>> TellAsync(IStore live, DateOnly day, CancellationToken cancellationToken)
    {
        var key = RowKeys.Backup;
        try
        {
            var before = await live.GetAsync(key, cancellationToken);
            await live.CommitAsync([Change.Put(before, key, RowJson.Format(new JobRow(day)))], cancellationToken);
            return [];
        }
        catch (Exception exception) when (exception is RequestFailedException or SqliteException or NotWrittenException)
        {
            return [$"The steward must be told of this backup, since this user may not write to the study ({exception.GetType().Name})."];
        }
        finally
        {
            (live as IDisposable)?.Dispose();
        }
    }
}
