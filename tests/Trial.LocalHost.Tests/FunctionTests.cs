using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Trial.LocalHost.Tests;

public sealed class FunctionTests
{
    [Fact]
    public async Task Are_given_the_request_the_route_values_and_the_run()
    {
        await using var host = await RunningHost.StartAsync([typeof(Given)]);

        Assert.Equal("GET /given/a-b/12 a-b 12 True", await host.GetAsync("given/a-b/12"));
        Assert.Equal("given Trial.LocalHost.Tests.FunctionTests+Given.Context", await host.GetAsync("context"));
    }

    [Fact]
    public async Task An_optional_route_value_that_is_not_there_is_null()
    {
        await using var host = await RunningHost.StartAsync([typeof(Optional)]);

        Assert.Equal("none", await host.GetAsync("optional"));
        Assert.Equal("one", await host.GetAsync("optional/one"));
    }

    [Theory]
    [InlineData("result", HttpStatusCode.OK, "result")]
    [InlineData("created", HttpStatusCode.Created, "\"created\"")]
    [InlineData("either", HttpStatusCode.NotFound, "")]
    [InlineData("task", HttpStatusCode.Accepted, "")]
    [InlineData("nothing", HttpStatusCode.NoContent, "")]
    [InlineData("static", HttpStatusCode.OK, "static")]
    public async Task May_give_back_a_result_a_task_of_one_a_task_or_nothing(string path, HttpStatusCode status, string body)
    {
        await using var host = await RunningHost.StartAsync([typeof(Returns)]);

        using var response = await host.SendAsync("GET", path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Have_a_new_object_and_a_scope_for_every_run()
    {
        await using var host = await RunningHost.StartAsync([typeof(Scoped)], builder =>
            builder.Services.AddSingleton<Counter>().AddScoped<PerRun>());

        Assert.Equal("run 1, scope 1, disposed 0", await host.GetAsync("scoped"));
        Assert.Equal("run 1, scope 2, disposed 1", await host.GetAsync("scoped"));
    }

    [Fact]
    public async Task Are_cancelled_when_the_caller_has_gone()
    {
        var waiting = new Waiting();
        await using var host = await RunningHost.StartAsync([typeof(Waits)], builder => builder.Services.AddSingleton(waiting));
        using var caller = new CancellationTokenSource();

        var call = host.Http.GetAsync(new Uri("waits", UriKind.Relative), caller.Token);
        await waiting.Begun.Task.WaitAsync(Limit);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(await waiting.Cancelled.Task.WaitAsync(Limit));
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "has 0 triggers, not one")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers, not one")]
    [InlineData(typeof(TakesGuid), "takes a Guid, which this host cannot give")]
    [InlineData(typeof(Twice), "shares its name with")]
    public void That_cannot_be_served_are_refused_at_start(Type functions, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => RunningHost.Build([functions]));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_found_in_the_assembly_that_asks_for_the_builder()
    {
        // This assembly's cannot all be served, so the refusal names one of them.
        var refusal = Assert.Throws<InvalidOperationException>(FunctionsApplication.CreateBuilder([]).Build);

        Assert.Contains("Trial.LocalHost.Tests.", refusal.Message, StringComparison.Ordinal);
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(30);

    public sealed class Given
    {
        [Function("given")]
        public IResult Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "given/{text}/{number:int}")] HttpRequest request,
            string text,
            int number,
            CancellationToken cancellationToken) =>
            TypedResults.Text($"{request.Method} {request.Path} {text} {number} {cancellationToken == request.HttpContext.RequestAborted}");

        [Function("context")]
        public IResult Context(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request, FunctionContext context) =>
            TypedResults.Text(context.GetHttpContext()!.Request == request && Guid.TryParse(context.InvocationId, out _)
                ? $"given {context.FunctionDefinition.EntryPoint}"
                : "not given");
    }

    public sealed class Optional
    {
        [Function("optional")]
        public IResult Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{value?}")] HttpRequest request, string? value) =>
            TypedResults.Text(value ?? "none");
    }

    public sealed class Returns
    {
        [Function("result")]
        public IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request) =>
            TypedResults.Text("result");

        [Function("created")]
        public async Task<IResult> CreatedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "created")] HttpRequest request)
        {
            await Task.Yield();
            return TypedResults.Created("/created/1", "created");
        }

        [Function("either")]
        public Task<Microsoft.AspNetCore.Http.HttpResults.NotFound> EitherAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "either")] HttpRequest request) =>
            Task.FromResult(TypedResults.NotFound());

        [Function("task")]
        public Task TaskAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "task")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        }

        [Function("nothing")]
        public void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) =>
            request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;

        [Function("static")]
        public static IResult Static([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "static")] HttpRequest request) =>
            TypedResults.Text("static");
    }

    public sealed class Counter
    {
        public int Scopes { get; set; }

        public int Disposed { get; set; }
    }

    public sealed class PerRun : IDisposable
    {
        private readonly Counter counter;

        public PerRun(Counter counter)
        {
            this.counter = counter;
            counter.Scopes++;
        }

        public void Dispose() => counter.Disposed++;
    }

    public sealed class Scoped(Counter counter, PerRun perRun)
    {
        private int runs;

        [Function("scoped")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request) =>
            TypedResults.Text(ReferenceEquals(perRun, request.HttpContext.RequestServices.GetService<PerRun>())
                ? $"run {++runs}, scope {counter.Scopes}, disposed {counter.Disposed}"
                : "another scope");
    }

    public sealed class Waiting
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<bool> Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Waits(Waiting waiting)
    {
        [Function("waits")]
        public async Task RunAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest request, CancellationToken cancellationToken)
        {
            await using var end = cancellationToken.Register(() => waiting.Cancelled.SetResult(true));
            waiting.Begun.SetResult();
            await Task.Delay(Limit, cancellationToken);
        }
    }

    public sealed class NoTrigger
    {
        [Function("no_trigger")]
        public void Run(HttpRequest request)
        {
        }
    }

    public sealed class TwoTriggers
    {
        [Function("two_triggers")]
        public void Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class TakesGuid
    {
        [Function("takes_guid")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}")] HttpRequest request, Guid id)
        {
        }
    }

    public sealed class Twice
    {
        [Function("twice")]
        public void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "first")] HttpRequest request)
        {
        }

        [Function("TWICE")]
        public void Second([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "second")] HttpRequest request)
        {
        }
    }
}
