using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trial.LocalHost.Tests;

/// <summary>A host with the functions of these classes, on a free port.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost host;

    private RunningHost(IHost host)
    {
        this.host = host;
        Http = new HttpClient { BaseAddress = AddressOf(host) };
    }

    public HttpClient Http { get; }

    public static async Task<RunningHost> StartAsync(Type[] classes, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var host = Build(classes, configure);
        await host.StartAsync();
        return new RunningHost(host);
    }

    public static IHost Build(Type[] classes, Action<FunctionsApplicationBuilder>? configure = null, string? folder = null)
    {
        var builder = new FunctionsApplicationBuilder(["--urls", "http://127.0.0.1:0"], classes, folder ?? AppContext.BaseDirectory);
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        return builder.Build();
    }

    public static Uri AddressOf(IHost host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async Task<string> GetAsync(string path) => await Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        host.Dispose();
    }
}
