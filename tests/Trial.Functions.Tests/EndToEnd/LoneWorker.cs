using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>The published app without a host: whatever it would tell one is written down, with every level of logging turned up.</summary>
internal sealed class LoneWorker : IAsyncDisposable
{
    public const string Id = "lone-worker";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<byte> told = new();
    private readonly WebApplication stream;
    private Process process = null!;

    private LoneWorker() => stream = Listen(told);

    /// <summary>What it sent on its stream, as text wherever it is text.</summary>
    public string Told => Encoding.UTF8.GetString([.. told]);

    /// <summary>What it printed until it was ready.</summary>
    public string Greeting { get; private set; } = "";

    /// <summary>Where it takes requests, which only its host may know.</summary>
    public Uri Inner => new($"http://127.0.0.1:{ListeningPort()}");

    public static async Task<LoneWorker> StartAsync(string data, string home)
    {
        var worker = new LoneWorker();
        await worker.stream.StartAsync();
        worker.process = Process.Start(worker.Launch(data, home))!;
        using var patience = new CancellationTokenSource(Patience);
        while (!worker.Greeting.Contains("auditor", StringComparison.Ordinal))
        {
            worker.Greeting += await worker.process.StandardOutput.ReadLineAsync(patience.Token) + "\n";
        }

        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await stream.DisposeAsync();
    }

    private ProcessStartInfo Launch(string data, string home)
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(PublishedApp.Folder, "Trial.Functions.dll"), "--functions-uri", stream.Urls.Single(), "--functions-worker-id", Id,
            "--functions-request-id", "request", "--functions-grpc-max-message-length", "2147483647"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = PublishedApp.Folder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["Logging__LogLevel__Default"] = start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace";
        start.Environment["TRIAL_DATA"] = data;
        start.Environment["HOME"] = home;
        return start;
    }

    private static WebApplication Listen(ConcurrentQueue<byte> told)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.StartAsync();
            var buffer = new byte[4096];
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var count and > 0)
            {
                Array.ForEach(buffer[..count], told.Enqueue);
            }
        });
        return app;
    }

    // Of the sockets that listen, the one among the process's open files.
    private int ListeningPort()
    {
        var sockets = Directory.GetFiles($"/proc/{process.Id}/fd").Select(file => new FileInfo(file).LinkTarget ?? "").ToHashSet();
        return File.ReadLines($"/proc/{process.Id}/net/tcp").Concat(File.ReadLines($"/proc/{process.Id}/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && sockets.Contains($"socket:[{fields[9]}]"))
            .Select(fields => Convert.ToInt32(fields[1].Split(':')[1], 16))
            .Distinct().Single();
    }
}
