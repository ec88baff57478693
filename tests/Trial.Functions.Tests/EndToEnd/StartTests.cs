using Trial.Application.Record;
using Trial.Core;
using Trial.Core.Record;
using Trial.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>How the service starts, and what it says when it cannot.</summary>
public sealed class StartTests(EndedDemonstration ended) : IClassFixture<EndedDemonstration>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_empty_folder_becomes_a_demonstration_and_the_console_says_where_to_look()
    {
        using var service = await RunningService.StartAsync(folder.File("data"));

        Assert.Contains("http://127.0.0.1:", service.Greeting, StringComparison.Ordinal);
        Assert.Contains("demonstration", service.Greeting, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])["keys.json", "staff-keys.json", "demonstration-seed.txt"])
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File($"data/{file}")));
            }
        }
    }

    [Fact]
    public async Task A_folder_in_use_stops_the_start_with_one_sentence()
    {
        using var first = await RunningService.StartAsync(folder.File("data"));
        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("data"));

        Assert.Equal(1, exitCode);
        Assert.Contains("in use", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_the_start_with_one_sentence()
    {
        await File.WriteAllTextAsync(folder.File("data"), "a file where the folder should be");
        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("data"));

        Assert.Equal(1, exitCode);
        Assert.Contains("cannot be made", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_an_earlier_build_began_is_refused_and_left_as_it_is()
    {
        var data = folder.File("data");
        using (await RunningService.StartAsync(data))
        {
        }

        await DrawAsAnEarlierBuildAsync(data);
        var before = await File.ReadAllBytesAsync(Path.Combine(data, "trial.db"));
        var (exitCode, error) = await RunningService.StartInVainAsync(data);

        Assert.Equal(1, exitCode);
        var sentence = Assert.Single(error.Trim().Split('\n'));
        Assert.Contains(data, sentence, StringComparison.Ordinal);
        Assert.Contains("earlier build", sentence, StringComparison.Ordinal);
        Assert.Contains("a demonstration may be deleted", sentence, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(data, "trial.db")));
    }

    [Fact]
    public async Task Rows_of_an_earlier_build_are_refused_and_left_as_they_are()
    {
        var data = folder.File("data");
        using (var service = await RunningService.StartAsync(data))
        {
            await (await Applicant.InAsync(service.Http, "A")).SignUpAsync(service.Http);
        }

        using (var store = new SqliteStore(Path.Combine(data, "trial.db")))
        {
            var row = await store.RangeAsync(RowKeys.Participants, RowKeys.AfterParticipants, default).SingleAsync();
            var before = System.Text.Encoding.UTF8.GetString(row.Value).Replace("\"promise\":", "\"receipt\":", StringComparison.Ordinal);
            Assert.True(await store.CommitAsync(
                [new Change.Replace(row.Key, row.ETag, System.Text.Encoding.UTF8.GetBytes(before))], default));
        }

        var bytes = await File.ReadAllBytesAsync(Path.Combine(data, "trial.db"));
        var (exitCode, error) = await RunningService.StartInVainAsync(data);

        Assert.Equal(1, exitCode);
        Assert.Contains("earlier build", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(data, "trial.db")));
    }

    // A draw that commits to nobody, with a head that fits.
    private static async Task DrawAsAnEarlierBuildAsync(string data)
    {
        var keys = KeysFile.Load(data)!;
        using var store = new SqliteStore(Path.Combine(data, "trial.db"));
        using var ledger = new StudyLedger(store, keys.RecordKey, TimeProvider.System);
        var (state, head, published) = await ledger.ReadAsync(default);
        var draw = new Act.Draw(default, "A", 1, Arm.Peer, 0, state.Seals[0].Entry, "da-1", Person: null);
        var body = Body.Format(state.Study!, draw, state.Stamp(Actor.Citizen, new DateOnly(2026, 11, 22)), default, default);
        var next = new Head(state.Count + 1, body.Commitment, new Dictionary<string, Cursor> { ["A"] = new(1, 2) }, published);
        Assert.True(await store.CommitAsync(
            [
                new Change.Insert(RowKeys.Body(state.Count), System.Text.Encoding.UTF8.GetBytes(body.ToLine())),
                new Change.Replace(RowKeys.Head, head!.ETag, next.Format(keys.RecordKey)),
            ],
            default));
    }

    [Theory]
    [InlineData("UPDATE row SET value = CAST(replace(CAST(value AS TEXT), 'planned', 'changed') AS BLOB) WHERE key = 'b0000000003'",
        "b0000000003")]
    [InlineData(
        "UPDATE row SET value = CAST(replace(CAST(value AS TEXT), '\"capacity\":8', '\"capacity\":9') AS BLOB) WHERE key = 'x0000000003'",
        "x0000000003")]
    [InlineData("DELETE FROM row WHERE key = 'x0000000003'", "x0000000003")]
    [InlineData("UPDATE row SET value = CAST(replace(CAST(value AS TEXT), '\"count\":23', '\"count\":22') AS BLOB) WHERE key = 'head'",
        "head")]
    [InlineData("DELETE FROM row WHERE key = 'head'", "b0000000000")]
    [InlineData("DELETE FROM row WHERE key = 'b0000000022'", "does not agree")]
    [InlineData("UPDATE row SET value = x'00' WHERE key = 'a0000000000'", "a0000000000")]
    [InlineData("DELETE FROM row WHERE key = 'a0000000000'", "access log")]
    [InlineData("DELETE FROM row WHERE key = 'access'", "access log")]
    [InlineData("UPDATE row SET value = x'00' WHERE key LIKE 'c________________________________%'", "The row c")]
    [InlineData("UPDATE row SET value = x'00' WHERE key LIKE 'p________________________________'", "The row p")]
    [InlineData("UPDATE row SET value = x'00' WHERE key = 'seal1'", "The row seal1")]
    [InlineData("UPDATE row SET value = x'00' WHERE key = 'study'", "The row study")]
    [InlineData("UPDATE row SET value = x'00' WHERE key LIKE 'l%'", "The row l")]
    [InlineData("UPDATE row SET value = x'00' WHERE key = 'fold'", "fold")]
    [InlineData("UPDATE row SET value = x'00' WHERE key LIKE 'f________________________________0000'", "fold")]
    [Trait("Requirement", "R12")]
    public async Task What_was_changed_or_removed_by_hand_stops_the_start_and_is_named(string hand, string told)
    {
        var data = folder.File("data");
        ended.CopyTo(data);
        await using (var connection =
            new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "trial.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those above
            command.CommandText = hand;
#pragma warning restore CA2100
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        var (exitCode, error) = await RunningService.StartInVainAsync(data);

        Assert.Equal(1, exitCode);
        Assert.Contains(told, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
