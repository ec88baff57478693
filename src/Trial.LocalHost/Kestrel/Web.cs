using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Trial.LocalHost;

/// <summary>Puts Kestrel, the routes and the timers together.</summary>
internal static class Web
{
    private const string DefaultUrl = "http://127.0.0.1:7071"; // the Functions host's own port

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var web = WebApplication.CreateSlimBuilder(args);
        web.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider, ConsoleLines>();
        web.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(web.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            web.WebHost.UseUrls(DefaultUrl);
        }

        return web;
    }

    public static ListeningHost Build(
        WebApplicationBuilder web, IReadOnlyList<Function> functions, HostJson hostJson, FunctionExecutionDelegate pipeline)
    {
        web.Services.AddRouting();
        web.Services.TryAddSingleton(TimeProvider.System);
        web.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<Timers>(services, functions, pipeline));
        web.Services.AddHostedService(services => services.GetRequiredService<Timers>());

        var app = web.Build();
        app.Use(Admin.Before(app.Services.GetRequiredService<Timers>()));
        app.UseRouter(Routes.Of(functions, hostJson, pipeline, app.Services));
        return new ListeningHost(app);
    }
}
