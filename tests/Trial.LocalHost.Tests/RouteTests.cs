using System.Net;

namespace Trial.LocalHost.Tests;

[Collection(OneAppTests.Name)]
public sealed class RouteTests(OneApp app)
{
    private readonly RunningHost host = app.Host;

    [Fact]
    public async Task Are_tried_in_the_order_of_function_names_whatever_the_case() =>
        Assert.Equal("A_any", await host.GetAsync("order/exact")); // b_exact is narrower

    [Fact]
    public async Task A_catch_all_takes_the_requests_of_all_names_after_it() =>
        Assert.Equal("m_early", await host.GetAsync("all/late"));

    [Fact]
    public async Task A_catch_all_named_to_sort_last_gets_what_is_left()
    {
        Assert.Equal("zz_site /", await host.GetAsync("/"));
        Assert.Equal("zz_site /a/b.css", await host.GetAsync("a/b.css"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    public async Task A_verb_that_is_not_listed_is_not_found(string verb)
    {
        using var response = await host.SendAsync(verb, "order/exact");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_is_a_verb_like_any_other_and_goes_on_to_the_function_that_lists_it()
    {
        using var response = await host.SendAsync("HEAD", "order/exact");

        Assert.Equal(["zz_site"], response.Headers.GetValues("X-Function"));
    }

    [Fact]
    public async Task A_verb_that_is_not_listed_falls_to_the_next_function_that_lists_it() =>
        Assert.Equal("zz_site /form", await host.GetAsync("form"));

    [Fact]
    public async Task HEAD_is_answered_where_it_is_listed_and_has_no_body()
    {
        using var response = await host.SendAsync("HEAD", "/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("zz_site /".Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Every_verb_is_taken_where_none_is_listed(string verb)
    {
        using var response = await host.SendAsync(verb, "any");

        Assert.Equal(["any_verb"], response.Headers.GetValues("X-Function"));
    }

    [Fact]
    public async Task A_function_without_a_route_is_reached_by_its_name() =>
        Assert.Equal("by name", await host.GetAsync("ByName"));

    [Fact]
    public async Task A_constraint_that_does_not_hold_leaves_the_request_to_the_next()
    {
        Assert.Equal("id 7", await host.GetAsync("things/7"));
        Assert.Equal("zz_site /things/seven", await host.GetAsync("things/seven"));
    }
}
