namespace Trial.Functions.Tests.EndToEnd;

/// <summary>One running service for the tests of this class.</summary>
public sealed class ServiceFixture : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal RunningService Service { get; private set; } = null!;

    public async Task InitializeAsync() => Service = await RunningService.StartAsync(folder.File("data"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Service.Dispose();
        folder.Dispose();
    }
}
