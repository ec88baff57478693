using System.Text.Json.Nodes;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Core;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;
using Trial.Functions.Tests.Storage;
using Trial.Storage;
using Trial.Storage.Backup;

namespace Trial.Functions.Tests.Backup;

/// <summary>A backup of a live study, put back elsewhere: nothing is drawn before the steward says why.</summary>
[Collection(nameof(Azurite))]
[Trait("Requirement", "R17")]
public sealed class BackupTests(Azurite azurite) : IDisposable
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private readonly TemporaryFolder folder = new();
    private readonly Custodian custodian = new();

    private string Keys => folder.File("keys.cms");

    private string Rows => folder.File("rows.cms");

    public void Dispose()
    {
        custodian.Dispose();
        folder.Dispose();
    }

    [Fact]
    [Trait("Requirement", "R13")]
    public async Task OpenSSL_and_tar_open_it_and_sqlite_finds_every_row()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(5);
        var rows = await study.CopyAsync();
        await MakeAsync(study);

        await Custodian.OpenAsync(custodian.KeyPath, Rows, folder.File("opened"));
        await Custodian.OpenAsync(custodian.KeyPath, Keys, folder.File("opened"));

        using var opened = new SqliteStore(folder.File("opened/trial.db"));
        var found = await All(opened).Where(row => row.Key[0] != 'f').ToDictionaryAsync(row => row.Key, row => row.Value);
        Assert.True(found.Remove(RowKeys.Restored, out _));
        Assert.Equal(rows.Where(row => row.Key[0] != 'f').Select(row => row.Key), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows.Where(row => row.Key[0] != 'f'), row => Assert.Equal(row.Value, found[row.Key]));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Folder(study), "keys.json")),
            await File.ReadAllBytesAsync(folder.File("opened/keys.json")));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Rows) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("sqlite", "sqlite")]
    [InlineData("sqlite", "tables")]
    [InlineData("tables", "sqlite")]
    [InlineData("tables", "tables")]
    public async Task What_was_put_back_draws_nothing_until_the_steward_has_said_why_and_opens_no_envelope_twice(string from, string to)
    {
        var (lived, restored) = (Tables(), Tables());
        using var study = await StudyByNight.StartAsync(rows: from == "tables" ? lived.Open(null!) : null);
        await study.DrawAsync(5);
        await MakeAsync(study, from == "tables" ? lived : null);
        var lost = Leaves(await study.DrawAsync(4));
        study.Clock.Advance(TimeSpan.FromHours(26));

        var choice = Choice(folder.File("restored"), to == "tables" ? restored : null);
        await PutBackAsync(study, choice, Keys);
        Assert.Contains("1 d 2 h 0 min old", await PutBackAsync(study, choice, Rows), StringComparison.Ordinal);

        using var store = to == "tables" ? null : new SqliteStore(folder.File("restored/trial.db"));
        using var parts = study.Compose(store ?? restored.Open(null!));
        await parts.GetRequiredService<StartCheck>().RunAsync(default);
        var stop = parts.GetRequiredService<Standstill>().Stop!;
        Assert.Contains("put back from a backup of", stop.Why, StringComparison.Ordinal);
        Assert.False(stop.NeedsSkip); // the anchor has seen the four who are lost
        await Assert.ThrowsAsync<StoppedException>(() => DrawAsync(parts, 1));

        var acts = parts.GetRequiredService<StudyActs>();
        Assert.IsType<ActAnswer.Done>(await acts.RestoreAsync(Steward, 0, "Disken gik i stykker", default));
        await parts.GetRequiredService<WholeCheck>().RunAsync(default);
        var later = Leaves(await DrawAsync(parts, 5));
        Assert.Empty(lost.Intersect(later));
        await parts.GetRequiredService<StartCheck>().RunAsync(default);
        Assert.Null(parts.GetRequiredService<Standstill>().Stop);
    }

    [Fact]
    public async Task It_starts_stopped_even_when_nothing_was_lost_and_asks_how_many_to_pass_over_when_the_anchor_is_gone_too()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(5);
        await MakeAsync(study);
        await PutBackAsync(study, Choice("restored"), Keys);
        await PutBackAsync(study, Choice("restored"), Rows);

        using var store = new SqliteStore(folder.File("restored/trial.db"));
        Assert.False((await StopAsync(study, store))!.NeedsSkip);
        File.Delete(study.AnchorPath);
        Assert.True((await StopAsync(study, store))!.NeedsSkip);
    }

    [Fact]
    public async Task It_stops_where_somebody_put_it_back_by_hand()
    {
        using var study = await StudyByNight.StartAsync();
        await MakeAsync(study);
        await Custodian.OpenAsync(custodian.KeyPath, Rows, folder.File("restored"));

        using var store = new SqliteStore(folder.File("restored/trial.db"));
        Assert.EndsWith(", by hand.", (await StopAsync(study, store))!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_is_revealed_has_no_envelope_to_open_twice_and_starts()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(5);
        await study.RevealAsync();
        await MakeAsync(study);
        await PutBackAsync(study, Choice("restored"), Keys);
        await PutBackAsync(study, Choice("restored"), Rows);
        File.Delete(study.AnchorPath);

        using var store = new SqliteStore(folder.File("restored/trial.db"));
        Assert.Null(await StopAsync(study, store));
    }

    [Fact]
    [Trait("Requirement", "R13")]
    public async Task A_copy_of_a_table_is_of_one_moment_though_somebody_is_drawn_while_it_is_read()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(5);
        var path = folder.File("copy.db");
        var live = new InterruptedStore(study.Store) { At = "\u0001", Interruption = async () => await study.DrawAsync(1) };

        await RowCopy.AtOneHeadAsync(
            live,
            () =>
            {
                File.Delete(path);
                return new SqliteStore(path);
            },
            default);

        using var copy = new SqliteStore(path);
        Assert.Equal(2, live.Ranges.Count); // read once more
        var state = await new CopyCheck(copy, study.Keys, study.Clock).RunAsync(default);
        Assert.Equal((await study.Ledger.ReadAsync(default)).State.Count, state.Count);
    }

    [Fact]
    public async Task The_study_knows_when_its_last_backup_was_made()
    {
        using var study = await StudyByNight.StartAsync();
        await MakeAsync(study);

        var told = RowJson.Parse<JobRow>((await study.Store.GetAsync(RowKeys.Backup, default))!);
        Assert.Equal(Copenhagen.Date(study.Clock.GetUtcNow()), told.Day);
        Assert.Null(await study.Store.GetAsync(RowKeys.Restored, default));
        study.Begin();
        await study.Part<StartCheck>().RunAsync(default);
        await study.DrawAsync(1); // it goes on
    }

    [Fact]
    public async Task Nothing_is_replaced_and_another_key_opens_nothing()
    {
        using var study = await StudyByNight.StartAsync();
        await MakeAsync(study);
        using var other = new Custodian();

        await Assert.ThrowsAsync<IOException>(() => MakeAsync(study));
        Assert.Contains("replaces nothing", await RefusalAsync(Keys, custodian, Folder(study)), StringComparison.Ordinal);
        await PutBackAsync(study, Choice("restored"), Rows);
        Assert.Contains("replaces nothing", await RefusalAsync(Rows, custodian, folder.File("restored")), StringComparison.Ordinal);
        Assert.Contains("another key", await RefusalAsync(Rows, other, folder.File("elsewhere")), StringComparison.Ordinal);
        Assert.Contains(
            "not a backup", await RefusalAsync(custodian.KeyPath, custodian, folder.File("elsewhere")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.File("restored")));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_or_holds_what_it_held()
    {
        using var study = await StudyByNight.StartAsync();
        await MakeAsync(study);
        var bytes = await File.ReadAllBytesAsync(Rows);
        Assert.Equal("", Opened(bytes, out var whole));
        const int Places = 40;
        var refused = 0;
        for (var place = 0; place <= Places; place++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[(bytes.Length - 1) * place / Places] ^= 1;
            refused += Opened(damaged, out var other).Length > 0 ? 1 : 0;
            Assert.True(other is null || other.AsSpan().SequenceEqual(whole), $"{place}"); // a name or a time in a header says nothing
        }

        Assert.True(refused > Places / 2, $"{refused}");
        Assert.NotEqual("", Opened(bytes[..^100], out _));
        Assert.NotEqual("", Opened([], out _));
    }

    [Fact]
    public async Task A_study_with_a_changed_row_is_not_backed_up_and_a_restore_that_was_cut_short_is_no_study()
    {
        using var study = await StudyByNight.StartAsync();
        await study.DrawAsync(2);
        var mark = new RestoredRow(study.Clock.GetUtcNow(), study.Clock.GetUtcNow(), IsWhole: false);
        var cut = Tables().Open(null!);
        await cut.CommitAsync([new Change.Insert(RowKeys.Restored, RowJson.Format(mark))], default);
        using (var parts = study.Compose(cut))
        {
            await Assert.ThrowsAsync<RecordFaultException>(() => parts.GetRequiredService<StartCheck>().RunAsync(default));
        }

        var row = (await study.Store.GetAsync(RowKeys.Body(3), default))!;
        var other = (await study.Store.GetAsync(RowKeys.Body(4), default))!;
        await study.Store.CommitAsync([new Change.Replace(row.Key, row.ETag, other.Value)], default);
        await Assert.ThrowsAsync<RecordFaultException>(() => MakeAsync(study));
        Assert.False(File.Exists(Rows));
    }

    private string Opened(byte[] backup, out byte[]? database)
    {
        var (file, into) = (folder.File(Guid.NewGuid().ToString("n")), Directory.CreateTempSubdirectory("trial-").FullName);
        File.WriteAllBytes(file, backup);
        try
        {
            var names = BackupFile.Unpack(file, custodian.Key, into);
            database = names is ["trial.db"] ? File.ReadAllBytes(Path.Combine(into, "trial.db")) : null;
            return "";
        }
        catch (Exception exception) when (exception is StartException or RecordFaultException)
        {
            database = null;
            return exception.Message;
        }
        finally
        {
            Directory.Delete(into, recursive: true);
        }
    }

    private static async Task<string> RefusalAsync(string backup, Custodian who, string data)
    {
        var restore = new StudyRestore(Choice(data, tables: null), TimeProvider.System);
        return (await Assert.ThrowsAsync<StartException>(() => restore.PutBackAsync(backup, who.Key, default))).Message;
    }

    private static async Task<Stop?> StopAsync(StudyByNight study, SqliteStore store)
    {
        using var parts = study.Compose(store);
        await parts.GetRequiredService<StartCheck>().RunAsync(default);
        return parts.GetRequiredService<Standstill>().Stop;
    }

    private async Task MakeAsync(StudyByNight study, StoreSetting.Tables? tables = null)
    {
        var backup = new StudyBackup(Choice(Folder(study), tables), study.Clock);
        await backup.MakeAsync(Rows, custodian.Certificate, default);
        backup.MakeOfKeys(Keys, custodian.Certificate);
    }

    private async Task<string> PutBackAsync(StudyByNight study, StorageChoice choice, string backup) =>
        string.Join('\n', await new StudyRestore(choice, study.Clock).PutBackAsync(backup, custodian.Key, default));

    private StorageChoice Choice(string name) => Choice(folder.File(name), tables: null);

    private static StorageChoice Choice(string data, StoreSetting.Tables? tables) =>
        new(data, (StoreSetting?)tables ?? new StoreSetting.Sqlite(data), Vault: null, Anchor: null);

    private StoreSetting.Tables Tables() => new(azurite.Endpoint, "t" + Guid.NewGuid().ToString("n"));

    private static async Task<IReadOnlyList<Lot>> DrawAsync(IServiceProvider parts, int people)
    {
        var lots = new List<Lot>();
        for (var number = 0; number < people; number++)
        {
            var somebody = StudyByNight.Somebody("ABCDE"[number % 5].ToString());
            lots.Add(Assert.IsType<ReferralAnswer.Drawn>(await parts.GetRequiredService<Referrals>().ReferAsync(somebody, default)).Lot);
        }

        return lots;
    }

    private static IReadOnlyList<int> Leaves(IEnumerable<Lot> lots) =>
        [.. lots.Select(lot => JsonNode.Parse(lot.Receipt)!["leaf"]!.GetValue<int>())];

    private static string Folder(StudyByNight study) => Path.GetDirectoryName(study.AnchorPath)!;

    private static IAsyncEnumerable<Row> All(SqliteStore store) => store.RangeAsync("\u0001", "\u007f", default);
}
