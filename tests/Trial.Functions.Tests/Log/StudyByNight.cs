using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

using Trial.Application;
using Trial.Application.Citizens;
using Trial.Application.Exports;
using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Verify;
using Trial.Storage;

namespace Trial.Functions.Tests.Log;

/// <summary>A demonstration on a real store, put together as the service is, under a clock that a test moves from night to night.</summary>
internal sealed class StudyByNight : IDisposable
{
    // 03 in Copenhagen, in winter.
    private static readonly DateTimeOffset FirstNight = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly SqliteStore file;

    private ServiceProvider parts = null!;

    private StudyByNight(TlogPolicy? policy, CohortPlan? cohort, IStore? rows)
    {
        Clock = new FakeTimeProvider(FirstNight.AddHours(-5));
        Keys = DataFolder.Keep(folder.Path, cohort is null ? Demonstration.MakeKeys() : Demonstration.MakeKeys(new([4]), cohort));
        file = new SqliteStore(folder.File("trial.db"));
        Store = new StoreThatFails(rows ?? file);
        Policy = policy;
        Begin();
    }

    public FakeTimeProvider Clock { get; }

    public ServiceKeys Keys { get; private set; }

    public StoreThatFails Store { get; }

    public TlogPolicy? Policy { get; }

    public string SeedPath => folder.File(DataFolder.SeedFile);

    public string AnchorPath => folder.File("anchor.json");

    public StudyLedger Ledger => Part<StudyLedger>();

    public AccessLog Accesses => Part<AccessLog>();

    public PublicLog Log => Part<PublicLog>();

    public Publisher Publisher => Part<Publisher>();

    public Referrals Referrals => Part<Referrals>();

    public CodeHolders Holders => Part<CodeHolders>();

    public Exports Exports => Part<Exports>();

    public StudyActs Acts => Part<StudyActs>();

    public Installer Installer => Part<Installer>();

    public Studies Studies => Part<Studies>();

    public Warnings Warnings => Part<Warnings>();

    /// <summary>The warnings that were logged.</summary>
    public List<string> Logged { get; } = [];

    public Anchor Anchor => Part<Anchor>();

    public Witnesses Witnesses => Part<Witnesses>();

    /// <summary>The keys that the setup names for the log.</summary>
    public IReadOnlyList<VerifierKey> LogKeys => [.. Keys.LogSigners("localhost/haab-demo").Select(signer => signer.Key)];

    /// <summary>A study that is open, its seal published. Lots are drawn at referral, or by cohort in blocks of four.</summary>
    public static async Task<StudyByNight> StartAsync(TlogPolicy? policy = null, CohortPlan? cohort = null, IStore? rows = null)
    {
        var study = new StudyByNight(policy, cohort, rows);
        await study.Part<StartCheck>().RunAsync(default);
        return study;
    }

    /// <summary>What people are called in a group, from the next beginning on; null for the service's own names.</summary>
    public GroupNames? Names { get; set; }

    /// <summary>Begins again over the same store, as another process would: nothing is remembered.</summary>
    public void Begin()
    {
        parts?.Dispose();
        parts = Compose(Store);
    }

    /// <summary>Holds what a ceremony brought for one more list, from the next beginning on.</summary>
    public void Hold(int seal, ListSecret secret)
    {
        Keys = Keys with { Lists = new Dictionary<int, ListSecret>(Keys.Lists) { [seal] = secret } };
        Begin();
    }

    /// <summary>One of the service's parts.</summary>
    public T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();

    /// <summary>The publisher of another process over the same store.</summary>
    public Publisher Another() => Compose(Store).GetRequiredService<Publisher>();

    /// <summary>The way in of another process, over this store.</summary>
    public Referrals WayIn(IStore store) => Compose(store).GetRequiredService<Referrals>();

    /// <summary>What holders of codes ask another process, over this store.</summary>
    public CodeHolders WayBack(IStore store) => Compose(store).GetRequiredService<CodeHolders>();

