using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Trial.LocalHost.Tests;

/// <summary>A small app, for the tests that need a process of their own.</summary>
public static class Program
{
    public static Task Main(string[] args)
    {
        var builder = new FunctionsApplicationBuilder(args, [typeof(Sample)], AppContext.BaseDirectory);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddHostedService<Greeting>();
        return builder.Build().RunAsync();
    }

    /// <summary>Says where it listens once it does: the way the app prints its own first lines.</summary>
    public sealed class Greeting(IHostApplicationLifetime lifetime, IServer server) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() =>
                Console.WriteLine($"listening {server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()}"));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Console.WriteLine("stopped");
            return Task.CompletedTask;
        }
    }

    public sealed class Sample(ILogger<Sample> logger)
    {
        private static readonly Action<ILogger, int, Exception?> Counted =
            LoggerMessage.Define<int>(LogLevel.Information, default, "counted {Count}");

        [Function("counts_aloud")]
        public void Count([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "aloud/{name}")] HttpRequest request, string name) =>
            Counted(logger, name.Length, null);

        [Function("throws_name")]
        public void Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws/{name}")] HttpRequest request, string name) =>
            throw new InvalidOperationException(name, new FormatException(name));

        [Function("takes_its_time")]
        public async Task<IResult> WaitAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request)
        {
            Console.WriteLine("begun");
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            return TypedResults.Text("done");
        }
    }
}
