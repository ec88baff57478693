using System.Security.Cryptography;
using System.Text;

using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using Trial.Application.Keys;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Functions.Tests.Record;
using Trial.Functions.Tests.Site.Desks;
using Trial.Functions.Timers;
using Trial.Storage;

namespace Trial.Functions.Tests.Players;

/// <summary>How a study is set up that people are played through.</summary>
/// <param name="Design">Of its list.</param>
/// <param name="Strata">How many places.</param>
/// <param name="People">Drawn in each.</param>
/// <param name="RosterCut">As the configuration has it.</param>
/// <param name="Batch">Entries of the public log a night.</param>
/// <param name="Seed">What its list is made from, so that a run can be had again.</param>
internal sealed record Lived(Policy Design, int Strata, int People, string RosterCut, int Batch, int Seed)
{
    /// <summary>How often the coordinator plans a group at each place.</summary>
    public int DaysBetweenGroups { get; init; } = 1;

    /// <summary>How lots are drawn by cohort; null where they are drawn at referral.</summary>
    public CohortPlan? Cohort { get; init; }
}

/// <summary>
/// A real study on a real store, whose clock a test moves. Everything that is done in it after its setup goes through the endpoints and
/// the daily jobs, in this process, as the worker would call them.
/// </summary>
internal sealed class LivedStudy : IDisposable
{
    public const int LeadDays = 14;
    private const string Name = "haab-lived";
    private const string Origin = "log.example/haab-lived";
    private const string Consent = "Jeg vil gerne være med.";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly ServiceProvider services;
    private readonly Lazy<SealedList> list;

    private LivedStudy(Lived lived, DateTimeOffset begin)
    {
        (Study, Clock) = (lived, new FakeTimeProvider(begin));
        Strata = [.. Enumerable.Range(0, lived.Strata).Select(place => ((char)('A' + place)).ToString())];
        store = new SqliteStore(folder.File("trial.db"));
        var made = Make(lived);
        Rows = new CountedStore(store);
        services = LivedServices.Of(folder.Path, Rows, made.Keys, Clock, Logged);
        (Setup, Keys) = (made.Setup, made.Keys);
        list = new(() => SealedList.Make(Key(), Setup.Plan(lived.Design)));
    }

    public Lived Study { get; }

    public FakeTimeProvider Clock { get; }

    public IReadOnlyList<string> Strata { get; }

    /// <summary>The codes of those who signed up by <see cref="LivedSteps"/>.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>Where its rows are.</summary>
    public CountedStore Rows { get; }

    /// <summary>The lines that its log has had.</summary>
    public List<string> Logged { get; } = [];

    public DateOnly Today => Copenhagen.Date(Clock.GetUtcNow());

    private Setup Setup { get; }

    private ServiceKeys Keys { get; }

    /// <summary>The lots of the first place of a study that nobody lives, in the order of its envelopes: true is peer.</summary>
    public static IReadOnlyList<bool> LotsOf(Lived lived)
    {
        var (keys, setup) = Make(lived);
        var list = SealedList.Make(keys.Lists[1].ListKey!.Value, setup.Plan(lived.Design));
        return [.. Enumerable.Range(1, lived.People).Select(envelope => list.Open("A", envelope).Arm == Arm.Peer)];
    }

    /// <summary>A study that is installed and open.</summary>
    public static async Task<LivedStudy> BeginAsync(Lived lived, DateTimeOffset begin)
    {
        var study = new LivedStudy(lived, begin);
        await study.InstallAsync();
        await study.MorningAsync(); // its list is in the public log
        await study.OpenAsync();
        await study.Part<WholeCheck>().RunAsync(default);
        return study;
    }

