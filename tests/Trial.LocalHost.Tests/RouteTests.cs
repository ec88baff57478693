using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Trial.LocalHost.Tests;

public sealed class RouteTests
{
    [Fact]
    public async Task Are_tried_in_the_order_of_function_names_whatever_the_case()
    {
        await using var host = await RunningHost.StartAsync([typeof(Ordered)]);

        Assert.Equal("A_any", await host.GetAsync("order/exact"));
    }

    [Fact]
    public async Task A_catch_all_takes_the_requests_of_all_names_after_it()
    {
        await using var host = await RunningHost.StartAsync([typeof(Early), typeof(Late), typeof(Site)]);

        Assert.Equal("m_early", await host.GetAsync("late"));
    }

    [Fact]
    public async Task A_catch_all_named_to_sort_last_gets_what_is_left()
    {
        await using var host = await RunningHost.StartAsync([typeof(Site), typeof(Late)]);

        Assert.Equal("n_late", await host.GetAsync("late"));
        Assert.Equal("zz_site /", await host.GetAsync("/"));
        Assert.Equal("zz_site /a/b.css", await host.GetAsync("a/b.css"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task A_verb_that_is_not_listed_is_not_found(string verb)
    {
        await using var host = await RunningHost.StartAsync([typeof(Late)]);

        var response = await host.SendAsync(verb, "late");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_verb_that_is_not_listed_falls_to_the_next_function_that_lists_it()
    {
        await using var host = await RunningHost.StartAsync([typeof(PostOnly), typeof(Site)]);

        Assert.Equal("zz_site /form", await host.GetAsync("form"));
    }

    [Fact]
    public async Task HEAD_is_answered_where_it_is_listed_and_has_no_body()
    {
        await using var host = await RunningHost.StartAsync([typeof(Site)]);

        var response = await host.SendAsync("HEAD", "/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Every_verb_is_taken_where_none_is_listed(string verb)
    {
        await using var host = await RunningHost.StartAsync([typeof(AnyVerb)]);

        var response = await host.SendAsync(verb, "any");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_function_without_a_route_is_reached_by_its_name()
    {
        await using var host = await RunningHost.StartAsync([typeof(Nameless)]);

        Assert.Equal("ok", await host.GetAsync("ByName"));
    }

    [Fact]
    public async Task A_constraint_that_does_not_hold_leaves_the_request_to_the_next()
    {
        await using var host = await RunningHost.StartAsync([typeof(Site), typeof(ById)]);

        Assert.Equal("id 7", await host.GetAsync("things/7"));
        Assert.Equal("zz_site /things/seven", await host.GetAsync("things/seven"));
    }

    [Fact]
    public async Task Have_the_prefix_api_where_host_json_says_nothing()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var host = RunningHost.Build([typeof(Late)], null, folder.FullName);
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = RunningHost.AddressOf(host) };

        Assert.Equal("n_late", await http.GetStringAsync(new Uri("api/late", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("late", UriKind.Relative))).StatusCode);
        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(typeof(UnderAdmin), "keeps for itself")]
    [InlineData(typeof(Administrators), "keeps for itself")]
    [InlineData(typeof(UnderRuntime), "keeps for itself")]
    [InlineData(typeof(Keyed), "no function keys")]
    [InlineData(typeof(Misspelt), "takes nmae, which its route does not have")]
    public void That_cannot_be_served_are_refused_at_start(Type functions, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => RunningHost.Build([functions]));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_web_application_are_refused_at_start()
    {
        var builder = new FunctionsApplicationBuilder([], [typeof(Late)], AppContext.BaseDirectory);

        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    public sealed class Ordered
    {
        [Function("b_exact")]
        public IResult Exact([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/exact")] HttpRequest request) =>
            TypedResults.Text("b_exact");

        [Function("A_any")]
        public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/{what}")] HttpRequest request) =>
            TypedResults.Text("A_any");
    }

    public sealed class Early
    {
        [Function("m_early")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request) =>
            TypedResults.Text("m_early");
    }

    public sealed class Late
    {
        [Function("n_late")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "late")] HttpRequest request) =>
            TypedResults.Text("n_late");
    }

    public sealed class Site
    {
        [Function("zz_site")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request, string? path) =>
            TypedResults.Text($"zz_site /{path}");
    }

    public sealed class PostOnly
    {
        [Function("a_form")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form")] HttpRequest request) => TypedResults.Text("form");
    }

    public sealed class AnyVerb
    {
        [Function("any_verb")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => TypedResults.Text("any");
    }

    public sealed class Nameless
    {
        [Function("ByName")]
        public IResult Run([HttpTrigger("get", "post")] HttpRequest request) => TypedResults.Text("ok");
    }

    public sealed class ById
    {
        [Function("by_id")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request, int id) =>
            TypedResults.Text($"id {id}");
    }

    public sealed class UnderAdmin
    {
        [Function("under_admin")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Admin/x")] HttpRequest request)
        {
        }
    }

    public sealed class Administrators
    {
        [Function("administrators")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "administrators")] HttpRequest request)
        {
        }
    }

    public sealed class UnderRuntime
    {
        [Function("under_runtime")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runtime/x")] HttpRequest request)
        {
        }
    }

    public sealed class Keyed
    {
        [Function("keyed")]
        public void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public sealed class Misspelt
    {
        [Function("misspelt")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{name}")] HttpRequest request, string nmae)
        {
        }
    }
}
