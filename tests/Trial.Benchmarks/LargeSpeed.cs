using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

using Trial.Application.Groups;
using Trial.Application.Night;
using Trial.Core;

namespace Trial.Benchmarks;

//  A study of many people beside one of a hundred, both on SQLite, in one run
//
//      a referral, a status     one task, in turns at each study; the middle pass of five
//      a night                  what the store is asked for by the first night's job after all have come
//      rosters                  one job for 10,000 groups (a tenth of the people), while somebody signs up all the time; then a referral
//                               and a status again, beside ten groups
//      start, memory, audit     the published app under the local host on the data folder, and on one of a hundred

/// <summary>What grows with a study, and what does not.</summary>
internal static class LargeSpeed
{
    private const int Few = 100;
    private const int Passes = 5;
    private const int Calls = 200;
    private const int Asked = 20_000; // times: until its youngest objects, which may take as much as the processor's cache, were collected

    public static async Task<int> RunAsync(string[] given)
    {
        var people = given is [var one] ? int.Parse(one, CultureInfo.InvariantCulture) : 100_000;
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {people:N0} people beside {Few}");
        var clock = Stopwatch.StartNew();
        await using var small = await LargeStudy.OfAsync(Few);
        await using var large = await LargeStudy.OfAsync(people);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people:N0} lots drawn in {clock.Elapsed.TotalSeconds:N0} s"));

        await BesideAsync("referral p50, ms", small.ReferAsync, large.ReferAsync);
        await BesideAsync("status p50, ms", small.StatusAsync, large.StatusAsync);
        await NightAsync(large);
        await small.PlanAsync(Few / 10);
        await RostersAsync(large, people / 10);
        small.Wait(TimeSpan.FromHours(7));
        await small.Part<Rosters>().IssueAsync(default);
        await BesideAsync("referral p50 with rosters", small.ReferAsync, large.ReferAsync);
        await BesideAsync("status p50 with rosters", small.StatusAsync, large.StatusAsync);
        await small.CloseAsync();
        await large.CloseAsync();
        await ServedAsync(small.Folder, large.Folder);
        return 0;
    }

    private static async Task BesideAsync(string what, Func<int, Task> few, Func<int, Task> many)
    {
        var (small, large) = (new List<double>(), new List<double>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            var (one, other) = (await Timed.OfAsync(1, Calls, few), await Timed.OfAsync(1, Calls, many));
            if (pass > 0)
            {
                small.Add(one.P50.TotalMilliseconds);
                large.Add(other.P50.TotalMilliseconds);
            }
        }

        Print(what, Middle.Of(large), Middle.Of(small));
    }

    private static async Task NightAsync(LargeStudy study)
    {
        study.Wait(TimeSpan.FromHours(7)); // past three
        study.Store.Forget();
        var clock = Stopwatch.StartNew();
        var entries = await study.Part<Night>().RunAsync(default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a night: {clock.Elapsed.TotalSeconds:N1} s, {entries:N0} entries, {study.Store.RowsRead:N0} rows read in "
            + $"{study.Store.Reads:N0} requests, {study.Store.RowsWritten:N0} written in {study.Store.Commits:N0} commits"));
    }

    private static async Task RostersAsync(LargeStudy study, int groups)
    {
        await study.PlanAsync(groups);
        var alone = await Timed.OfAsync(1, Calls, study.ReferAsync);
        using var end = new CancellationTokenSource();
        var meanwhile = ReferAsync(study, end.Token);
        var clock = Stopwatch.StartNew();
        var issued = await study.Part<Rosters>().IssueAsync(default);
        await end.CancelAsync();
        var waits = await meanwhile;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"rosters: {issued.Made:N0} made and {issued.Postponed:N0} postponed of {groups:N0} groups in "
            + $"{clock.Elapsed.TotalSeconds:N1} s; meanwhile {waits.Count:N0} signed up, p50 {Percentile.Of(waits, 50):N1} ms, "
            + $"p99 {Percentile.Of(waits, 99):N0} ms, the longest {waits[^1]:N0} ms "
            + $"(alone p50 {alone.P50.TotalMilliseconds:N1}, p99 {alone.P99.TotalMilliseconds:N0} ms)"));
    }

    private static async Task<List<double>> ReferAsync(LargeStudy study, CancellationToken end)
    {
        var waits = new List<double>();
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var began = Stopwatch.GetTimestamp();
            await study.ReferAsync(number);
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        waits.Sort();
        return waits;
    }

    private static async Task ServedAsync(string few, string many)
    {
        var (small, large, empty, asked) = (new List<Served>(), new List<Served>(), new List<double>(), new List<double>());
        for (var pass = 0; pass <= Passes; pass++)
        {
            var (one, other) = (await ServeAsync(few), await ServeAsync(many));
            await using var floor = await Server.StartAsync(
                "empty", "result", [Built.Program("src", "Trial.LocalHost"), Built.Folder("tests", "Trial.LocalHost.TestApp")]);
            if (pass > 0)
            {
                small.Add(one);
                large.Add(other);
                empty.Add(floor.Megabytes);
                await floor.AskAsync(Asked, counts: false);
                asked.Add(floor.MostMegabytes);
            }
        }

        Print("start to first lot, s", Of(large, it => it.Seconds), Of(small, it => it.Seconds));
        Print("start to all checked, s", Of(large, it => it.CheckSeconds), Of(small, it => it.CheckSeconds));
        Print("memory after it, MB", Of(large, it => it.Megabytes), Of(small, it => it.Megabytes));
        Print("most memory until then, MB", Of(large, it => it.CheckMegabytes), Of(small, it => it.CheckMegabytes));
        Print("audit, s", Of(large, it => it.AuditSeconds), Of(small, it => it.AuditSeconds));
        Print("most memory in it, MB", Of(large, it => it.AuditMegabytes), Of(small, it => it.AuditMegabytes));
        Console.WriteLine($"memory of an empty function, MB  {Middle.Of(empty)}, and after {Asked:N0} requests at most {Middle.Of(asked)}");
    }

    private static async Task<Served> ServeAsync(string data)
    {
        var app = Built.Published();
        var clock = Stopwatch.StartNew();
        await using var server = await Server.StartAsync("service", "api/study", [Built.Program("src", "Trial.LocalHost"), app], data);
        await server.PostAsync("api/referrals", Person.Json(0));
        var seconds = clock.Elapsed.TotalSeconds;
        await server.CheckedAsync();
        var check = clock.Elapsed.TotalSeconds;
        await Task.Delay(2_000); // the log is published and memory given back
        var (megabytes, most) = (server.Megabytes, server.MostMegabytes);
        server.ForgetMost();
        var keys = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(data, "staff-keys.json")))!;
        clock.Restart();
        await server.PostAsync(
            "api/exports", """{"kind":"audit","purpose":"measure","recipient":"nobody"}""", keys["auditor"]!.GetValue<string>());
        return new Served(seconds, check, megabytes, most, clock.Elapsed.TotalSeconds, server.MostMegabytes);
    }

    private static Middle Of(List<Served> passes, Func<Served, double> figure) => Middle.Of(passes.Select(figure));

    private static void Print(string what, Middle many, Middle few) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-28}{many,-24} with {Few} {few,-22} {many.Median / few.Median:N2} times"));

    /// <summary>A start, and an audit after it.</summary>
    private sealed record Served(
        double Seconds, double CheckSeconds, double Megabytes, double CheckMegabytes, double AuditSeconds, double AuditMegabytes);
}