    /// <summary>The parts of a process over this store, as Program puts them together.</summary>
    public ServiceProvider Compose(IStore store, Func<IAnchorPlace, IAnchorPlace>? around = null) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(new KeptLines(Logged, LogLevel.Warning)))
        .AddSingleton<TimeProvider>(Clock)
        .AddRecord(store, Keys, (around ?? (place => place))(new FilePlace(AnchorPath)))
        .AddStudy()
        .AddLog(Policy, http)
        .AddCitizens(Names)
        .AddStaff(study: null)
        .AddNight()
        .BuildServiceProvider();

    /// <summary>Moves the clock to the next time it is 03 and runs that night's job.</summary>
    public async Task SleepAsync(int nights = 1)
    {
        for (var night = 0; night < nights; night++)
        {
            var (now, tonight) = (Clock.GetUtcNow(), new DateTimeOffset(Clock.GetUtcNow().Date.AddHours(2), TimeSpan.Zero));
            Clock.SetUtcNow(tonight > now ? tonight : tonight.AddDays(1));
            await RunNightAsync();
        }
    }

    /// <summary>Lets days pass, as if each of their nights had been published.</summary>
    public async Task PassAsync(int days)
    {
        Clock.Advance(TimeSpan.FromDays(days));
        await PublishedAsync(Store, Clock);
    }

    /// <summary>Has the last night be published, as far as the clock is held against it.</summary>
    public static async Task PublishedAsync(IStore store, TimeProvider clock)
    {
        var night = RowJson.Format(new ClockRow(DailyJob.PublishLog.Day(clock.GetUtcNow()), Said: null));
        Assert.True(await store.CommitAsync([Change.Put(await store.GetAsync(RowKeys.Today, default), RowKeys.Today, night)], default));
    }

    /// <summary>The night's job, without moving the clock.</summary>
    public Task RunNightAsync() => Part<Application.Night.Night>().RunAsync(default);

    /// <summary>Signs somebody up in a stratum, and gives what they were told.</summary>
    public Task<ReferralAnswer> SignUpAsync(string stratum = "A", string? slot = null) =>
        Referrals.ReferAsync(Somebody(stratum, slot: slot), default);

    /// <summary>What somebody sends in, with a token of their own.</summary>
    public static SubmissionDraft Somebody(string stratum = "A", string? slip = null, string? slot = null) =>
        SubmissionDraft.OfJson(JsonSerializer.SerializeToUtf8Bytes(Sent(stratum, slip, slot)));

    /// <summary>The same as JSON.</summary>
    public static JsonObject Sent(string stratum = "A", string? slip = null, string? slot = null)
    {
        slot ??= stratum switch { "A" => "A-tir", "B" => "B-ons", "C" => "C-tor", "D" => "D-man", _ => "E-lor" };
        var json = new JsonObject
        {
            ["token"] = new Token(RandomNumberGenerator.GetBytes(16)).ToString(),
            ["stratum"] = stratum,
            ["slots"] = new JsonArray(slot),
            ["adult"] = true,
            ["everydayLife"] = true,
            ["understandsLottery"] = true,
            ["consent"] = "da-1",
            ["language"] = "da",
        };
        if (slip is not null)
        {
            json["slip"] = slip;
        }

        return json;
    }

    /// <summary>Signs so many people up in one stratum.</summary>
    public async Task<IReadOnlyList<Lot>> SignUpAsync(int people, string stratum = "A")
    {
        var lots = new List<Lot>();
        for (var number = 0; number < people; number++)
        {
            lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync(stratum)).Lot);
        }

        return lots;
    }

    /// <summary>Draws the cohorts that are due today.</summary>
    public Task<int> DrawDueAsync() => Part<CohortDraws>().DrawDueAsync(default);

    /// <summary>Signs so many people up, in stratum after stratum.</summary>
    public async Task<IReadOnlyList<Lot>> DrawAsync(int people)
    {
        var lots = new List<Lot>();
        for (var number = 0; number < people; number++)
        {
            lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await SignUpAsync("ABCDE"[number % 5].ToString())).Lot);
        }

        return lots;
    }

    /// <summary>Every row as it is now.</summary>
    public async Task<IReadOnlyList<Row>> CopyAsync() => await Store.RangeAsync("\u0001", "\u007f", default).ToListAsync();

    /// <summary>Puts these rows in the place of all that are there.</summary>
    public async Task PutBackAsync(IReadOnlyList<Row> older)
    {
        foreach (var row in await CopyAsync())
        {
            Assert.True(await Store.CommitAsync([new Change.Delete(row.Key, row.ETag)], default));
        }

        foreach (var row in older)
        {
            Assert.True(await Store.CommitAsync([new Change.Insert(row.Key, row.Value)], default));
        }
    }

    /// <summary>Stops the service as after an older copy, and goes on so many envelopes further in every place.</summary>
    public async Task PassOverAsync(int envelopes)
    {
        var bodies = (await Ledger.ReadAsync(default)).State.Count;
        Part<Standstill>().Set(new Stop("The record has gone back.", new Dictionary<string, Cursor>(), NeedsSkip: true, bodies));
        var answer = await Acts.RestoreAsync(new StaffMember(StaffRole.Steward, "steward"), envelopes, "a copy was put back", default);
        Assert.IsType<ActAnswer.Done>(answer);
    }

    /// <summary>Closes the study and reveals the seed.</summary>
    public async Task RevealAsync()
    {
        var steward = new StaffMember(StaffRole.Steward, "steward");
        Assert.IsType<ActAnswer.Done>(await Acts.CloseAsync(steward, null, "slut", default));
        Assert.True(Digest.TryParse((await File.ReadAllTextAsync(SeedPath)).Trim(), out var seed));
        Assert.IsType<ActAnswer.Done>(await Acts.RevealAsync(steward, 1, seed, "slut", default));
    }

    /// <summary>Makes it a study that is no demonstration, as far as the rules ask.</summary>
    public Task MakeRealAsync() => ConfigureAsync(config => config with { Demonstration = false });

    /// <summary>Changes what its owner decided, and begins again.</summary>
    public async Task ConfigureAsync(Func<StudyConfig, StudyConfig> change)
    {
        var row = (await Store.GetAsync(RowKeys.Study, default))!;
        var config = change(ConfigRow.Parse(row, Keys.RecordKey));
        Assert.True(await Store.CommitAsync([new Change.Replace(row.Key, row.ETag, ConfigRow.Format(config, Keys.RecordKey))], default));
        Begin();
    }

    /// <summary>What `trial verify` says of the audit export as it is now, with receipts.</summary>
    public async Task<Verdict> VerifyAsync(params IReadOnlyList<ReadOnlyMemory<byte>> receipts) =>
        Verification.Run(ExportFiles.Of((await Exports.AuditAsync(default)).Files), new Kept { Receipts = receipts }, Ed25519.Verify);

    /// <summary>Somebody looks at something.</summary>
    public Task LookAsync() => Accesses.AddAsync(new StaffMember(StaffRole.Steward, "steward"), "record", "record", "", "", default);

    public void Dispose()
    {
        parts.Dispose();
        http.Dispose();
        file.Dispose();
        folder.Dispose();
    }
}

