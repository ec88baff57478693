using System.Runtime.InteropServices;

using Microsoft.Data.Sqlite;

using SQLitePCL;

using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>The file of an open database: whether it is still the one that its path leads to.</summary>
/// <param name="connection">Keeps it open.</param>
/// <param name="path">Where it was opened.</param>
internal sealed class OpenedFile(SqliteConnection connection, string path)
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED; not on Windows, where nobody can remove an open file

    /// <summary>Checks that what is committed now goes into the file that the next start will find.</summary>
    /// <exception cref="StoreLostException">It was removed, moved or replaced.</exception>
    public void RequireInPlace()
    {
        if (FileControl(connection.Handle!, "main", HasMoved, out var moved) == raw.SQLITE_OK && moved != 0)
        {
            throw Lost();
        }
    }

    /// <summary>Checks that what was committed just now is in the files that the next start will find.</summary>
    /// <exception cref="StoreLostException">One was removed or moved, or the database was replaced.</exception>
    public void RequireCommitted()
    {
        RequireInPlace();
        if (!File.Exists(path + "-wal")) // every commit has written to one
        {
            throw Lost();
        }
    }

    /// <summary>The error for it.</summary>
    public StoreLostException Lost(Exception? inner = null) =>
        new($"The database {path} was removed, moved or replaced while the service ran: nothing more is drawn.", inner);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(
        sqlite3 database, [MarshalAs(UnmanagedType.LPUTF8Str)] string schema, int operation, out int answer);
}
