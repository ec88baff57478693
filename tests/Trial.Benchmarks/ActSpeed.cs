using System.Globalization;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application;
using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Core.Intake;
using Trial.Storage;

namespace Trial.Benchmarks;

//  The act alone: tasks in this process sign people up, on SQLite in a new folder, without a host.
//
//      floor    the same rows and bytes, by bare Microsoft.Data.Sqlite with prepared commands, as many people a commit (BareRows)
//
//      requests     reads and commits that the store was asked for, a person: what Table Storage would be asked for
//
//  In turns, a fresh study each round; the first round warms up. The median round counts, by the clock and by processor time.

/// <summary>Times the referral beside the bare writing of its rows.</summary>
internal static class ActSpeed
{
    private const int Rounds = 5;
    private static readonly int[] Tasks = [1, 8, 64];

    public static async Task<int> RunAsync(string[] people)
    {
        var count = people is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000;
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, median of {Rounds} rounds of {count:N0} referrals");
        Console.WriteLine(
            "tasks   referrals/s  (spread)  processor us   p50 ms   p99 ms   people/commit   requests     floor/s  processor us   ratio"
            + "   by processor");
        foreach (var tasks in Tasks)
        {
            var rounds = new List<(Timed Act, Timed Floor, double PeopleACommit, double Requests)>();
            for (var round = 0; round <= Rounds; round++)
            {
                var measured = await RoundAsync(tasks, count);
                if (round > 0)
                {
                    rounds.Add(measured);
                }
            }

            Print(tasks, count, rounds);
        }

        return 0;
    }

    /// <summary>How many people a second so many tasks sign up.</summary>
    public static async Task<double> RateAsync(int tasks, int count) =>
        count / (await RoundAsync(tasks, count)).Act.Clock.TotalSeconds;

    private static void Print(int tasks, int count, List<(Timed Act, Timed Floor, double PeopleACommit, double Requests)> rounds)
    {
        var (act, floor) = (Timed.Median(rounds.Select(round => round.Act)), Timed.Median(rounds.Select(round => round.Floor)));
        var rates = rounds.Select(round => count / round.Act.Clock.TotalSeconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tasks,5}{count / act.Clock.TotalSeconds,14:N0}  ({rates[0]:N0}-{rates[^1]:N0})"
            + $"{act.Processor.TotalMicroseconds / count,14:N0}"
            + $"{act.P50.TotalMilliseconds,9:N2}{act.P99.TotalMilliseconds,9:N2}{rounds[0].PeopleACommit,16:N1}{rounds[0].Requests,11:N1}"
            + $"{count / floor.Clock.TotalSeconds,12:N0}{floor.Processor.TotalMicroseconds / count,14:N0}"
            + $"{floor.Clock / act.Clock,8:N2}{floor.Processor / act.Processor,15:N2}"));
    }

    private static async Task<(Timed Act, Timed Floor, double PeopleACommit, double Requests)> RoundAsync(int tasks, int count)
    {
        var folder = Directory.CreateTempSubdirectory("trial-acts-");
        try
        {
            var (act, commits, reads) = await SignUpAsync(folder.FullName, tasks, count);
            var floor = await BareRows.WriteAsync(Path.Combine(folder.FullName, "floor.db"), commits);
            return (act, floor, (double)count / commits.Count, (double)(reads + commits.Count) / count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(Timed Act, IReadOnlyList<IReadOnlyList<Change>> Commits, int Reads)> SignUpAsync(
        string folder, int tasks, int count)
    {
        var (keys, _) = Demonstration.MakeKeys();
        using var file = new SqliteStore(Path.Combine(folder, "trial.db"));
        var commits = new List<IReadOnlyList<Change>>();
        var store = new ToldStore(file, commits.Add);
        using var http = new HttpClient();
        await using var parts = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddRecord(store, keys, new FilePlace(Path.Combine(folder, "anchor.json")))
            .AddStudy().AddLog(witnesses: null, http).AddCitizens().AddStaff(study: null).AddNight()
            .BuildServiceProvider();
        await parts.GetRequiredService<StartCheck>().RunAsync(default);
        var referrals = parts.GetRequiredService<Referrals>();
        var people = new Stack<SubmissionDraft>(Enumerable.Range(0, count).Select(Person.Of));
        commits.Clear();
        store.Forget();
        var act = await Timed.OfAsync(tasks, count, async number => _ = await referrals.ReferAsync(Next(), default) is ReferralAnswer.Drawn
            ? true
            : throw new InvalidOperationException($"Referral {number} was not drawn."));
        return (act, commits, store.Reads);

        SubmissionDraft Next()
        {
            lock (people)
            {
                return people.Pop();
            }
        }
    }
}
