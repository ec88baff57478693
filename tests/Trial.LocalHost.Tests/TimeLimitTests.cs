using System.Net;
using Microsoft.AspNetCore.Http;

using Trial.LocalHost.Http;

namespace Trial.LocalHost.Tests;

/// <summary>functionTimeout of host.json, and how long a visitor may take.</summary>
public sealed class TimeLimitTests : IAsyncLifetime
{
    private readonly string folder = Built.Copy("""{"version":"2.0","functionTimeout":"00:00:03"}""");
    private RunningHost? host;

    private RunningHost Host => host!;

    public async Task InitializeAsync()
    {
        host = await RunningHost.StartAsync(folder);
        await host.KeyAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_run_that_takes_longer_is_cancelled_answered_with_500_and_told()
    {
        using var late = await Host.SendAsync("GET", "api/waits");

        Assert.Equal(HttpStatusCode.InternalServerError, late.StatusCode);
        Strict.Check(late);
        while (await Host.GetAsync("api/counted/cancelled") != "1")
        {
            await Task.Delay(100); // the app hears of it when the visitor does
        }

        Assert.Equal("Error The function waits took longer than functionTimeout allows.", Host.Errors);
    }

    [Fact]
    public async Task A_timer_that_does_not_heed_it_is_told_and_answered_when_the_limit_passes()
    {
        using var late = await Host.SendAsync("POST", "admin/functions/deaf", ("x-functions-key", await Host.KeyAsync()));

        Assert.Equal("begun", await Host.GetAsync("api/noted/deaf")); // and not ended
        Assert.Equal(HttpStatusCode.InternalServerError, late.StatusCode);
        Strict.Check(late);
        while (await Host.GetAsync("api/noted/deaf") != "ended")
        {
            await Task.Delay(100);
        }

        Assert.Equal("Error The function deaf took longer than functionTimeout allows.", Host.Errors);
    }

    [Fact]
    public async Task A_body_that_stops_is_the_visitors_fault_when_the_limit_passes()
    {
        var head = await Raw.AskAsync(
            Host, $"POST /api/counts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n{new string('a', 100_000)}");

        Assert.StartsWith("HTTP/1.1 408 Request Timeout\r\n", head, StringComparison.Ordinal);
        Strict.Check(head);
        Assert.Equal("zz_site /", await Host.GetAsync("api/"));
        Assert.Equal("", Host.Errors);
    }

    [Fact]
    public void Nothing_but_the_limit_ends_the_wait_for_an_answer() =>
        Assert.Equal(Timeout.InfiniteTimeSpan, Forwarding.Config.ActivityTimeout);

    [Fact]
    public async Task A_body_may_pause_for_30_seconds()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        using var body = new VisitorBody(new Silence(), clock);
        var read = body.ReadAsync(new byte[1]).AsTask();
        await clock.AskedAsync();

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(read.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(StatusCodes.Status408RequestTimeout, (await Assert.ThrowsAsync<BadHttpRequestException>(() => read)).StatusCode);
        Assert.True(body.IsCut);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(200_000)]
    public async Task A_body_whose_beginning_is_held_is_read_whole(int length)
    {
        var sent = new byte[length];
        Random.Shared.NextBytes(sent);
        using var body = new VisitorBody(new MemoryStream(sent), TimeProvider.System);
        await body.HoldAsync(CancellationToken.None);
        using var read = new MemoryStream();

        await body.CopyToAsync(read);

        Assert.Equal(sent, read.ToArray());
    }

    [Fact]
    public async Task What_is_held_is_given_before_the_visitor_is_waited_for()
    {
        var sent = new Announced(new byte[70_000]);
        using var body = new VisitorBody(sent, TimeProvider.System);
        await body.HoldAsync(CancellationToken.None);
        var held = sent.Position;

        Assert.Equal(0, await body.ReadAsync(Memory<byte>.Empty)); // whoever forwards asks so whether there is something

        Assert.Equal((64 * 1024, held, 0), ((int)held, sent.Position, sent.Asked));
    }

    /// <summary>Counts who asks whether there is something.</summary>
    private sealed class Announced(byte[] bytes) : MemoryStream(bytes)
    {
        public int Asked { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked += buffer.Length == 0 ? 1 : 0;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    private sealed class Silence : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
