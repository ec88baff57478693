using System.Net;

using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>Starts on a table that nobody has written to: by two with keys of their own, and while the tables go away.</summary>
public sealed class EmptyTableTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Azurite azurite = new();

    public Task InitializeAsync() => azurite.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        azurite.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Of_two_real_studies_with_keys_of_their_own_the_second_does_not_start()
    {
        using var first = await RunningService.StartAsync(folder.File("first"), Real(azurite.Endpoint));

        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("second"), Real(azurite.Endpoint));

        Assert.Equal(1, exitCode);
        Assert.Contains("begun with other keys", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        using var record = await first.StaffAsync("steward", HttpMethod.Get, "api/record");
        Assert.Equal(HttpStatusCode.OK, record.StatusCode);
    }

    [Fact]
    public async Task Of_two_demonstrations_that_start_at_once_one_draws_lots_and_the_other_ends_with_one_sentence()
    {
        var both = await Task.WhenAll(TryAsync("first"), TryAsync("second"));

        using var one = Assert.Single(both, start => start.Service is not null).Service!;
        Assert.Contains("begun with other keys", Assert.Single(both, start => start.Service is null).Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, await (await Applicant.ManyAsync(one.Http, 1))[0].SignUpAsync(one.Http));
    }

    [Theory]
    [InlineData("RowKey='owner'")]
    [InlineData("RowKey='access'")]
    public async Task Tables_that_go_away_during_the_start_end_it_with_one_sentence(string at)
    {
        await using var proxy = await FaultyProxy.StartAsync(
            azurite.Endpoint,
            request => request.Path.Value!.Contains(at, StringComparison.Ordinal)
                ? throw new InvalidOperationException("It is away.")
                : Task.CompletedTask);

        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("data"), Settings(proxy.Endpoint, "haab-demo"));

        Assert.Equal(1, exitCode);
        Assert.Contains("tables stopped answering", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        using var again = await RunningService.StartAsync(folder.File("data"), Settings(azurite.Endpoint, "haab-demo"));
    }

    private async Task<(RunningService? Service, string Error)> TryAsync(string name)
    {
        try
        {
            return (await RunningService.StartAsync(folder.File(name), Settings(azurite.Endpoint, "haab-demo")), "");
        }
        catch (InvalidOperationException ended)
        {
            return (null, ended.Message);
        }
    }

    private static (string Name, string Value)[] Real(string endpoint) =>
        [.. Settings(endpoint, "haab"), ("TRIAL_ORIGIN", "log.example/haab")];

    private static (string Name, string Value)[] Settings(string endpoint, string study) =>
        [("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", endpoint), ("TRIAL_STUDY", study)];
}
