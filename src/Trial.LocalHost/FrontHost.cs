using System.Net.Sockets;

using Microsoft.AspNetCore.Connections;

using Trial.LocalHost.Http;
using Trial.LocalHost.Protocol;
using Trial.LocalHost.Start;
using Trial.LocalHost.Timers;
using Trial.LocalHost.Worker;

namespace Trial.LocalHost;

/// <summary>Puts the front port, the app's process and the timers together.</summary>
internal static class FrontHost
{
    private const string DefaultUrl = "http://127.0.0.1:7071"; // the Functions host's own port

    /// <summary>Runs the app until one of them ends. The exit code of the host is the app's.</summary>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        await using var app = Build(arguments);
        var life = app.Services.GetRequiredService<AppLife>();
        try
        {
            await ListenAsync(app, app.Configuration[WebHostDefaults.ServerUrlsKey]!);
            return life.ExitCode;
        }
        catch (RefusalException refusal)
        {
            Lines.Complain(refusal.Message);
            return 1;
        }
    }

    /// <exception cref="RefusalException">An address cannot be had.</exception>
    private static async Task ListenAsync(WebApplication app, string addresses)
    {
        FrontAddresses.Check(addresses);
        try
        {
            await app.RunAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw FrontAddresses.Unavailable(addresses, "is in use by another program; stop that, or choose another");
        }
        catch (SocketException exception)
        {
            throw FrontAddresses.Unavailable(addresses, $"cannot be bound ({exception.SocketErrorCode}); choose another");
        }
    }

    private static WebApplication Build(Arguments arguments)
    {
        // In an environment called Development the platform would answer an exception with its own page.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Set(kestrel.Limits);
        });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        AddParts(builder.Services, arguments);
        var app = builder.Build();
        app.Run(Unforeseen.Around(app.Services.GetRequiredService<Front>().AnswerAsync));
        return app;
    }

    private static void AddParts(IServiceCollection services, Arguments arguments)
    {
        services.AddHttpForwarder().AddRouting().AddSingleton(TimeProvider.System);
        services.AddSingleton(arguments).AddSingleton(WorkerId.Random()).AddSingleton<Lines>().AddSingleton<ReadyApp>();
        services.AddSingleton<Interruption>();
        services.AddSingleton(parts => new WorkerStream(
            parts.GetRequiredService<WorkerId>().Value, parts.GetRequiredService<Lines>().Write));
        services.AddSingleton<Invocations>().AddSingleton<Routes>().AddSingleton<Forwarding>().AddSingleton<Front>();
        services.AddSingleton(new AdminKey(arguments.Keys)).AddSingleton<Admin>();
        services.AddSingleton<TimerInvocations>();
        services.AddSingleton(parts => new TimerRuns(
            parts.GetRequiredService<TimerInvocations>().Begin, parts.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AppStart>().AddSingleton<AppLife>().AddHostedService(parts => parts.GetRequiredService<AppLife>());
        services.AddHostedService<TimerLife>();
    }
}
