using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Study;
using Trial.Functions.Http.Citizen;
using Trial.Functions.Settings;
using Trial.Functions.Site;
using Trial.Functions.Site.Parts;
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

        var site = new Lazy<WebSite>(() => new WebSite(
            Citizens, Owner, new Practice(IsOn: false), new ServiceSettings(PublicUrl: null, Witnesses: null, Origin: null)));

        app.Run(async context =>
        {
            PublicHeaders.Promise(context.Response);
            await (await AnswerAsync(site.Value, context.Request, context.RequestAborted)).ExecuteAsync(context);
        });
    }

    internal FakeCitizens Citizens { get; } = new();

    /// <summary>Of the study; set before the first request.</summary>
    internal Owner Owner { get; set; } = Owner.Nobody;

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

    /// <summary>The last press of the form: the lot of a token.</summary>
    internal Task<Page> SendFormAsync(string token) => PostAsync(
        "/tilmelding",
        ("step", "check"), ("token", token), ("adult", "true"), ("everydayLife", "true"), ("stratum", "A"), ("slots", "A-tue"),
        ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"));

    internal async Task<Page> SendAsync(string path, JsonObject sent)
    {
        using var response = await Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), sent);
        return await Page.ReadAsync(response);
    }

    /// <summary>Fills in the page's own form and presses the button that goes on, or another.</summary>
    internal Task<Page> PressAsync(Page page, params IEnumerable<(string Name, string Value)> fields) =>
        PostAsync(page.Action, [.. page.Fields, .. fields]);

    private Task<IResult> AnswerAsync(WebSite site, HttpRequest request, CancellationToken cancellationToken) => request.Path.Value switch
    {
        "/api/participant/status" => new GetStatus(Citizens).RunAsync(request, cancellationToken),
        "/api/participant/withdraw" => new Withdraw(Citizens).RunAsync(request, cancellationToken),
        "/api/participant/times" => new ChangeTimes(Citizens).RunAsync(request, cancellationToken),
        "/api/referrals" => new SubmitReferral(Citizens).RunAsync(request, cancellationToken),
        _ => site.AnswerAsync(request, cancellationToken),
    };
}
