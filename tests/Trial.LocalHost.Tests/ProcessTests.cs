using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Trial.LocalHost.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task Says_where_it_listens_through_the_app_and_ends_what_was_begun_before_it_stops()
    {
        using var app = Start("http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await ListeningAsync(app) };

        var slow = http.GetStringAsync(new Uri("slow", UriKind.Relative));
        Assert.Equal("begun", await app.StandardOutput.ReadLineAsync().WaitAsync(Limit));
        await TerminateAsync(app);

        Assert.Equal("done", await slow.WaitAsync(Limit));
        Assert.Equal("stopped\n", await app.StandardOutput.ReadToEndAsync().WaitAsync(Limit));
        Assert.Equal(0, app.ExitCode);
    }

    [Fact]
    public async Task Writes_the_apps_lines_and_nothing_of_the_visitors_however_much_is_asked_for()
    {
        using var app = Start("http://127.0.0.1:0");
        var address = await ListeningAsync(app);
        using var http = new HttpClient { BaseAddress = address };

        await http.GetAsync(new Uri("aloud/visitor?q=visitor", UriKind.Relative));
        await http.GetAsync(new Uri("throws/visitor", UriKind.Relative));
        await http.GetAsync(new Uri("nowhere/visitor", UriKind.Relative));
        await TerminateAsync(app);
        var lines = await app.StandardError.ReadToEndAsync().WaitAsync(Limit);

        Assert.Contains("counted 7", lines, StringComparison.Ordinal);
        Assert.Contains("The function throws_name failed.", lines, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", lines, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", lines, StringComparison.Ordinal);
        Assert.All(
            ["visitor", "nowhere", "GET", "127.0.0.1", $"{address.Port}"],
            secret => Assert.DoesNotContain(secret, lines, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_in_use_ends_it_with_one_sentence_and_exit_code_1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        using var app = Start(address);
        await app.WaitForExitAsync().WaitAsync(Limit);

        Assert.Equal(1, app.ExitCode);
        Assert.Equal(
            $"The address {address} is in use by another program; stop that, or choose another in ASPNETCORE_URLS.\n",
            await app.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task An_address_that_is_not_this_machines_ends_it_with_one_sentence_and_exit_code_1()
    {
        using var app = Start("http://192.0.2.1:7071"); // RFC 5737: nobody's
        await app.WaitForExitAsync().WaitAsync(Limit);

        Assert.Equal(1, app.ExitCode);
        Assert.Equal(
            "The address http://192.0.2.1:7071 cannot be had (AddressNotAvailable); choose another in ASPNETCORE_URLS.\n",
            await app.StandardError.ReadToEndAsync());
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(60);

    private static Process Start(string url)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = url;
        start.Environment["Logging__LogLevel__Default"] = "Trace"; // an operator who asks for all of it
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace";
        return Process.Start(start)!;
    }

    private static async Task<Uri> ListeningAsync(Process app)
    {
        var line = await app.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        return line?.Split(' ') is ["listening", var address]
            ? new Uri(address)
            : throw new InvalidOperationException($"{line}\n{await app.StandardError.ReadToEndAsync()}");
    }

    private static async Task TerminateAsync(Process app)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{app.Id}"]);
        await app.WaitForExitAsync().WaitAsync(Limit);
    }
}
