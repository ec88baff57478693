using Microsoft.Data.Sqlite;

using Trial.Application.Record;

namespace Trial.Benchmarks;

/// <summary>Rows by bare Microsoft.Data.Sqlite: the file's layout and PRAGMAs are the store's, the commands are prepared once.</summary>
internal static class BareRows
{
    /// <summary>Writes the same rows and bytes in as many commits.</summary>
    public static async Task<Timed> WriteAsync(string path, IReadOnlyList<IReadOnlyList<Change>> commits)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var made = connection.CreateCommand();
        made.CommandText =
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
            CREATE TABLE row (key TEXT PRIMARY KEY, etag INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID, STRICT;
            """;
        await made.ExecuteNonQueryAsync();
        await using var put = connection.CreateCommand();
        put.CommandText = "INSERT INTO row VALUES ($key, $etag, $value) ON CONFLICT (key) DO UPDATE SET etag = $etag, value = $value";
        var key = put.Parameters.Add("$key", SqliteType.Text);
        var etag = put.Parameters.Add("$etag", SqliteType.Integer);
        var value = put.Parameters.Add("$value", SqliteType.Blob);
        await put.PrepareAsync();

        return await Timed.OfAsync(1, commits.Count, async number =>
        {
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            put.Transaction = transaction;
            foreach (var change in commits[number])
            {
                (key.Value, etag.Value, value.Value) = (change.Key, number, Value(change));
                await put.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        });
    }

    private static byte[] Value(Change change) => change switch
    {
        Change.Insert it => it.Value,
        Change.Replace it => it.Value,
        _ => throw new InvalidOperationException("A referral deletes nothing."),
    };
}
