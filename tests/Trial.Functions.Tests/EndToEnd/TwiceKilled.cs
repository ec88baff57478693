using System.Net;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A study's files after five draws and a kill, and after four more and another. Each test takes a copy.</summary>
public sealed class TwiceKilled : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>After five draws.</summary>
    public string Earlier => folder.File("earlier");

    /// <summary>After four more.</summary>
    public string Later => folder.File("later");

    /// <summary>The length of its write-ahead log before the four.</summary>
    public long Size { get; private set; }

    /// <summary>The four people's leaves.</summary>
    public IReadOnlyList<int> Lost { get; private set; } = [];

    public Task InitializeAsync() => LiveAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    /// <summary>Lives it again under other settings.</summary>
    internal static async Task<TwiceKilled> WithAsync(params (string Name, string Value)[] settings)
    {
        var study = new TwiceKilled();
        await study.LiveAsync(settings);
        return study;
    }

    /// <summary>Draws for so many: their leaves.</summary>
    internal static async Task<IReadOnlyList<int>> DrawAsync(RunningService service, int people)
    {
        var leaves = new List<int>();
        foreach (var applicant in await Applicant.ManyAsync(service.Http, people))
        {
            Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
            leaves.Add(applicant.Result!["receipt"]!["leaf"]!.GetValue<int>());
        }

        return leaves;
    }

    private async Task LiveAsync(params (string Name, string Value)[] settings)
    {
        using (var service = await RunningService.StartAsync(Later, settings))
        {
            await DrawAsync(service, 5);
            await KillAsync(service);
        }

        DataFolder.Copy(Later, Earlier);
        using (var service = await RunningService.StartAsync(Later, settings))
        {
            Size = new FileInfo(Path.Combine(Later, "trial.db-wal")).Length;
            Lost = await DrawAsync(service, 4);
            await KillAsync(service);
        }
    }

    private Task KillAsync(RunningService service)
    {
        service.Kill();
        return ServiceProcesses.AreGoneAsync(Later);
    }
}
