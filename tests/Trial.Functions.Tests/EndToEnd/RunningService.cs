using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

using Trial.Functions.Tests.Api;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The real service as it is deployed, under Trial.LocalHost, on a free loopback port and a data folder.</summary>
internal sealed class RunningService : IDisposable
{
    /// <summary>The console says so when the whole record is checked.</summary>
    public const string Checked = "Everything is checked";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // The app's and the host's: they come in no order.
    private static readonly string[] LastOfGreetings = ["auditor ", "x-functions-key: "];

    private readonly ConcurrentQueue<string> console = new();
    private readonly Process process;
    private readonly string data;

    private RunningService(Process process, string data, Uri address)
    {
        (this.process, this.data) = (process, data);
        Http = new HttpClient(new DocumentedAnswers()) { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Asks the service as nobody in particular.</summary>
    public HttpClient Http { get; }

    /// <summary>What the service wrote to the console before it was ready.</summary>
    public required string Greeting { get; init; }

    /// <summary>What it wrote to the console since.</summary>
    public string Console => string.Join('\n', console);

    /// <summary>Starts it and waits until it listens and has checked the whole record.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="settings">Other settings than the data folder and the address.</param>
    public static Task<RunningService> StartAsync(string data, params (string Name, string Value)[] settings) =>
        StartAsync(data, [.. LastOfGreetings, Checked], settings);

    /// <summary>Starts it and waits until it listens; it may be checking the record still.</summary>
    public static Task<RunningService> StartUncheckedAsync(string data, params (string Name, string Value)[] settings) =>
        StartAsync(data, LastOfGreetings, settings);

    private static async Task<RunningService> StartAsync(string data, string[] until, IEnumerable<(string Name, string Value)> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Launch(data, address, settings);
        var greeting = "";
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!until.All(line => greeting.Contains(line, StringComparison.Ordinal)))
            {
                greeting += await process.StandardOutput.ReadLineAsync(patience.Token) is { } line
                    ? line + "\n"
                    : throw new InvalidOperationException("The service ended: " +
                        await process.StandardError.ReadToEndAsync(patience.Token));
            }
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }

        var service = new RunningService(process, data, address) { Greeting = greeting };
        Drain(process.StandardOutput, service.console);
        Drain(process.StandardError, service.console);
        return service;
    }

    /// <summary>
    /// Starts it where it must not start: its exit code and what it said on the error stream. Each line begins as one that the Functions
    /// host keeps.
    /// </summary>
    public static async Task<(int ExitCode, string Error)> StartInVainAsync(string data, params (string Name, string Value)[] settings)
    {
        using var process = Launch(data, new Uri($"http://127.0.0.1:{FreePort()}"), settings);
        using var patience = new CancellationTokenSource(Patience);
        Drain(process.StandardOutput, []);
        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        // Of an app that had begun to answer the host says so, beside what the app says.
        string[] app = [.. error.Split('\n').Where(line => !line.StartsWith("The app ended by itself", StringComparison.Ordinal))];
        Assert.All(app, line => Assert.True(line is "" || line.StartsWith("Error: ", StringComparison.Ordinal), line));
        return (process.ExitCode, string.Join('\n', app));
    }

    /// <summary>Sends JSON as a member of staff.</summary>
    public async Task<HttpResponseMessage> StaffAsync(string role, HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StaffKey(role));
        request.Content = body is null ? null : JsonContent.Create(body);
        return await Http.SendAsync(request);
    }

    /// <summary>Runs a timer by hand, as who holds the host's key: what the timer said that it did.</summary>
    public async Task<string> RunTimerAsync(string name)
    {
        using var answer = await AskTimerAsync(name);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Runs a timer by hand: what the host says came of it.</summary>
    public async Task<HttpStatusCode> TryTimerAsync(string name)
    {
        using var answer = await AskTimerAsync(name);
        return answer.StatusCode;
    }

    /// <summary>Waits until the console has said this.</summary>
    public async Task WaitForConsoleAsync(string told)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!(Greeting + Console).Contains(told, StringComparison.Ordinal))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>kill -9 of the host.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>kill -9 of the app's process, which is the host's child; the host's exit code and what it said of it.</summary>
    public async Task<int> KillAppAsync()
    {
        using (var app = Process.GetProcessById(ServiceProcesses.App(data)))
        {
            app.Kill();
        }

        return await ExitCodeAsync();
    }

    /// <summary>The exit code of a host that ends by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        Http.Dispose();
        process.Dispose();
    }

    private async Task<HttpResponseMessage> AskTimerAsync(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"admin/functions/{name}");
        request.Headers.Add("x-functions-key", (await File.ReadAllTextAsync(Path.Combine(data, "host-key"))).Trim());
        return await Http.SendAsync(request);
    }

    internal string StaffKey(string role) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(data, "staff-keys.json")))![role];

    private static Process Launch(string data, Uri address, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [PublishedApp.Host, PublishedApp.Folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRIAL_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // A full pipe would stop the service.
    private static void Drain(StreamReader output, ConcurrentQueue<string> lines) => _ = Task.Run(async () =>
    {
        while (await output.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
        }
    });

    /// <summary>A port of the loopback address that nobody has.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
