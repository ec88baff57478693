using System.Net;
using System.Security.Cryptography.X509Certificates;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Trial.Functions.Tests;

/// <summary>A small server on a free loopback port, standing in for a service of the network.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication app;

    private Loopback(WebApplication app) => this.app = app;

    /// <summary>Where it listens, without a slash at its end.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Starts one, with TLS where there is a certificate.</summary>
    public static async Task<Loopback> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new Loopback(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
