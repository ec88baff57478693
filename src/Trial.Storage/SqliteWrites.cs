using System.Globalization;

using Microsoft.Data.Sqlite;

using Trial.Application.Record;

namespace Trial.Storage;

/// <summary>Writes to the rows of a database, all or nothing, by statements that are prepared once. One caller at a time.</summary>
internal sealed class SqliteWrites : IDisposable
{
    private const string Key = "$key";
    private const string Number = "$number";
    private const string Value = "$value";
    private const string ETag = "$etag";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand next;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand replace;
    private readonly SqliteCommand delete;

    /// <param name="connection">The only one that writes. Its tables are there.</param>
    public SqliteWrites(SqliteConnection connection)
    {
        this.connection = connection;
        next = Command("UPDATE commits SET number = number + 1 RETURNING number");
        insert = Command("INSERT INTO row VALUES ($key, $number, $value) ON CONFLICT DO NOTHING", Key, Number, Value);
        replace = Command(
            "UPDATE row SET etag = $number, value = $value WHERE key = $key AND etag = $etag", Key, Number, Value, ETag);
        delete = Command("DELETE FROM row WHERE key = $key AND etag = $etag", Key, ETag);
    }

    /// <summary>Writes them; false, and nothing is written, when a row is not as a change says.</summary>
    public bool Commit(IReadOnlyList<Change> changes)
    {
        using var transaction = connection.BeginTransaction();
        (next.Transaction, insert.Transaction, replace.Transaction, delete.Transaction)
            = (transaction, transaction, transaction, transaction);
        var number = (long)next.ExecuteScalar()!;
        if (!changes.All(change => Apply(change, number)))
        {
            transaction.Rollback();
            return false;
        }

        transaction.Commit();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        next.Dispose();
        insert.Dispose();
        replace.Dispose();
        delete.Dispose();
    }

    private bool Apply(Change change, long number) => change switch
    {
        Change.Insert it => ChangesOne(insert, (Key, it.Key), (Number, number), (Value, it.Value)),
        Change.Replace it => ChangesOne(replace, (Key, it.Key), (Number, number), (Value, it.Value), (ETag, NumberOf(it.ETag))),
        Change.Delete it => ChangesOne(delete, (Key, it.Key), (ETag, NumberOf(it.ETag))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool ChangesOne(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            command.Parameters[name].Value = value;
        }

        return command.ExecuteNonQuery() == 1;
    }

    // An ETag that is not a number was never given out here, so no row has it.
    private static long NumberOf(string etag) => long.TryParse(etag, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement in this file is a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return command;
    }
}
