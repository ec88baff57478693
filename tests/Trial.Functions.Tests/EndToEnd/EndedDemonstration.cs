namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A demonstration that staff looked at and one person signed up in, and that has ended. Each test takes a copy.</summary>
public sealed class EndedDemonstration : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.File("data");

    public async Task InitializeAsync()
    {
        using (var service = await RunningService.StartAsync(Data))
        {
            using var denied = await service.StaffAsync("coordinator", HttpMethod.Get, "api/flow"); // the access log has an entry
            await (await Applicant.ManyAsync(service.Http, 1))[0].SignUpAsync(service.Http);
        }

        await ServiceProcesses.AreGoneAsync(Data);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    /// <summary>Copies its data folder.</summary>
    public void CopyTo(string data) => DataFolder.Copy(Data, data);
}
