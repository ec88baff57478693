using Azure.Identity;

using Org.BouncyCastle.Crypto;

using Trial.Application.Record;
using Trial.Core;

namespace Trial.Storage.Backup;

/// <summary>Puts backups back where the settings say a study is. It never replaces anything.</summary>
/// <param name="choice">Where the study is to be.</param>
/// <param name="clock">Of this machine.</param>
internal sealed class StudyRestore(StorageChoice choice, TimeProvider clock)
{
    /// <summary>What cannot be checked without the study's keys.</summary>
    public const string NotAtHand = "The study's keys are not here: what only they can show is checked when the service starts.";

    /// <summary>Puts a backup back.</summary>
    /// <returns>What to print, a sentence each.</returns>
    /// <exception cref="StartException">Something is there already, or the key or a setting is wrong.</exception>
    /// <exception cref="RecordFaultException">The backup is damaged, or does not hold what a service wrote.</exception>
    public async Task<IReadOnlyList<string>> PutBackAsync(string backup, AsymmetricKeyParameter key, CancellationToken cancellationToken)
    {
        using var held = await choice.LockAsync();
        using var scratch = new ScratchFolder(held is null ? null : choice.Folder);
        var names = BackupFile.Unpack(backup, key, scratch.Path);
        return names is [StoreSetting.Sqlite.Name]
            ? await RowsAsync(scratch.File(StoreSetting.Sqlite.Name), cancellationToken)
            : Keys(scratch, names);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string copy, CancellationToken cancellationToken)
    {
        var mark = await MarkAsync(copy, cancellationToken);
        if (choice.Rows is StoreSetting.Sqlite { Database: var database })
        {
            Require(database);
            File.Move(copy, database, overwrite: false);
        }
        else
        {
            using var rows = new SqliteStore(copy);
            var table = choice.Rows.Open(new DefaultAzureCredential());
            await TableAccount.GuardAsync(() => RowCopy.IntoAsync(table, rows, mark, cancellationToken));
        }

        return
        [
            $"The backup of {Iso.Second(mark.Made)}, {Iso.Age(clock.GetUtcNow() - mark.Made)} old, was put back and holds together.",
            .. choice.Keys() is null ? [NotAtHand] : (string[])[],
            "The service starts stopped, and draws nothing until the steward has said why: POST /api/study/restore (docs/backup.md).",
        ];
    }

    private async Task<RestoredRow> MarkAsync(string copy, CancellationToken cancellationToken)
    {
        using var store = new SqliteStore(copy);
        await new CopyCheck(store, choice.Keys(), clock).RunAsync(cancellationToken);
        var made = await RestoredRow.ReadAsync(store, cancellationToken)
            ?? throw new RecordFaultException("The backup does not say when it was made: trial backup did not write it.");
        var mark = made with { Restored = clock.GetUtcNow() };
        await mark.PutAsync(store, cancellationToken);
        return mark;
    }

    private List<string> Keys(ScratchFolder scratch, IReadOnlyList<string> names)
    {
        PrivateFolder.Make(choice.Folder);
        foreach (var name in names)
        {
            Require(Path.Combine(choice.Folder, name));
        }

        foreach (var name in names)
        {
            PrivateFile.Create(Path.Combine(choice.Folder, name), File.ReadAllBytes(scratch.File(name)));
        }

        return [$"{string.Join(", ", names)}: put back into {choice.Folder}."];
    }

    private static void Require(string path)
    {
        if (File.Exists(path))
        {
            throw new StartException($"{path} is there already: a backup replaces nothing.");
        }
    }
}
