using Trial.Application.Record;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Tests of a coordinator's pages, each on a service of its own, with a browser that is signed in.</summary>
/// <param name="people">How many have signed up.</param>
public abstract class CoordinatorDeskTests(int people) : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    /// <summary>The service.</summary>
    private protected DeskHost Host => host;

    /// <summary>The coordinator's browser.</summary>
    private protected DeskBrowser Browser { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await host.SignUpAsync(people);
        Browser = await host.BrowserOfAsync(StaffRole.Coordinator);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        Browser?.Dispose();
        host.Dispose();
    }
}
