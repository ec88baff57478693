using Trial.Application.Record;
using Trial.Functions.Tests.Storage;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A service that is told to end while it still checks what it must before its first answer.</summary>
public sealed class StoppedStartTests : IAsyncLifetime, IDisposable
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
    public async Task It_ends_without_a_word_and_the_next_start_draws_lots()
    {
        using (await StartAsync())
        {
            // The study is made.
        }

        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        await using (var proxy = await FaultyProxy.StartAsync(azurite.Endpoint, request =>
        {
            if (!request.Path.Value!.Contains($"RowKey='{RowKeys.Access}'", StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            asked.TrySetResult();
            return never.Task;
        }))
        {
            var start = RunningService.StartInVainAsync(folder.File("data"), Settings(proxy.Endpoint));
            await asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await ServiceProcesses.TerminateHostAsync(folder.File("data"));

            Assert.Equal((0, ""), await start);
            never.SetCanceled();
        }

        using var next = await StartAsync();
        Assert.Equal(System.Net.HttpStatusCode.Created, await (await Applicant.ManyAsync(next.Http, 1))[0].SignUpAsync(next.Http));
    }

    private static (string Name, string Value)[] Settings(string endpoint) =>
        [("TRIAL_STORE", "tables"), ("TABLES_ENDPOINT", endpoint), ("TRIAL_STUDY", "haab-demo")];

    private Task<RunningService> StartAsync() => RunningService.StartAsync(folder.File("data"), Settings(azurite.Endpoint));
}
