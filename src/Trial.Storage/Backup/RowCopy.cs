using Microsoft.Data.Sqlite;

using Trial.Application.Record;

namespace Trial.Storage.Backup;

/// <summary>Rows of a store, copied into another one.</summary>
internal static class RowCopy
{
    private const string First = "\u0001";
    private const string AfterLast = "\u007f";
    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>A live study's database as it is at one moment, by SQLite's online backup. Its service goes on writing.</summary>
    /// <exception cref="StartException">It cannot be read, or the copy cannot be written.</exception>
    public static void OfFile(string database, string copy)
    {
        try
        {
            using var live = Opened(database, SqliteOpenMode.ReadOnly);
            using var to = Opened(copy, SqliteOpenMode.ReadWriteCreate);
            live.BackupDatabase(to);
        }
        catch (SqliteException exception)
        {
            throw new StartException($"The database {database} cannot be copied: {exception.Message}", exception);
        }
    }

    /// <summary>A live study's rows between two looks at which neither the record nor the access log had grown.</summary>
    /// <param name="live">The study.</param>
    /// <param name="empty">Makes an empty store for each attempt.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StartException">It grew again and again.</exception>
    public static async Task AtOneHeadAsync(IStore live, Func<SqliteStore> empty, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            using var copy = empty();
            var before = await HeadsAsync(live, cancellationToken);
            await WriteAsync(live.RangeAsync(First, AfterLast, cancellationToken), copy, cancellationToken);
            if (before == await HeadsAsync(live, cancellationToken))
            {
                return;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new StartException("The study was written to all the time, so no copy is of one moment: try again when fewer people come.");
    }

    /// <summary>Every row of a copy into an empty store: the head last, so that a copy cut short is not taken for a study.</summary>
    public static async Task IntoAsync(IStore to, SqliteStore copy, RestoredRow mark, CancellationToken cancellationToken)
    {
        if (await to.RangeAsync(First, AfterLast, cancellationToken).AnyAsync(cancellationToken))
        {
            throw new StartException("The table holds rows of this study: a backup is put back into an empty one.");
        }

        Change[] begin = [new Change.Insert(RowKeys.Restored, RowJson.Format(mark with { IsWhole = false }))];
        await CommitAsync(to, begin, cancellationToken);
        await WriteAsync(
            copy.RangeAsync(First, AfterLast, cancellationToken).Where(row => row.Key is not (RowKeys.Head or RowKeys.Restored)),
            to,
            cancellationToken);
        var head = (await copy.GetAsync(RowKeys.Head, cancellationToken))!;
        var begun = (await to.GetAsync(RowKeys.Restored, cancellationToken))!;
        Change[] end =
        [
            new Change.Insert(head.Key, head.Value),
            new Change.Replace(begun.Key, begun.ETag, RowJson.Format(mark)),
        ];
        await CommitAsync(to, end, cancellationToken);
    }

    // The kept state has pieces that are written and deleted beside the record; without it a start is slower and nothing else.
    private static async Task WriteAsync(IAsyncEnumerable<Row> rows, IStore to, CancellationToken cancellationToken)
    {
        var together = new List<Change>();
        var bytes = 0;
        await foreach (var row in rows.Where(row => !row.Key.StartsWith(RowKeys.KeptPieces, StringComparison.Ordinal)))
        {
            if (together.Count == CommitRules.MaxChanges || bytes + row.Value.Length > CommitRules.MaxCommitBytes / 2)
            {
                await CommitAsync(to, together, cancellationToken);
                together.Clear();
                bytes = 0;
            }

            together.Add(new Change.Insert(row.Key, row.Value));
            bytes += row.Value.Length;
        }

        if (together.Count > 0)
        {
            await CommitAsync(to, together, cancellationToken);
        }
    }

    private static async Task CommitAsync(IStore to, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (!await to.CommitAsync(changes, cancellationToken))
        {
            throw new StartException("Another process writes where the backup is put back.");
        }
    }

    private static async Task<(string?, string?)> HeadsAsync(IStore store, CancellationToken cancellationToken) => (
        (await store.GetAsync(RowKeys.Head, cancellationToken))?.ETag, (await store.GetAsync(RowKeys.Access, cancellationToken))?.ETag);

    private static SqliteConnection Opened(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        return connection;
    }
}
