using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trial.LocalHost.Tests;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Stand_around_the_function_in_the_order_they_were_added()
    {
        var trail = new Trail();
        await using var host = await RunningHost.StartAsync([typeof(Tells)], builder =>
        {
            builder.Services.AddSingleton(trail);
            builder.UseMiddleware<Outer>().UseMiddleware<Inner>();
        });

        await host.GetAsync("tells");

        Assert.Equal(["outer in", "inner in", "function", "inner out", "outer out"], trail.Steps);
    }

    [Fact]
    public async Task Added_after_the_web_application_see_the_request_and_may_set_headers()
    {
        await using var host = await RunningHost.StartAsync([typeof(Tells)], builder =>
        {
            builder.Services.AddSingleton(new Trail());
            builder.UseMiddleware<SetsHeader>();
        });

        using var response = await host.SendAsync("GET", "tells");

        Assert.Equal(["tells"], response.Headers.GetValues("X-Function"));
    }

    [Fact]
    public async Task Added_before_the_web_application_do_not_see_the_request()
    {
        var trail = new Trail();
        var builder = new Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder(
            ["--urls", "http://127.0.0.1:0"], [typeof(Tells)], AppContext.BaseDirectory);
        builder.Services.AddSingleton(trail);
        builder.UseMiddleware<Sees>();
        builder.ServeHttp();
        using var host = builder.Build();
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = RunningHost.AddressOf(host) };

        await http.GetStringAsync(new Uri("tells", UriKind.Relative));

        Assert.Equal(["no request", "function"], trail.Steps);
        await host.StopAsync();
    }

    [Fact]
    public async Task That_do_not_go_on_keep_the_function_from_running()
    {
        var trail = new Trail();
        await using var host = await RunningHost.StartAsync([typeof(Tells)], builder =>
        {
            builder.Services.AddSingleton(trail);
            builder.UseMiddleware<Refuses>();
        });

        using var response = await host.SendAsync("GET", "tells");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(trail.Steps);
    }

    public sealed class Trail
    {
        public ICollection<string> Steps { get; } = [];
    }

    public sealed class Tells(Trail trail)
    {
        [Function("tells")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tells")] HttpRequest request) => trail.Steps.Add("function");
    }

    public sealed class Outer(Trail trail) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trail.Steps.Add("outer in");
            await next(context);
            trail.Steps.Add("outer out");
        }
    }

    public sealed class Inner(Trail trail) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trail.Steps.Add("inner in");
            await next(context);
            trail.Steps.Add("inner out");
        }
    }

    public sealed class SetsHeader : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetHttpContext()!.Response.Headers["X-Function"] = context.FunctionDefinition.Name;
            return next(context);
        }
    }

    public sealed class Sees(Trail trail) : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            trail.Steps.Add(context.GetHttpContext() is null ? "no request" : "a request");
            return next(context);
        }
    }

    public sealed class Refuses : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }
    }
}
