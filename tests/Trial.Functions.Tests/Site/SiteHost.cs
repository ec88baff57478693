using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

using Trial.Functions.Site;
using Trial.Functions.Web;

namespace Trial.Functions.Tests.Site;

/// <summary>The site on a real server, over a study in memory.</summary>
public sealed class SiteHost : IAsyncLifetime, IDisposable
{
    private readonly WebApplication app;

    public SiteHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();

        var site = new WebSite(Citizens);

        app.Run(async context =>
        {
            PublicHeaders.Promise(context.Response);
            await (await site.AnswerAsync(context.Request, context.RequestAborted)).ExecuteAsync(context);
        });
    }

    internal FakeCitizens Citizens { get; } = new();

    public HttpClient Client { get; private set; } = new();

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        Client = new HttpClient
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public async Task DisposeAsync() => await app.StopAsync();

    public void Dispose()
    {
        Client.Dispose();
        ((IDisposable)app).Dispose();
    }

    internal async Task<Page> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Page.ReadAsync(response);
    }

    internal async Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Page.ReadAsync(response);
    }

    /// <summary>Fills in the page's own form and presses the button that goes on, or another.</summary>
    internal Task<Page> PressAsync(Page page, params IEnumerable<(string Name, string Value)> fields) =>
        PostAsync(page.Action, [.. page.Fields, .. fields]);
}
