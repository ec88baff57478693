using System.ComponentModel;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;

namespace Trial.LocalHost.Worker;

/// <summary>Starts the app when the front port is bound, and ends it when the last request is answered.</summary>
internal sealed class AppLife(
    Arguments arguments, AppStart start, ReadyApp ready, WorkerStream stream, Interruption interruption,
    IServer server, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService
{
    private AppProcess? process;
    private Task running = Task.CompletedTask;

    private int? exitCode;

    /// <summary>The exit code of the host: the app's; without an app, that of the signal that ended it.</summary>
    public int ExitCode => exitCode ?? interruption.ExitCode;

    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the web server has stopped, so no request is on its way to the app.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await StopAppAsync();
        await running;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync()
    {
        try
        {
            await using var endpoint = await WorkerEndpoint.StartAsync(stream);
            await RunAsync(endpoint.Address, Front());
        }
        catch (RefusalException refusal)
        {
            End(1, refusal.Message);
        }
        catch (Win32Exception exception)
        {
            End(1, $"The app could not be started: {exception.Message}.");
        }
        catch (OperationCanceledException) when (IsStopping)
        {
            // Somebody stopped the host before it had an app.
        }
        finally
        {
            lifetime.StopApplication(); // without its app the host has nothing to do
        }
    }

    private async Task RunAsync(Uri endpoint, Uri front)
    {
        Lines.Say($"{front.GetLeftPart(UriPartial.Authority)} answers as soon as the app is ready.");
        var app = await Building.FindAsync(arguments, lifetime.ApplicationStopping);
        lifetime.ApplicationStopping.ThrowIfCancellationRequested();
        process = start.Run(app, endpoint, front);
        await (IsStopping ? StopAppAsync() : Task.CompletedTask); // the stop may have come before there was a process
        var begun = start.BeginAsync(app);
        if (await Task.WhenAny(begun, process.Exited) == begun)
        {
            await OrKillAsync(begun, process);
        }

        Ended(await process.Exited);
    }

    /// <summary>
    /// A refused app is killed while it still has its stream: without it, or asked to end while it starts, it writes a stack trace.
    /// </summary>
    private static async Task OrKillAsync(Task begun, AppProcess process)
    {
        try
        {
            await begun;
        }
        catch (RefusalException)
        {
            await process.KillAsync();
            throw;
        }
    }

    private void Ended(int code)
    {
        if (IsStopping)
        {
            End(code, null);
        }
        else if (Signal(code) is { } signal)
        {
            End(code, $"Signal {signal} ended the app, and this host ends with it.");
        }
        else if (ready.IsSet || code == 0)
        {
            End(code == 0 ? 1 : code, $"The app ended by itself with exit code {code}, and this host ends with it.");
        }
        else
        {
            End(code, null); // an app that cannot start has said why
        }
    }

    // 128 and the signal's number, of which there are 31; higher codes are the app's own.
    private static int? Signal(int code) => code is > 128 and < 160 ? code - 128 : null;

    private void End(int code, string? sentence)
    {
        exitCode = code;
        if (sentence is not null)
        {
            Lines.Complain(sentence);
        }
    }

    private async Task StopAppAsync()
    {
        if (process is { Exited.IsCompleted: false })
        {
            await (stream.IsOpen ? TellToEndAsync() : process.TerminateAsync());
            await process.EndAsync();
        }
    }

    private Task TellToEndAsync()
    {
        stream.Tell(new StreamingMessage { RequestId = Guid.NewGuid().ToString(), WorkerTerminate = new WorkerTerminate() });
        return Task.CompletedTask;
    }

    /// <summary>Where visitors reach the front port. A port on every address of the machine is reached at localhost.</summary>
    private Uri Front()
    {
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return address.Host is "[::]" or "0.0.0.0" ? new UriBuilder(address) { Host = "localhost" }.Uri : address;
    }
}
