using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Record;
using Trial.Functions.Site;
using Trial.Functions.Site.Desks;
using Trial.Functions.Staff;
using Trial.Functions.Web;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>The site and the desks of a service's parts, on a real server.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly IServiceProvider services;
    private readonly WebApplication app;

    public SiteServer(IServiceProvider services)
    {
        this.services = services;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            PublicHeaders.Promise(context.Response);
            await (await AnswerAsync(context.Request)).ExecuteAsync(context);
        });
    }

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>A browser with nothing from before.</summary>
    public DeskBrowser Browser() => new(Address);

    /// <summary>A browser in which somebody has signed in with a role's key.</summary>
    public async Task<DeskBrowser> BrowserOfAsync(StaffRole role)
    {
        var browser = Browser();
        var key = services.GetRequiredService<StaffKeys>().Keys[role];
        Assert.Equal(303, (int)(await browser.PostAsync("/personale", ("key", key))).Status);
        return browser;
    }

    private Task<IResult> AnswerAsync(HttpRequest request) =>
        request.Path.StartsWithSegments("/personale", StringComparison.Ordinal)
            ? services.GetRequiredService<DeskSite>().AnswerAsync(request, default)
            : services.GetRequiredService<WebSite>().AnswerAsync(request, default);
}
