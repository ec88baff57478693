namespace Trial.LocalHost.Tests;

/// <summary>A host with the app, started once for the tests that only ask it over the wire.</summary>
public sealed class OneApp : IAsyncLifetime
{
    private RunningHost? host;

    internal RunningHost Host => host!;

    public async Task InitializeAsync() => host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
