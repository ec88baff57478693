using System.Globalization;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application;
using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Storage;

namespace Trial.Benchmarks;

/// <summary>A demonstration with room for many people, in a data folder of its own. Its clock is behind ours.</summary>
internal sealed class LargeStudy : IAsyncDisposable
{
    private const int Strata = 5;
    private const int Tasks = 64;
    private const int MostPlansACommit = 45;
    private const int AnHour = 45_000; // under half of the demonstration's cap, from where on a challenge is asked

    private static readonly (Weekday Weekday, TimeOnly Time)[] Meets =
    [
        (Weekday.Tuesday, new(16, 30)), (Weekday.Wednesday, new(17, 0)), (Weekday.Thursday, new(16, 0)), (Weekday.Monday, new(18, 30)),
        (Weekday.Saturday, new(10, 30)),
    ];
    private static readonly string[] Slots = ["A-tir", "B-ons", "C-tor", "D-man", "E-lor"];

    private readonly DirectoryInfo folder;
    private readonly SqliteStore file;
    private readonly HttpClient http = new();
    private readonly ServiceProvider parts;
    private readonly PastClock clock;

    private LargeStudy(int room)
    {
        folder = Directory.CreateTempSubdirectory("trial-large-");
        var capacity = (room / Strata * 12 / 10) + 600;
        var keys = DataFolder.Keep(
            folder.FullName, Demonstration.MakeKeys(new Policy.PermutedBlocks([4, 6, 8]), cohort: null, capacity));
        file = new SqliteStore(Path.Combine(folder.FullName, "trial.db"));
        Store = new ToldStore(file);

        // Eight in the evening two days ago, so that a night and a morning can pass before now.
        clock = new PastClock(TimeProvider.System.GetUtcNow().TimeOfDay + TimeSpan.FromHours((2 * 24) - 19));
        parts = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddRecord(Store, keys, new FilePlace(Path.Combine(folder.FullName, "anchor.json")))
            .AddStudy().AddLog(witnesses: null, http).AddCitizens().AddStaff(study: null).AddNight()
            .BuildServiceProvider();
    }

    /// <summary>The data folder.</summary>
    public string Folder => folder.FullName;

    public ToldStore Store { get; }

    /// <summary>Codes of people who signed up.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    /// <summary>Makes it with room for so many people, and has nobody drawn yet.</summary>
    public static async Task<LargeStudy> EmptyAsync(int room)
    {
        var study = new LargeStudy(room);
        await study.Part<StartCheck>().RunAsync(default);
        return study;
    }

    /// <summary>Makes it, and has so many people drawn, 64 at a time.</summary>
    public static async Task<LargeStudy> OfAsync(int people)
    {
        var study = await EmptyAsync(people);
        for (var before = 0; before < people; before += AnHour)
        {
            study.Wait(TimeSpan.FromMinutes(121)); // none of those before counts in the sliding hour
            await study.DrawAsync(Tasks, Math.Min(AnHour, people - before));
        }

        return study;
    }

    /// <summary>Somebody more.</summary>
    public async Task ReferAsync(int number)
    {
        if (await Part<Referrals>().ReferAsync(Person.Of(number), default) is not ReferralAnswer.Drawn drawn)
        {
            throw new InvalidOperationException($"Referral {number} was not drawn.");
        }

        if (Codes.Count < 1_000)
        {
            lock (clock)
            {
                Codes = [.. Codes, drawn.Lot.Code.ToString()];
            }
        }
    }

    /// <summary>Has so many people drawn, so many at a time.</summary>
    public Task<Timed> DrawAsync(int tasks, int people) => Timed.OfAsync(Math.Min(tasks, people), people, ReferAsync);

    /// <summary>Reads what the holder of a code sees.</summary>
    public async Task StatusAsync(int number)
    {
        if (await Part<CodeHolders>().StatusAsync(Codes[number % Codes.Count], default) is not StatusAnswer.Found)
        {
            throw new InvalidOperationException("A code is not known.");
        }
    }

    /// <summary>Plans so many groups, at the times that people said they can come, each to begin within the days ahead.</summary>
    public Task PlanAsync(int groups) => EachAsync(groups, (draft, number) =>
    {
        var (weekday, time) = Meets[number % Strata];
        var area = "ABCDE"[number % Strata].ToString();
        var first = weekday.FirstFrom(draft.Today.AddDays(3));
        var plan = new GroupPlan(
            area, Slots[number % Strata], $"Hus {area}", weekday, time, first, Capacity: 8, Minimum: 3, $"par-{number}",
            Without: ClosedDays.Danish.Within(first), House: $"{area}-house");
        var row = Plans.Detail(plan, "service", draft.Now);
        var id = string.Create(CultureInfo.InvariantCulture, $"{area}{100 + (number / Strata)}");
        draft.Add(Actor.Coordinator, new Act.Group(id, GroupChange.Planned, row.Hash), row);
    });

    /// <summary>Has time pass.</summary>
    public void Wait(TimeSpan time) => clock.Wait(time);

    /// <summary>Closes the store, so that another process can serve the folder.</summary>
    public async Task CloseAsync()
    {
        await parts.DisposeAsync();
        file.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        http.Dispose();
        folder.Delete(recursive: true);
    }


    private async Task EachAsync(int count, Action<Draft, int> act)
    {
        for (var from = 0; from < count; from += MostPlansACommit)
        {
            var (first, last) = (from, Math.Min(count, from + MostPlansACommit));
            await Part<StudyLedger>().TransactAsync(
                draft =>
                {
                    for (var number = first; number < last; number++)
                    {
                        act(draft, number);
                    }

                    return Task.CompletedTask;
                },
                default);
        }
    }

    /// <summary>The time of day, so much earlier.</summary>
    private sealed class PastClock(TimeSpan behind) : TimeProvider
    {
        private TimeSpan behind = behind;

        public void Wait(TimeSpan time) => behind -= time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - behind;
    }
}
