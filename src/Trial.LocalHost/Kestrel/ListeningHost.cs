using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Trial.LocalHost;

/// <summary>The host as the app gets it. An address that cannot be had ends it with one sentence and exit code 1.</summary>
internal sealed class ListeningHost(WebApplication app) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Refuse("is in use by another program; stop that, or choose another");
        }
        catch (SocketException exception)
        {
            Refuse($"cannot be had ({exception.SocketErrorCode}); choose another");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)app).Dispose();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Refuse(string why)
    {
        Console.Error.WriteLine(
            $"The address {app.Configuration[WebHostDefaults.ServerUrlsKey]} {why} in ASPNETCORE_URLS.");
        Environment.ExitCode = 1;
        app.Lifetime.StopApplication(); // RunAsync waits for this and returns
    }
}
