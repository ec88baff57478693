using Microsoft.Extensions.Hosting;

namespace Trial.LocalHost.TestApp;

/// <summary>Says where visitors reach the app, as the host told it, once it listens; and that it has stopped.</summary>
public sealed class Greeting(IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine($"app at {Environment.GetEnvironmentVariable("WEBSITE_HOSTNAME")}, process {Environment.ProcessId}"));
        lifetime.ApplicationStopped.Register(() => Console.WriteLine("app stopped"));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
