using System.Net;
using System.Net.Sockets;

using Trial.LocalHost.Start;

namespace Trial.LocalHost.Tests;

/// <summary>ASPNETCORE_URLS.</summary>
public sealed class FrontAddressTests
{
    [Theory]
    [InlineData("https://127.0.0.1:7071", "is HTTPS, which this host does not speak; choose one of http://")]
    [InlineData("localhost:17372", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://127.0.0.1:99999", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://127.0.0.1:abc", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://127.0.0.1:7071/base", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://unix:/socket", "is not http://HOST:PORT; choose one that is")]
    [InlineData("7071", "is not http://HOST:PORT; choose one that is")]
    [InlineData("http://localhost:0", "cannot be bound to any free port; choose http://127.0.0.1:0")]
    public void That_cannot_be_listened_at_are_refused(string address, string why)
    {
        var refusal = Assert.Throws<RefusalException>(() => FrontAddresses.Check($"http://127.0.0.1:0;{address}"));

        Assert.Equal($"The address {address} {why} in ASPNETCORE_URLS.", refusal.Message);
    }

    [Theory]
    [InlineData("http://*:0")]
    [InlineData("http://+:7071/")]
    [InlineData("http://localhost:7071")]
    [InlineData("http://[::1]:7071; http://example.com")]
    public void That_can_be_listened_at_are_not(string addresses) => FrontAddresses.Check(addresses);

    [Fact]
    public async Task Are_refused_at_start_with_one_sentence_and_exit_code_1()
    {
        await using var host = RunningHost.Launch(Built.App, ("ASPNETCORE_URLS", "localhost:17372"));

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal("The address localhost:17372 is not http://HOST:PORT; choose one that is in ASPNETCORE_URLS.", host.Errors);
        Assert.Equal("", host.Output);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Of_several_the_one_in_use_is_named(string name)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://{name}:{((IPEndPoint)other.LocalEndpoint).Port}";

        await using var host = RunningHost.Launch(Built.App, ("ASPNETCORE_URLS", $"http://127.0.0.1:0;{taken}"));

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal($"The address {taken} is in use by another program; stop that, or choose another in ASPNETCORE_URLS.", host.Errors);
    }

    [Fact]
    public async Task On_every_address_of_the_machine_it_listens()
    {
        await using var host = RunningHost.Launch(Built.App, ("ASPNETCORE_URLS", "http://*:0"));

        await host.KeyAsync();
        Assert.Contains("host  http://localhost:", host.Output, StringComparison.Ordinal);
    }
}