/// <summary>The real store, until the write that a test names: that one is reported lost, and was stored or was not.</summary>
internal sealed class StoreThatFails(IStore store) : IStore
{
    /// <summary>How many commits there were.</summary>
    public int Commits { get; private set; }

    /// <summary>Which commit fails, counted from 0; null for none.</summary>
    public int? FailsAt { get; set; }

    /// <summary>What happens once, before the next commit.</summary>
    public Func<IReadOnlyList<Change>, Task>? BeforeCommit { get; set; }

    /// <summary>Commits that lose their race, each time.</summary>
    public Func<IReadOnlyList<Change>, bool> Loses { get; set; } = _ => false;

    /// <summary>Whether the failing commit is stored all the same.</summary>
    public bool Stores { get; set; }

    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public IAsyncEnumerable<Row> RangeAsync(string from, string to, CancellationToken cancellationToken) =>
        store.RangeAsync(from, to, cancellationToken);

    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (BeforeCommit is { } happens)
        {
            BeforeCommit = null;
            await happens(changes);
        }

        if (Loses(changes))
        {
            return false;
        }

        if (Commits++ != FailsAt)
        {
            return await store.CommitAsync(changes, cancellationToken);
        }

        if (Stores)
        {
            Assert.True(await store.CommitAsync(changes, cancellationToken));
        }

        throw new IOException("The store did not answer.");
    }

    public Task ForgetAsync(CancellationToken cancellationToken) => store.ForgetAsync(cancellationToken);
}
