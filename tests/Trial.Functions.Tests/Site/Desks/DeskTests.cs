using Trial.Application.Citizens;
using Trial.Application.Record;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Tests of one desk's pages, each on a service of its own, with a browser that is signed in.</summary>
/// <param name="role">Whose desk it is.</param>
/// <param name="people">How many have signed up.</param>
public abstract class DeskTests(StaffRole role, int people) : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    /// <summary>The service.</summary>
    private protected DeskHost Host => host;

    /// <summary>The browser of whom the desk is.</summary>
    private protected DeskBrowser Browser { get; set; } = null!;

    /// <summary>Of the people who signed up.</summary>
    private protected IReadOnlyList<Lot> Lots { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        Lots = await host.SignUpAsync(people);
        Browser = await host.BrowserOfAsync(role);
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
