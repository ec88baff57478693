using System.Globalization;

using Trial.Application.Record;

namespace Trial.Benchmarks;

//  The act alone: tasks in this process sign people up, on SQLite in a new folder, without a host.
//
//      floor    the same rows and bytes, by bare Microsoft.Data.Sqlite with prepared commands, as many people a commit (BareRows)
//
//      requests     reads and commits that the store was asked for, a person: what Table Storage would be asked for
//
//  In turns, in one study, once it is warm. The median round counts, by the clock and by processor time.

/// <summary>Times the referral beside the bare writing of its rows.</summary>
internal static class ActSpeed
{
    private const int Rounds = 5;
    private const int Warm = 10_000; // people: until nearly all of what runs is compiled
    private static readonly int[] Tasks = [1, 8, 64];

    public static async Task<int> RunAsync(string[] people)
    {
        var count = people is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000; // people of a round
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, median of {Rounds} rounds of {count:N0} referrals");
        Console.WriteLine(
            "tasks   referrals/s  (spread)  processor us   p50 ms   p99 ms   people/commit   requests     floor/s  processor us   ratio"
            + "   by processor");
        await using var study = await WarmAsync(3 * Rounds * count);
        foreach (var tasks in Tasks)
        {
            var rounds = new List<(Timed Act, Timed Floor, double PeopleACommit, double Requests)>();
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add(await RoundAsync(study, tasks, count));
            }

            Print(tasks, count, rounds);
        }

        return 0;
    }

    /// <summary>A study with room for so many more people, served long enough that nothing more is compiled.</summary>
    public static async Task<LargeStudy> WarmAsync(int people)
    {
        var study = await LargeStudy.EmptyAsync(Warm + people);
        await study.DrawAsync(tasks: 8, Warm);
        return study;
    }

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

    private static async Task<(Timed Act, Timed Floor, double PeopleACommit, double Requests)> RoundAsync(
        LargeStudy study, int tasks, int count)
    {
        var commits = new List<IReadOnlyList<Change>>();
        study.Store.Forget();
        study.Store.Told = commits.Add;
        var act = await study.DrawAsync(tasks, count);
        study.Store.Told = null;
        var folder = Directory.CreateTempSubdirectory("trial-acts-");
        try
        {
            var floor = await BareRows.WriteAsync(Path.Combine(folder.FullName, "floor.db"), commits);
            return (act, floor, (double)count / commits.Count, (double)(study.Store.Reads + commits.Count) / count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
