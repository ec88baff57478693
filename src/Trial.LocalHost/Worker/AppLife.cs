using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Trial.LocalHost.Http;
using Trial.LocalHost.Protocol;
using Trial.LocalHost.Timers;

namespace Trial.LocalHost.Worker;

/// <summary>Starts the app when the front port is bound, and ends it when the last request is answered.</summary>
internal sealed class AppLife(
    Arguments arguments, ReadyApp ready, WorkerStream stream, WorkerId id, Lines lines, Routes routes, TimerRuns timers, AdminKey key,
    IServer server, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService
{
    private AppProcess? process;
    private Task running = Task.CompletedTask;

    /// <summary>The exit code of the host.</summary>
    public int ExitCode { get; private set; }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (process is { Exited.IsCompleted: false })
        {
            await TerminateAsync(process);
            await process.EndAsync();
        }

        await running;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync()
    {
        try
        {
            await using var endpoint = await WorkerEndpoint.StartAsync(stream);
            await RunAsync(endpoint.Address);
        }
        catch (RefusalException refusal)
        {
            Lines.Complain(refusal.Message);
            ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task RunAsync(Uri endpoint)
    {
        var app = BuiltApp.Read(arguments.App);
        lines.HostJson = HostJson.Read(app.Folder);
        process = AppProcess.Start(app, endpoint, id.Value, Address().Authority);
        if (await Task.WhenAny(LoadAsync(app), process.Exited) is Task<App> loaded)
        {
            var functions = await loaded;
            routes.Read(functions.Functions, lines.HostJson.RoutePrefix);
            timers.Read(functions.Functions);
            Lines.Say($"x-functions-key: {await key.LoadAsync()}");
            ready.Set(functions);
        }

        await EndedAsync(await process.Exited);
    }

    private async Task<App> LoadAsync(BuiltApp app)
    {
        await stream.Opened;
        var loaded = await Greeting.LoadAsync(stream, app.Folder);
        await ListensAsync(loaded.Http);
        return loaded;
    }

    /// <summary>The worker names its HTTP address before it listens there.</summary>
    private static async Task ListensAsync(Uri address)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private Task EndedAsync(int exitCode)
    {
        ExitCode = exitCode;
        if (ready.IsSet && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Lines.Complain($"The app ended by itself with exit code {exitCode}, and this host with it.");
            ExitCode = exitCode == 0 ? 1 : exitCode;
        }

        lifetime.StopApplication();
        return Task.CompletedTask;
    }

    private async Task TerminateAsync(AppProcess process)
    {
        if (stream.Opened.IsCompleted)
        {
            stream.Tell(new StreamingMessage { RequestId = Guid.NewGuid().ToString(), WorkerTerminate = new WorkerTerminate() });
        }
        else
        {
            await process.TerminateAsync();
        }
    }

    private Uri Address() => new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
