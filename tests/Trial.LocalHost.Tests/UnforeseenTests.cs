using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

using Trial.LocalHost.Http;

namespace Trial.LocalHost.Tests;

public sealed class UnforeseenTests
{
    private readonly DefaultHttpContext http = new();

    [Fact]
    public async Task An_exception_is_500_with_the_strict_headers_and_a_line_without_its_message()
    {
        http.Response.Headers["X-Half-Done"] = "yes";

        var errors = await FailAsync(http);

        Assert.Equal(StatusCodes.Status500InternalServerError, http.Response.StatusCode);
        Assert.False(http.Response.Headers.ContainsKey("X-Half-Done"));
        Assert.Equal("no-store", http.Response.Headers.CacheControl);
        Assert.StartsWith("Error The host failed.\nSystem.InvalidOperationException\n   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("what was sent", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_answer_is_broken_off()
    {
        var connection = new Connection();
        http.Features.Set<IHttpResponseFeature>(new Begun());
        http.Features.Set<IHttpRequestLifetimeFeature>(connection);

        await FailAsync(http);

        Assert.True(connection.RequestAborted.IsCancellationRequested);
    }

    [Fact]
    public async Task What_breaks_because_the_visitor_left_is_no_line()
    {
        http.RequestAborted = new CancellationToken(canceled: true);

        Assert.Equal("", await FailAsync(http));
    }

    /// <summary>What is written on the console. With the visitor gone the exception goes on to the server, which drops it.</summary>
    private static async Task<string> FailAsync(HttpContext http)
    {
        var console = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        await Unforeseen.Around(_ => throw new InvalidOperationException("what was sent"))(http)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.SetError(console);
        return errors.ToString().ReplaceLineEndings("\n");
    }

    private sealed class Begun : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    private sealed class Connection : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => RequestAborted = new CancellationToken(canceled: true);
    }
}
