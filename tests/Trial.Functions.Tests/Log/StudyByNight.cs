using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

using Trial.Application.Citizens;
using Trial.Application.Exports;
using Trial.Application.Keys;
using Trial.Application.Log;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Intake;
using Trial.Core.Log;
using Trial.Core.Verify;
using Trial.Storage;

namespace Trial.Functions.Tests.Log;

/// <summary>A demonstration on a real store, made of the service's own parts, under a clock that a test moves from night to night.</summary>
internal sealed class StudyByNight : IDisposable
{
    // 03 in Copenhagen, in winter.
    private static readonly DateTimeOffset FirstNight = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore file;

    private StudyByNight(TlogPolicy? policy)
    {
        Clock = new FakeTimeProvider(FirstNight.AddHours(-5));
        Keys = DataFolder.Keep(folder.Path, Demonstration.MakeKeys());
        file = new SqliteStore(folder.File("trial.db"));
        Store = new StoreThatFails(file);
        Policy = policy;
        Begin();
    }

    public FakeTimeProvider Clock { get; }

    public ServiceKeys Keys { get; private set; }

    public StoreThatFails Store { get; }

    public TlogPolicy? Policy { get; }

    public string SeedPath => folder.File(DataFolder.SeedFile);

    public string AnchorPath => folder.File("anchor.json");

    public StudyLedger Ledger { get; private set; } = null!;

    public AccessLog Accesses { get; private set; } = null!;

    public PublicLog Log { get; private set; } = null!;

    public Publisher Publisher { get; private set; } = null!;

    public Referrals Referrals { get; private set; } = null!;

    public CodeHolders Holders { get; private set; } = null!;

    public Exports Exports { get; private set; } = null!;

    public StudyActs Acts { get; private set; } = null!;

    public Installer Installer { get; private set; } = null!;

    public Studies Studies { get; private set; } = null!;

    public Anchor Anchor { get; private set; } = null!;

    public Witnesses Witnesses { get; private set; } = null!;

    /// <summary>The keys that the setup names for the log.</summary>
    public IReadOnlyList<VerifierKey> LogKeys => [.. Keys.LogSigners("localhost/haab-demo").Select(signer => signer.Key)];

    private Night Night { get; set; } = null!;

    /// <summary>A study that is open, its seal published.</summary>
    public static async Task<StudyByNight> StartAsync(TlogPolicy? policy = null)
    {
        var study = new StudyByNight(policy);
        await Demonstration.InstallAsync(study.Ledger, study.Keys, default);
        await study.Publisher.PublishAsync(default);
        return study;
    }

    /// <summary>Begins again over the same store, as another process would: nothing is remembered.</summary>
    public void Begin()
    {
        Ledger?.Dispose();
        Accesses?.Dispose();
        Ledger = new StudyLedger(Store, Keys.RecordKey, Clock);
        Accesses = new AccessLog(Store, Keys.RecordKey, Clock);
        var (installation, seals, plans) = (new Installation(Ledger, Keys), new Seals(Store, Keys), new Plans(Ledger));
        Log = new PublicLog(Store, Keys);
        Publisher = new Publisher(Ledger, Log, seals, Keys, Clock);
        Witnesses = new Witnesses(Policy, Log, Store, new HttpClient { Timeout = TimeSpan.FromSeconds(2) }, NullLogger<Witnesses>.Instance);
        Referrals = new Referrals(installation, Ledger, seals, plans, Log, new Promises(Keys), Keys);
        Holders = new CodeHolders(Ledger, plans, Log, Keys);
        Exports = new Exports(installation, Ledger, Accesses, seals, plans, Log, Witnesses, Keys, Clock);
        Acts = new StudyActs(Ledger, seals);
        Installer = new Installer(Ledger, seals, Publisher, Keys, study: null, Clock);
        Studies = new Studies(installation, Ledger, seals, plans, Clock);
        Anchor = new Anchor(new FilePlace(AnchorPath), Store, Keys.RecordKey);
        Night = new Night(Ledger, Accesses, Publisher, Witnesses, Anchor, new Restamp(Store), NullLogger<Night>.Instance);
    }

