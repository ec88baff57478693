using System.Runtime.CompilerServices;

using Microsoft.Data.Sqlite;

using Trial.Application.Record;

namespace Trial.Storage;

//  File layout
//
//      row      key TEXT PRIMARY KEY, etag INTEGER, value BLOB
//      commits  one row: how many commits there were; a written row's etag is
//               its commit's number, so no etag is used twice
//
//  WAL with synchronous=FULL: a commit is on the disk when it returns.
//  secure_delete=ON: what is erased is overwritten, not only unlinked. The
//  write-ahead log is cut to nothing after an erasure and every night.
//  One process owns the folder (FolderLock). Before and after a commit the file
//  must still be the one that its path leads to; otherwise the commit is not reported.

/// <summary>Rows in one SQLite file: the embedded store, no server, one process.</summary>
public sealed class SqliteStore : IStore, IDisposable
{
    private const int PageRows = 500;

    private readonly SemaphoreSlim writing = new(1);
    private readonly SqliteConnection writer;
    private readonly OpenedFile file;
    private readonly SqliteReaders readers;
    private readonly SqliteWrites writes;

    /// <summary>Opens the file, and makes it when it is not there.</summary>
    /// <exception cref="SqliteException">The file is not a database, or cannot be written.</exception>
    public SqliteStore(string path)
    {
        writer = Open(Connection(path, SqliteOpenMode.ReadWriteCreate));
        file = new OpenedFile(writer, path);
        readers = new SqliteReaders(path, () => OpenReader(Connection(path, SqliteOpenMode.ReadWrite)));
        Execute(
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS row (key TEXT PRIMARY KEY, etag INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID, STRICT;
            CREATE TABLE IF NOT EXISTS commits (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL) STRICT;
            INSERT OR IGNORE INTO commits VALUES (1, 0);
            """);
        writes = new SqliteWrites(writer);
    }

    /// <inheritdoc/>
    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(readers.Get(key));

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RangeAsync(string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (string.CompareOrdinal(from, to) >= 0)
        {
            yield break; // every turn asks for what is new, and mostly nothing is
        }

        // Page by page, so that a reader who stops half-way holds no transaction open; between pages others get the thread.
        List<Row> page;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page = readers.Page(from, to, PageRows);
            foreach (var row in page)
            {
                yield return row;
                from = row.Key + '\u0001'; // the first key after it: key characters are above
            }

            if (page.Count == PageRows)
            {
                await Task.Yield();
            }
        }
        while (page.Count == PageRows);
    }

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        CommitRules.Check(changes);
        await writing.WaitAsync(cancellationToken);
        try
        {
            return Commit(changes);
        }
        finally
        {
            writing.Release();
        }
    }

    // The log holds the pages of older commits until it is written back. While somebody reads a page that has to wait for the night.
    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        readers.Dispose();
        writes.Dispose();
        writer.Dispose();
        writing.Dispose();
    }

    private bool Commit(IReadOnlyList<Change> changes)
    {
        file.RequireInPlace();
        try
        {
            return Write(changes);
        }
        catch (SqliteException exception) when (NotWritten(exception) is { } why)
        {
            throw new NotWrittenException(why, exception);
        }
    }

    /// <summary>Why nothing could be written, in one sentence; null for anything but a failure of disk or lock.</summary>
    internal static string? NotWritten(SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => "The disk of the database is full.",
        SQLitePCL.raw.SQLITE_READONLY => "The database is read-only.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "Another program holds the database.",
        SQLitePCL.raw.SQLITE_IOERR => $"The disk of the database failed ({exception.SqliteExtendedErrorCode}).",
        _ => null,
    };

    private bool Write(IReadOnlyList<Change> changes)
    {
        if (!writes.Commit(changes))
        {
            return false;
        }

        file.RequireCommitted();
        return true;
    }

    private SqliteConnection OpenReader(string text)
    {
        try
        {
            return Open(text);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CANTOPEN)
        {
            throw file.Lost(exception);
        }
    }

    private static string Connection(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = 5, Pooling = false }.ToString();

    private static SqliteConnection Open(string text)
    {
        var connection = new SqliteConnection(text);
        connection.Open();
        using var command = Command(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;");
        command.ExecuteNonQuery();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = Command(writer, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement in this file is a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
