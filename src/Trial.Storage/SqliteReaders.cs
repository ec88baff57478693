using System.Collections.Concurrent;
using System.Globalization;

using Microsoft.Data.Sqlite;

using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>
/// Connections for reading, kept with their prepared statements: opening one, with its PRAGMAs, takes longer than reading a row. Each call
/// has one to itself, and a call that fails closes it.
/// </summary>
/// <param name="path">Of the database.</param>
/// <param name="open">Opens a connection, and makes no file where there is none.</param>
internal sealed class SqliteReaders(string path, Func<SqliteConnection> open) : IDisposable
{
    private readonly ConcurrentBag<Reader> idle = [];

    /// <summary>The row with this key.</summary>
    /// <exception cref="StoreLostException">The file was removed, moved or replaced.</exception>
    public Row? Get(string key) => With(reader => reader.Get(key));

    /// <summary>The first rows from a key to before another.</summary>
    /// <exception cref="StoreLostException">The file was removed, moved or replaced.</exception>
    public List<Row> Page(string from, string to, int rows) => With(reader => reader.Page(from, to, rows));

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private T With<T>(Func<Reader, T> read)
    {
        var reader = idle.TryTake(out var kept) ? kept : new Reader(path, open());
        try
        {
            reader.File.RequireInPlace();
            var found = read(reader);
            idle.Add(reader);
            return found;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private sealed class Reader : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteCommand one;
        private readonly SqliteCommand page;

        public Reader(string path, SqliteConnection connection)
        {
            this.connection = connection;
            File = new OpenedFile(connection, path);
            one = connection.CreateCommand();
            one.CommandText = "SELECT key, etag, value FROM row WHERE key = $key";
            one.Parameters.Add("$key", SqliteType.Text);
            page = connection.CreateCommand();
            page.CommandText = "SELECT key, etag, value FROM row WHERE key >= $from AND key < $to ORDER BY key LIMIT $rows";
            page.Parameters.Add("$from", SqliteType.Text);
            page.Parameters.Add("$to", SqliteType.Text);
            page.Parameters.Add("$rows", SqliteType.Integer);
        }

        public OpenedFile File { get; }

        public Row? Get(string key)
        {
            one.Parameters[0].Value = key;
            return Read(one).SingleOrDefault();
        }

        public List<Row> Page(string from, string to, int rows)
        {
            (page.Parameters[0].Value, page.Parameters[1].Value, page.Parameters[2].Value) = (from, to, rows);
            return [.. Read(page)];
        }

        public void Dispose()
        {
            one.Dispose();
            page.Dispose();
            connection.Dispose();
        }

        private static IEnumerable<Row> Read(SqliteCommand command)
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                yield return new Row(
                    rows.GetString(0), rows.GetInt64(1).ToString(CultureInfo.InvariantCulture), (byte[])rows.GetValue(2));
            }
        }
    }
}