    /// <summary>Holds what a ceremony brought for one more list, from the next beginning on.</summary>
    public void Hold(int seal, ListSecret secret)
    {
        Keys = Keys with { Lists = new Dictionary<int, ListSecret>(Keys.Lists) { [seal] = secret } };
        Begin();
    }

    /// <summary>The publisher of another process over the same store.</summary>
    public Publisher Another()
    {
        var ledger = new StudyLedger(Store, Keys.RecordKey, Clock);
        return new Publisher(ledger, new PublicLog(Store, Keys), new Seals(Store, Keys), Keys, Clock);
    }

    /// <summary>The way in of another process, over this store.</summary>
    public Referrals WayIn(IStore store)
    {
        var ledger = new StudyLedger(store, Keys.RecordKey, Clock);
        return new Referrals(new Installation(ledger, Keys), ledger, new Seals(store, Keys), new Plans(ledger), new PublicLog(store, Keys), new Promises(Keys), Keys);
    }

    /// <summary>What holders of codes ask another process, over this store.</summary>
    public CodeHolders WayBack(IStore store)
    {
        var ledger = new StudyLedger(store, Keys.RecordKey, Clock);
        return new CodeHolders(ledger, new Plans(ledger), new PublicLog(store, Keys), Keys);
    }

    /// <summary>Moves the clock to the next time it is 03 and runs that night's job.</summary>
    public async Task SleepAsync(int nights = 1)
    {
        for (var night = 0; night < nights; night++)
        {
            var (now, tonight) = (Clock.GetUtcNow(), new DateTimeOffset(Clock.GetUtcNow().Date.AddHours(2), TimeSpan.Zero));
            Clock.SetUtcNow(tonight > now ? tonight : tonight.AddDays(1));
            await Night.RunAsync(default);
        }
    }

    /// <summary>The night's job, without moving the clock.</summary>
    public Task RunNightAsync() => Night.RunAsync(default);

    /// <summary>Signs somebody up in a stratum, and gives what they were told.</summary>
    public Task<ReferralAnswer> SignUpAsync(string stratum = "A", string? slot = null) =>
        Referrals.ReferAsync(Somebody(stratum, slot: slot), default);

    /// <summary>What somebody sends in, with a token of their own.</summary>
    public static SubmissionDraft Somebody(string stratum = "A", string? slip = null, string? slot = null)
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

        return SubmissionDraft.OfJson(JsonSerializer.SerializeToUtf8Bytes(json));
    }

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

    /// <summary>Makes it a study that is no demonstration, as far as the rules ask.</summary>
    public async Task MakeRealAsync()
    {
        var row = (await Store.GetAsync(RowKeys.Study, default))!;
        var config = ConfigRow.Parse(row, Keys.RecordKey) with { Demonstration = false };
        Assert.True(await Store.CommitAsync([new Change.Replace(row.Key, row.ETag, ConfigRow.Format(config, Keys.RecordKey))], default));
        Begin();
    }

    /// <summary>What `trial verify` says of the audit export as it is now, with receipts.</summary>
    public async Task<Verdict> VerifyAsync(params IReadOnlyList<ReadOnlyMemory<byte>> receipts) =>
        Verification.Run(ExportFiles.Of(await Exports.AuditAsync(default)), new Kept { Receipts = receipts }, Ed25519.Verify);

    /// <summary>Somebody looks at something.</summary>
    public Task LookAsync() => Accesses.AddAsync(new StaffMember(StaffRole.Steward, "steward"), "record", "record", "", "", default);

    public void Dispose()
    {
        Ledger.Dispose();
        Accesses.Dispose();
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

    /// <summary>Whether the failing commit is stored all the same.</summary>
    public bool Stores { get; set; }

    public Task<Row?> GetAsync(string key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public IAsyncEnumerable<Row> RangeAsync(string from, string to, CancellationToken cancellationToken) => store.RangeAsync(from, to, cancellationToken);

    public async Task<bool> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
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
}
