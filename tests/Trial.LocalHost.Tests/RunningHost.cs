using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Trial.LocalHost.Tests;

/// <summary>The host in a process, with an app, on a free port.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private HttpClient? http;

    private RunningHost(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static TimeSpan Limit => TimeSpan.FromSeconds(90);

    public HttpClient Http => http!;

    public int Id => process.Id;

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    /// <summary>A folder for the key, in a folder that is not there yet.</summary>
    public string Keys { get; private init; } = "";

    /// <summary>Starts it and waits until its port is bound, not until the app is ready.</summary>
    public static async Task<RunningHost> StartAsync(string? app = null, params (string Name, string Value)[] environment)
    {
        var host = Launch(app ?? Built.App, environment);
        host.http = new HttpClient { BaseAddress = new Uri(await host.MatchAsync(Front())), Timeout = Limit };
        return host;
    }

    /// <summary>Starts it and does not wait for anything.</summary>
    public static RunningHost Launch(string app, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        return Launch(folder, ["dotnet", Built.Host, app, "--keys", Path.Combine(folder, "data"), "-c", Built.Configuration], environment);
    }

    /// <summary>Starts a command that runs it in a folder, where the key comes into ./data.</summary>
    public static RunningHost Launch(string folder, string[] command, params (string Name, string Value)[] environment)
    {
        // A test run in a shell's background has SIGINT ignored, and everything it starts with it.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment.Remove("TRIAL_DATA");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningHost(start) { Keys = Path.Combine(folder, "data") };
    }

    public async Task<string> KeyAsync() => await MatchAsync(Key());

    /// <summary>The process of the app.</summary>
    public async Task<int> AppAsync() => int.Parse(await MatchAsync(App()), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits for what the host or the app prints, and gives back the first group.</summary>
    public async Task<string> MatchAsync(Regex line)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Limit)
        {
            if (line.Match(Output) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"No {line} in:\n{Output}\n{Errors}");
    }

    public async Task<string> GetAsync(string path) => await Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Waits for its end, and for the last line.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    public async Task<int> TerminateAsync()
    {
        await Signals.SendAsync("TERM", Id);
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        if (!process.HasExited)
        {
            await TerminateAsync();
        }

        process.Dispose();
        Directory.Delete(Path.GetDirectoryName(Keys)!, recursive: true); // the working directory
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [GeneratedRegex("host  (http://[^ ]+) answers as soon as the app is ready")]
    private static partial Regex Front();

    [GeneratedRegex("host  x-functions-key: ([0-9a-f]{64})")]
    private static partial Regex Key();

    [GeneratedRegex("app at [^ ]+, process ([0-9]+)")]
    private static partial Regex App();
}
