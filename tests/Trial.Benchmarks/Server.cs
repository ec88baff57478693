using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Trial.Benchmarks;

/// <summary>A program in a process that answers one GET, and what its answers cost.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private const string Checked = "Everything is checked"; // what the service says then

    private readonly Process process;
    private readonly TaskCompletionSource isChecked = new();
    private readonly HttpClient http;
    private readonly Uri path;
    private readonly DirectoryInfo folder;

    private Server(string name, Process process, HttpClient http, Uri path, DirectoryInfo folder) =>
        (Name, this.process, this.http, this.path, this.folder) = (name, process, http, path, folder);

    public string Name { get; }

    /// <summary>Ends when it says that it has checked the whole record, which goes on behind its start.</summary>
    public Task CheckedAsync() => isChecked.Task.WaitAsync(Limit);

    /// <summary>The processor time of all its processes until now.</summary>
    public TimeSpan Used => Processor();

    /// <summary>An address of it.</summary>
    public Uri Address(string at) => new(http.BaseAddress!, at);

    /// <summary>How long the answer to a GET is, in bytes.</summary>
    public async Task<int> SizeAsync(string at) => (await http.GetByteArrayAsync(Address(at))).Length;

    /// <summary>Sends JSON, with a key of staff where one is given, and answers how long the answer's body is, in bytes.</summary>
    public async Task<int> PostAsync(string at, string json, string? key = null) => (await AnswerAsync(at, json, key)).Length;

    /// <summary>Sends a referral and answers its code.</summary>
    public async Task<string> CodeAsync(string at, string json) =>
        JsonNode.Parse(await AnswerAsync(at, json, key: null))!["code"]!.GetValue<string>();

    private async Task<byte[]> AnswerAsync(string at, string json, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(at))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new HttpRequestException($"{at}: {await answer.Content.ReadAsStringAsync()}", inner: null, answer.StatusCode);
    }

    /// <summary>A request, on the clock on the wall.</summary>
    public TimeSpan Best { get; private set; } = TimeSpan.MaxValue;

    public TimeSpan BestProcessor { get; private set; } = TimeSpan.MaxValue;

    /// <summary>From the command to the first answer.</summary>
    public TimeSpan Start { get; private set; }

    public TimeSpan StartProcessor { get; private set; }

    /// <summary>The memory of all its processes after the last round.</summary>
    public double Megabytes => Family().Sum(each => each.WorkingSet64) / 1e6;

    /// <summary>The most memory that its processes had since they began, or since it was forgotten.</summary>
    public double MostMegabytes => Family().Sum(each => each.PeakWorkingSet64) / 1e6;

    /// <summary>Forgets the most memory that its processes had until now (5 in `clear_refs`, proc(5)).</summary>
    public void ForgetMost()
    {
        foreach (var each in Family())
        {
            File.WriteAllText($"/proc/{each.Id}/clear_refs", "5");
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="path">What it answers as soon as it is ready.</param>
    /// <param name="command">What <c>dotnet</c> is given.</param>
    /// <param name="data">Its data folder; null for an empty one of its own.</param>
    public static async Task<Server> StartAsync(string name, string path, string[] command, string? data = null)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory();
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment.Remove("TRIAL_DATA");
        if (data is not null)
        {
            start.Environment["TRIAL_DATA"] = data;
        }

        var process = Process.Start(start)!;
        var server = new Server(
            name, process, new HttpClient { BaseAddress = new Uri(address), Timeout = Limit }, new Uri(path, UriKind.Relative), folder);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(Checked, StringComparison.Ordinal) is true)
            {
                server.isChecked.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        await server.AnswersAsync(clock);
        return server;
    }

    public async Task AskAsync(int count, bool counts)
    {
        var processor = Processor();
        var clock = Stopwatch.StartNew();
        for (var request = 0; request < count; request++)
        {
            await http.GetByteArrayAsync(path);
        }

        if (counts)
        {
            Best = Less(Best, clock.Elapsed / count);
            BestProcessor = Less(BestProcessor, (Processor() - processor) / count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task AnswersAsync(Stopwatch clock)
    {
        while (!await AnswersAsync())
        {
            await Task.Delay(5);
        }

        Start = clock.Elapsed;
        StartProcessor = Processor();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await http.GetByteArrayAsync(path);
            return true;
        }
        catch (HttpRequestException exception) when (exception.StatusCode is null && !process.HasExited)
        {
            return false; // its port is not bound yet
        }
    }

    private TimeSpan Processor() => Family().Aggregate(TimeSpan.Zero, (sum, each) => sum + each.TotalProcessorTime);

    /// <summary>The process and its children: a host and its app.</summary>
    private Process[] Family() => [.. Process.GetProcesses().Where(each => each.Id == process.Id || Parent(each.Id) == process.Id)];

    // /proc/PID/stat: the number, the name in brackets, the state, the parent.
    private static int Parent(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended
        }
    }

    private static TimeSpan Less(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
