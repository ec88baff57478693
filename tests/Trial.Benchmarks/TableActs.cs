using System.Diagnostics;
using System.Globalization;

using Azure.Data.Tables;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application;
using Trial.Application.Citizens;
using Trial.Application.Start;
using Trial.Core;
using Trial.Storage;

namespace Trial.Benchmarks;

/// <summary>
/// One process among those that draw on one table: eight tasks refer people for so many seconds, and it prints what came of it.
/// </summary>
internal static class TableActs
{
    private const int Tasks = 8;
    private const int Warm = 240; // so that four processes are not measured while they compile what one has compiled long since

    /// <summary>A table of the emulator.</summary>
    public static TableClient Table(string endpoint, Action<TableClientOptions>? set = null)
    {
        var options = new TableClientOptions();
        set?.Invoke(options);
        return new TableClient(new Uri(endpoint), "acts", new TableSharedKeyCredential("devstoreaccount1", Key), options);
    }

    // Published by Microsoft for its emulator: it opens nothing else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static async Task<int> RunAsync(string endpoint, string folder, string seconds)
    {
        var keys = KeysFile.Load(folder) ?? throw new InvalidOperationException($"{folder} holds no keys.");
        using var http = new HttpClient();
        var counted = new Counted();
        await using var parts = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddRecord(new TableStore(Table(endpoint, options => options.AddPolicy(counted, Azure.Core.HttpPipelinePosition.PerRetry)),
                "acts"), keys)
            .AddStudy().AddLog(witnesses: null, http).AddCitizens().AddStaff(study: null).AddNight()
            .BuildServiceProvider();
        await parts.GetRequiredService<StartCheck>().RunAsync(default);
        var referrals = parts.GetRequiredService<Referrals>();
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(async task =>
        {
            for (var person = task; person < Warm; person += Tasks)
            {
                await referrals.ReferAsync(Person.Of(person), default);
            }
        }));

        Console.WriteLine("ready");
        Console.ReadLine();
        counted.Requests = 0;
        var waits = await ReferAsync(referrals, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        var all = waits.SelectMany(own => own).OrderBy(wait => wait.Milliseconds).ToList();
        var drawn = all.Count(wait => wait.IsDrawn);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{drawn} {all.Count - drawn} {counted.Requests} {(all.Count == 0 ? 0 : Percentile.Of(all, 99).Milliseconds)}"));
        return 0;
    }

    private static Task<List<(bool IsDrawn, double Milliseconds)>[]> ReferAsync(Referrals referrals, TimeSpan end)
    {
        var (clock, number) = (Stopwatch.StartNew(), Warm);
        return Task.WhenAll(Enumerable.Range(0, Tasks).Select(_ => Task.Run(async () =>
        {
            var own = new List<(bool, double)>();
            while (clock.Elapsed < end)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await referrals.ReferAsync(Person.Of(Interlocked.Increment(ref number)), default);
                own.Add((answer is ReferralAnswer.Drawn, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
            }

            return own;
        })));
    }

    /// <summary>Counts what is sent.</summary>
    private sealed class Counted : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        private int requests;

        public int Requests
        {
            get => requests;
            set => requests = value;
        }

        public override void OnSendingRequest(Azure.Core.HttpMessage message) => Interlocked.Increment(ref requests);
    }
}
