using Microsoft.Data.Sqlite;

using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.Storage;

/// <summary>The contract on a real file, and what is the file's own.</summary>
public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;

    public SqliteStoreTests() => store = new SqliteStore(folder.File("trial.db"));

    internal override IStore Store => store;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Rows_are_there_when_the_file_is_opened_again()
    {
        await store.CommitAsync([new Change.Insert("k", [1, 2, 3])], CancellationToken.None);
        var etag = (await store.GetAsync("k", CancellationToken.None))!.ETag;

        using var again = new SqliteStore(folder.File("trial.db"));

        Assert.Equal([1, 2, 3], (await again.GetAsync("k", CancellationToken.None))!.Value);
        Assert.True(await again.CommitAsync([new Change.Replace("k", etag, [4])], CancellationToken.None));
    }

    [Fact]
    public async Task What_is_erased_is_not_left_in_the_file()
    {
        var secret = "a research id that must go"u8.ToArray();
        await store.CommitAsync([new Change.Insert("k", secret)], CancellationToken.None);
        var etag = (await store.GetAsync("k", CancellationToken.None))!.ETag;
        await store.CommitAsync([new Change.Replace("k", etag, [])], CancellationToken.None);
        store.Dispose(); // closes the last connection: the log is written back and removed

        Assert.All(Directory.GetFiles(folder.Path), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(secret)));
    }

    [Fact]
    public async Task What_another_program_holds_is_not_written_and_the_cause_is_named()
    {
        await using var other = new SqliteConnection($"Data Source={folder.File("trial.db")};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        var refused = await Assert.ThrowsAsync<NotWrittenException>(() => store.CommitAsync([new Change.Insert("k", [1])], default));
        Assert.Equal("Another program holds the database.", refused.Message);
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Null(await store.GetAsync("k", default));
        Assert.True(await store.CommitAsync([new Change.Insert("k", [1])], default)); // and is written once it is free
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those above
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_FULL, "The disk of the database is full.")]
    [InlineData(SQLitePCL.raw.SQLITE_READONLY, "The database is read-only.")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, "The disk of the database failed (10).")]
    [InlineData(SQLitePCL.raw.SQLITE_CORRUPT, null)]
    public void A_disk_that_does_not_take_it_is_named(int code, string? told) =>
        Assert.Equal(told, SqliteStore.NotWritten(new SqliteException("no", code, code)));

    [Fact]
    public async Task One_process_has_the_folder_and_the_next_is_told_so()
    {
        using (await FolderLock.TakeAsync(folder.Path))
        {
            var refused = await Assert.ThrowsAsync<StartException>(() => FolderLock.TakeAsync(folder.Path));
            Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        }

        (await FolderLock.TakeAsync(folder.Path)).Dispose(); // and is free again
    }

    [Fact]
    public async Task A_folder_that_is_let_go_within_a_moment_is_waited_for()
    {
        var first = await FolderLock.TakeAsync(folder.Path);
        var next = FolderLock.TakeAsync(folder.Path);
        Assert.False(next.IsCompleted);
        first.Dispose();

        (await next).Dispose();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_so()
    {
        await File.WriteAllTextAsync(folder.File("not a folder"), "");
        await Assert.ThrowsAsync<StartException>(() => FolderLock.TakeAsync(folder.File("not a folder/data")));
    }

    [Fact]
    public async Task A_folder_that_is_made_is_closed_to_others_and_one_that_is_there_is_left_alone()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(folder.File("there"), Readable);
        foreach (var name in (string[])["there", "made", "deep/made"])
        {
            (await FolderLock.TakeAsync(folder.File(name))).Dispose();
        }

        KeysFile.Create(folder.File("keys"), ServiceKeys.Make());

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("made")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("deep/made")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("keys")));
        Assert.Equal(Readable, File.GetUnixFileMode(folder.File("there")));
    }
}
