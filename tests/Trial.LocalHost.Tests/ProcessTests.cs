using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Trial.LocalHost.Tests;

public sealed partial class ProcessTests
{
    [Fact]
    public async Task Tells_the_app_the_front_address_and_holds_requests_until_it_is_ready()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.DoesNotContain("app at", host.Output, StringComparison.Ordinal); // the port was bound before
        Assert.Equal("zz_site /", await host.GetAsync("/"));
        Assert.Contains($"app at {host.Http.BaseAddress!.Authority}, process ", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_what_it_holds_with_503_when_it_stops_before_the_app_is_ready()
    {
        await using var host = await RunningHost.StartAsync(null, ("TEST_NEVER", "yes"));
        var held = host.SendAsync("GET", "/");
        await Task.Delay(500); // nothing tells that the request has come
        Assert.False(held.IsCompleted);

        await Signals.SendAsync("TERM", host.Id);

        using var answer = await held;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Strict.Check(answer);
        Assert.Equal(143, await host.ExitAsync()); // the app's: it had not begun to listen to signals
    }

    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", true)] // Ctrl-C reaches every process of a terminal
    public async Task Ends_what_was_begun_before_it_stops(string signal, bool isSentToBoth)
    {
        await using var host = await RunningHost.StartAsync();
        var slow = host.GetAsync("slow");
        await host.MatchAsync(Begun());

        await Signals.SendAsync(signal, isSentToBoth ? [host.Id, await host.AppAsync()] : [host.Id]);

        Assert.Equal("done", await slow);
        Assert.Equal(0, await host.ExitAsync());
        Assert.EndsWith("app stopped", host.Output, StringComparison.Ordinal);
        Assert.Equal("", host.Errors);
    }

    [Fact]
    public async Task Cancels_timers_when_it_stops()
    {
        await using var host = await RunningHost.StartAsync(null, ("TEST_WAIT", "yes"));
        while (await host.GetAsync("noted/at_start") != "begun")
        {
            await Task.Delay(20);
        }

        Assert.Equal(0, await host.TerminateAsync());
        Assert.Contains("timer cancelled", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancels_a_run_by_hand_when_it_stops_and_answers_it()
    {
        await using var host = await RunningHost.StartAsync(null, ("TEST_WAIT", "yes"));
        var key = await host.KeyAsync();
        var run = host.SendAsync("POST", "admin/functions/at_start", ("x-functions-key", key));
        while (await host.GetAsync("counted/waits") != "2") // the one at start, and this one
        {
            await Task.Delay(20);
        }

        Assert.Equal(0, await host.TerminateAsync());

        using var answer = await run;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Strict.Check(answer);
        Assert.Equal(2, host.Output.Split('\n').Count(line => line == "timer cancelled"));
    }

    [Fact]
    public async Task Writes_what_host_json_lets_through_and_nothing_of_the_visitors_however_much_is_asked_for()
    {
        await using var host = await RunningHost.StartAsync(
            null, ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"));

        await host.GetAsync("aloud/visitor?q=visitor");
        await host.GetAsync("softly/four");
        using var thrown = await host.SendAsync("GET", "throws/visitor");
        using var nowhere = await host.SendAsync("POST", "nowhere/visitor");
        var port = $"{host.Http.BaseAddress!.Port}";
        await host.TerminateAsync();

        Assert.Contains("Information Trial.LocalHost.TestApp.Waits: counted 7", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("counted 4", host.Errors, StringComparison.Ordinal); // below host.json's level
        Assert.Contains("Error The function throws failed.\nSystem.InvalidOperationException\n", host.Errors, StringComparison.Ordinal);
        Assert.All(
            ["visitor", "nowhere", "GET ", "127.0.0.1", port],
            secret => Assert.DoesNotContain(secret, host.Errors, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_in_use_ends_it_with_one_sentence_and_exit_code_1()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";

        await using var host = RunningHost.Launch(Built.App, ("ASPNETCORE_URLS", address));

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal($"The address {address} is in use by another program; stop that, or choose another in ASPNETCORE_URLS.", host.Errors);
    }

    [Fact]
    public async Task An_address_that_is_not_this_machines_ends_it_with_one_sentence_and_exit_code_1()
    {
        await using var host = RunningHost.Launch(Built.App, ("ASPNETCORE_URLS", "http://192.0.2.1:7071")); // RFC 5737: nobody's

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal(
            "The address http://192.0.2.1:7071 cannot be bound (AddressNotAvailable); choose another in ASPNETCORE_URLS.", host.Errors);
    }

    [Fact]
    public async Task Asks_no_proxy_for_itself()
    {
        const string Elsewhere = "elsewhere.example";
        await using var host = await RunningHost.StartAsync(
            null, ("http_proxy", "http://127.0.0.1:9"), ("no_proxy", Elsewhere), ("NO_PROXY", Elsewhere));

        Assert.Equal("zz_site /", await host.GetAsync("/"));
        var settings = (await Signals.EnvironmentAsync(await host.AppAsync())).Split('\0');
        Assert.Contains("no_proxy=elsewhere.example,127.0.0.1,localhost", settings);
        Assert.Contains("NO_PROXY=elsewhere.example,127.0.0.1,localhost", settings);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(160)]
    [InlineData(255)]
    public async Task An_app_that_does_not_start_says_why_itself_and_gives_the_exit_code(int code)
    {
        await using var host = RunningHost.Launch(Built.App, ("TEST_EXIT", $"{code}"));

        Assert.Equal(code, await host.ExitAsync());
        Assert.Equal("This app does not start.", host.Errors);
    }

    [Theory]
    [InlineData("""{"name":"request","type":"httpTrigger","direction":"In"}""",
        "asks for the level Function, and this host has no function keys")]
    [InlineData(
        """{"name":"request","type":"httpTrigger","direction":"In","authLevel":"Anonymous","route":"x/{id:regex([)}"}""",
        "has the route x/{id:regex([)}, which cannot be read: Invalid pattern '[' at offset 1. Unterminated [] set")]
    public async Task A_function_that_cannot_be_served_ends_it_with_one_sentence_and_leaves_no_app(string binding, string why)
    {
        await using var host = RunningHost.Launch(Built.App, ("TEST_BINDING", binding));

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal($"The function refused {why}.", host.Errors);
        Assert.True(await Signals.IsGoneAsync(await host.AppAsync()));
    }

    [Fact]
    public async Task A_function_that_can_be_served_is_unless_it_asks_for_retries()
    {
        const string Binding = """{"name":"request","type":"httpTrigger","direction":"In","authLevel":"Anonymous","route":"x"}""";
        await using var host = await RunningHost.StartAsync(null, ("TEST_BINDING", Binding));
        await using var refused = RunningHost.Launch(Built.App, ("TEST_BINDING", Binding), ("TEST_RETRY", "yes"));

        Assert.Equal("b_exact", await host.GetAsync("x"));
        Assert.Equal(1, await refused.ExitAsync());
        Assert.Equal("The function refused asks for retries when it fails, which this host does not do.", refused.Errors);
    }

    [Fact]
    public async Task A_place_without_an_app_ends_it_with_one_sentence()
    {
        await using var host = RunningHost.Launch("/nowhere");

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal(
            "There is no Functions app at /nowhere. Name a project, its folder, or the folder it was built into.", host.Errors);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"description":{"defaultWorkerPath":7}}""")]
    [InlineData("""{"description":{"defaultWorkerPath":""}}""")]
    public async Task A_folder_that_names_no_program_ends_it_with_one_sentence(string description)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "worker.config.json"), description);
        await using var host = RunningHost.Launch(folder);

        Assert.Equal(1, await host.ExitAsync());
        Assert.Equal(
            $"There is no built Functions app in {folder}: it has no worker.config.json that names a program.", host.Errors);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Does_not_show_on_a_command_line_what_opens_the_workers_stream()
    {
        await using var host = await RunningHost.StartAsync();
        await host.GetAsync("/");

        var line = await Signals.CommandLineAsync(await host.AppAsync());
        Assert.Contains("--functions-uri", line, StringComparison.Ordinal);
        Assert.DoesNotMatch(Secret(), line);
    }

    [Fact]
    public async Task An_app_that_is_killed_ends_it_with_one_sentence_and_the_signals_exit_code()
    {
        await using var host = await RunningHost.StartAsync();
        var slow = host.SendAsync("GET", "slow");
        await host.MatchAsync(Begun());

        await Signals.SendAsync("KILL", await host.AppAsync());

        using var answer = await slow;
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Strict.Check(answer);
        Assert.Equal(137, await host.ExitAsync());
        Assert.Equal("Signal 9 ended the app, and this host ends with it.", host.Errors);
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Secret();

    [GeneratedRegex("^(begun)$", RegexOptions.Multiline)]
    private static partial Regex Begun();
}
