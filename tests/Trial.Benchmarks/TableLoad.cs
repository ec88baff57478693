using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Azure;
using Azure.Data.Tables;

using Trial.Application.Start;
using Trial.Core.Lottery;
using Trial.Storage;

namespace Trial.Benchmarks;

//  Referrals on Azurite, one process and four, eight tasks each, beside eight tasks that do the least that a record needs: read one
//  head, and replace it with one new row, until nobody was first. A fresh table each pass.

/// <summary>The act on tables beside a compare-and-swap loop.</summary>
internal static class TableLoad
{
    private const int Passes = 3;
    private const int Seconds = 4;
    private const int Tasks = 8;
    private const int Capacity = 1_000; // more than come in a pass

    public static async Task RunAsync()
    {
        var (floor, one, four) = (new List<double>(), new List<Drawn>(), new List<Drawn>());
        for (var pass = 0; pass < Passes; pass++)
        {
            floor.Add(await OnTableAsync(SwapAsync));
            one.Add(await OnTableAsync(endpoint => DrawAsync(endpoint, 1)));
            four.Add(await OnTableAsync(endpoint => DrawAsync(endpoint, 4)));
        }

        Console.WriteLine();
        Console.WriteLine("Azurite                a second                 ratio   requests a draw   refused   p99 ms");
        Console.WriteLine($"swaps of one head      {Middle.Of(floor)}");
        Print("1 process", one, Middle.Of(floor).Median);
        Print("4 processes", four, Middle.Of(one.Select(drawn => drawn.Rate)).Median);
    }

    private static void Print(string what, List<Drawn> passes, double floor)
    {
        var rate = Middle.Of(passes.Select(pass => pass.Rate));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-23}{rate,-23}{rate.Median / floor,7:N2}{Middle.Of(passes.Select(pass => pass.Requests)).Median,18:N2}"
            + $"{passes.Sum(pass => pass.Refused),10}"
            + $"{Middle.Of(passes.Select(pass => pass.P99)).Median,9:N0}"));
    }

    private static async Task<T> OnTableAsync<T>(Func<string, Task<T>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("trial-azurite-");
        var port = FreePort();
        using var azurite = Tool.Start("node",
        [
            Path.Combine(Built.Root(), "eng/node_modules/azurite/dist/src/table/main.js"), "--silent", "--disableTelemetry",
            "--skipApiVersionCheck",
            "--location", folder.FullName, "--tableHost", "127.0.0.1", "--tablePort", port.ToString(CultureInfo.InvariantCulture),
        ]);
        try
        {
            var endpoint = $"http://127.0.0.1:{port}/devstoreaccount1";
            await MakeAsync(endpoint);
            return await measure(endpoint);
        }
        finally
        {
            azurite.Kill();
            await azurite.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MakeAsync(string endpoint)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await TableActs.Table(endpoint).CreateIfNotExistsAsync();
                return;
            }
            catch (Exception exception) when (tries < 20 && exception is RequestFailedException or AggregateException)
            {
                await Task.Delay(250); // it does not listen yet
            }
        }
    }

    private static async Task<double> SwapAsync(string endpoint)
    {
        var table = TableActs.Table(endpoint);
        await table.AddEntityAsync(new TableEntity("acts", "head") { ["Value"] = new byte[256] });
        var (swapped, clock) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed.TotalSeconds < Seconds)
            {
                var head = (await table.GetEntityAsync<TableEntity>("acts", "head")).Value;
                try
                {
                    await table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.UpdateReplace, head, head.ETag),
                        new(TableTransactionActionType.Add, new TableEntity("acts", $"{Guid.NewGuid()}") { ["Value"] = new byte[4096] }),
                    ]);
                    Interlocked.Increment(ref swapped);
                }
                catch (RequestFailedException)
                {
                    // somebody else was first
                }
            }
        })));
        return (double)swapped / Seconds;
    }

    private static async Task<Drawn> DrawAsync(string endpoint, int processes)
    {
        var folder = Directory.CreateTempSubdirectory("trial-acts-");
        try
        {
            KeysFile.Create(
                folder.FullName, Demonstration.MakeKeys(new Policy.PermutedBlocks([4, 6, 8]), cohort: null, Capacity).Keys);
            var children = new List<Process>();
            while (children.Count < processes)
            {
                children.Add(await ReadyAsync(endpoint, folder.FullName)); // the first installs the demonstration
            }

            foreach (var child in children)
            {
                await child.StandardInput.WriteLineAsync();
            }

            return Sum(await Task.WhenAll(children.Select(SaidAsync)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Process> ReadyAsync(string endpoint, string folder)
    {
        var child = Process.Start(new ProcessStartInfo(
            "dotnet", [Built.Program("tests", "Trial.Benchmarks"), "tables", endpoint, folder, $"{Seconds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await child.StandardOutput.ReadLineAsync() is "ready"
            ? child
            : throw new InvalidOperationException(await child.StandardError.ReadToEndAsync());
    }

    private static async Task<double[]> SaidAsync(Process child)
    {
        var said = await child.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync();
        child.Dispose();
        return [.. said.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private static Drawn Sum(double[][] said)
    {
        var drawn = said.Sum(one => one[0]);
        return new Drawn(drawn / Seconds, said.Sum(one => one[1]), said.Sum(one => one[2]) / drawn, said.Max(one => one[3]));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Drawn(double Rate, double Refused, double Requests, double P99);
}