    /// <summary>Moves the clock to 05:10 of the next day in Copenhagen, where every daily job is due, and runs them.</summary>
    /// <param name="isWhole">False to leave the log and retention for another morning, which then catches up: they take most of the
    /// time.</param>
    public async Task MorningAsync(bool isWhole = true)
    {
        var summer = new DateTimeOffset(Today.AddDays(1).ToDateTime(new TimeOnly(3, 10)), TimeSpan.Zero);
        Clock.SetUtcNow(Copenhagen.Time(summer).Hour == 5 ? summer : summer.AddHours(1));
        var tick = new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = Clock.GetUtcNow().UtcDateTime } };
        foreach (var job in DailyJob.All.Where(job => isWhole || (job != DailyJob.PublishLog && job != DailyJob.KeepRetention)))
        {
            await Part<DailyRuns>().RunAsync(job, tick, ending => Part<DailyJobs>().DoAsync(job, ending), default);
        }
    }

    /// <summary>Asks an endpoint as somebody of staff, or as anybody.</summary>
    public Task<LivedAnswer> AskAsync(StaffRole? role, string verb, string path, object? body = null) =>
        LivedEndpoints.AskAsync(services, role, verb, path, body);

    /// <summary>What the list really holds: for the score only.</summary>
    public IReadOnlyList<bool> Peers(string stratum) =>
        [.. Enumerable.Range(1, Study.People).Select(envelope => list.Value.Open(stratum, envelope).Arm == Arm.Peer)];

    /// <summary>Its site and desks, on a server.</summary>
    public SiteServer Serve() => new(services);

    /// <summary>One of the service's parts.</summary>
    public T Part<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The record's bodies as they are stored: nobody of staff reads them while the study runs.</summary>
    public async Task<string> BodiesAsync() => string.Join('\n', await store
        .RangeAsync(RowKeys.Body(0), RowKeys.Body(int.MaxValue), default)
        .Select(row => Encoding.UTF8.GetString(row.Value))
        .ToListAsync());

    public void Dispose()
    {
        services.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    // What a ceremony leaves behind (docs/ceremony.md), without its beacon: RealStudyTests installs one by HTTP.
    private async Task InstallAsync()
    {
        var entry = SealEntry.Format(Setup.Hash(), [], list.Value.Root, Setup.Leaves, Key());
        var seal = new SealRow(Encoding.UTF8.GetString(Setup.Format()), "", entry);
        await Part<StudyLedger>().TransactAsync(
            draft =>
            {
                draft.Add(new Change.Insert(RowKeys.Study, ConfigRow.Format(Config(), Keys.RecordKey)));
                draft.Add(new Change.Insert(RowKeys.Seal(1), RowJson.Format(seal)));
                draft.Add(Name, Actor.Steward, new Act.Setup(1, SealEntry.Hash(seal.Entry)));
                return Task.CompletedTask;
            },
            default);
    }

    private Digest Key() => Keys.Lists[1].ListKey!.Value;

    // Before any group is planned, which nobody may by HTTP: RealStudyTests opens one as people do.
    private Task<Body> OpenAsync() => Part<StudyLedger>().TransactAsync(
        draft =>
        {
            var row = Plans.Detail(new ReasonRow("Komitéen har sagt god for det.", "steward", draft.Now));
            return Task.FromResult(draft.Add(Name, Actor.Steward, new Act.Open(row.Hash), row));
        },
        default);

    private StudyConfig Config() => new(
        new InTwoLanguages("Håb", "Hope"),
        [.. Strata.Select(code => new StratumConfig(code, code))],
        Admission: "slip",
        HourlyCap: 1000,
        LeadDays,
        Cut: "month",
        BlindedX: NamedArm.Served[Study.Seed % 2].Id,
        Demonstration: false,
        new ConsentConfig("da-1", Consent, "I want to take part."))
    { RosterCut = Study.RosterCut };

    private static (ServiceKeys Keys, Setup Setup) Make(Lived lived)
    {
        var keys = ServiceKeys.Make();
        var (seed, random) = (Fixed($"seed {lived.Seed}"), Fixed("policy"));
        var leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(lived.Strata * lived.People * 2));
        var setup = new Setup(
            Name, 1, NamedArm.Served, [1, 1],
            [.. Enumerable.Range(0, lived.Strata).Select(place => ((char)('A' + place)).ToString())],
            lived.People, leaves, ListKey.SeedCommitment(seed), lived.Design.Commitment(random), ListKey.DummiesCommitment(keys.DummiesKey),
            lived.Batch, Beacon: null, Origin, keys.LogKeys(Origin), keys.PromiseKey(Origin),
            new Digest(SHA256.HashData(Encoding.UTF8.GetBytes(Consent))), Source: "players", lived.Cohort);
        var key = Fixed($"list {lived.Seed}"); // a seed's would follow from the setup too, which has new keys in it every time
        var secret = new ListSecret(key, lived.Design, random);
        return (keys with { Lists = new Dictionary<int, ListSecret> { [1] = secret } }, setup);
    }

    private static Digest Fixed(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
