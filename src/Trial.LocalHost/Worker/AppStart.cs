using System.Net.Sockets;

using Trial.LocalHost.Http;
using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;
using Trial.LocalHost.Timers;

namespace Trial.LocalHost.Worker;

/// <summary>From a built app to one that answers.</summary>
internal sealed class AppStart(ReadyApp ready, WorkerStream stream, WorkerId id, Lines lines, Routes routes, TimerRuns timers, AdminKey key)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    public AppProcess Run(BuiltApp app, Uri endpoint, Uri front)
    {
        lines.HostJson = HostJson.Read(app.Folder);
        return AppProcess.Start(new AppCommand(app, endpoint, id, front));
    }

    /// <summary>Waits for the app and lets requests and timers go to it. May never complete when the app ends first.</summary>
    /// <exception cref="RefusalException">The app cannot be served.</exception>
    public async Task BeginAsync(BuiltApp app)
    {
        await stream.Opened;
        if (await LoadAsync(app) is { } loaded)
        {
            routes.Read(loaded.Functions, lines.HostJson!.RoutePrefix);
            timers.Read(loaded.Functions);
            await ListensAsync(loaded.Http);
            Lines.Say($"x-functions-key: {await key.LoadAsync()}");
            ready.Set(loaded);
        }
    }

    /// <summary>Null when the app ended meanwhile.</summary>
    private async Task<App?> LoadAsync(BuiltApp app)
    {
        try
        {
            return await Greeting.LoadAsync(stream, app.Folder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The worker names its HTTP address before it listens there.</summary>
    private static async Task ListensAsync(Uri address)
    {
        while (!await IsThereAsync(address))
        {
            await Task.Delay(BetweenTries);
        }
    }

    private static async Task<bool> IsThereAsync(Uri address)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
