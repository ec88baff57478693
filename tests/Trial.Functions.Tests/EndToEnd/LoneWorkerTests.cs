namespace Trial.Functions.Tests.EndToEnd;

/// <summary>What the app's process keeps to itself, whatever host it has and whatever the settings say.</summary>
public sealed class LoneWorkerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_the_platform_says_of_a_request_does_not_leave_the_process()
    {
        await using var worker = await StartAsync();
        using var visitor = new HttpClient { BaseAddress = worker.Inner };
        visitor.DefaultRequestHeaders.Add("User-Agent", "visitors-browser");
        using var answer = await visitor.GetAsync("kode-of-a-visitor?was=here"); // no host sent the call that belongs to it

        Assert.False(answer.IsSuccessStatusCode);
        await Task.Delay(500); // lines are sent by another thread
        Assert.Contains(LoneWorker.Id, worker.Told, StringComparison.Ordinal);
        Assert.All(
            ["visitor", "was=here", "HTTP/1.1", $":{worker.Inner.Port}", "localhost", "Microsoft.AspNetCore"],
            words => Assert.DoesNotContain(words, worker.Told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_key_is_written_but_in_the_data_folder_and_the_inner_port_is_not_printed()
    {
        await using (var worker = await StartAsync())
        {
            Assert.DoesNotContain($"{worker.Inner.Port}", worker.Greeting, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File("home"), "*", SearchOption.AllDirectories));
    }

    private Task<LoneWorker> StartAsync()
    {
        Directory.CreateDirectory(folder.File("home"));
        return LoneWorker.StartAsync(folder.File("data"), folder.File("home"));
    }
}
