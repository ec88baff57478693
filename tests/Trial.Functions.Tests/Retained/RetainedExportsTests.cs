using System.Text;

using Microsoft.Extensions.DependencyInjection;

using Trial.Application.Citizens;
using Trial.Application.Exports;
using Trial.Application.Groups;
using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Verify;
using Trial.Functions.Tests.Log;
using Trial.Functions.Tests.Record;

namespace Trial.Functions.Tests.Retained;

/// <summary>Every class of retention against every export and the reveal: whatever goes first, an export is made and is true.</summary>
[Trait("Requirement", "P20")]
public sealed class RetainedExportsTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private IReadOnlyList<Lot> lots = [];

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        lots = [.. await study.SignUpAsync(30, "A"), .. await study.SignUpAsync(30, "B")]; // whole cells, and labels that five people share
        await study.Part<Rosters>().IssueAsync(default);
        study.Clock.Advance(TimeSpan.FromDays(75)); // the first groups meet their tenth time
        await StudyByNight.PublishedAsync(study.Store, study.Clock);
        await MarkAsync("A1", 1);
        await MarkAsync("A1", 2);
        await study.Part<MessageDesk>().PostAsync(Coordinator, "A1", "Tag en trøje med", null, default);
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    public static TheoryData<string> Orders()
    {
        var orders = new TheoryData<string>();
        foreach (var order in Permutations("erase groups people reveal".Split(' ')))
        {
            orders.Add(string.Join(' ', order));
        }

        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Whatever_goes_first_each_export_is_made_and_true(string order)
    {
        await CloseAsync();
        var isRevealed = false;
        foreach (var step in order.Split(' '))
        {
            await DoAsync(step);
            isRevealed |= step == "reveal";
            await AreMadeAsync(isRevealed);
        }
    }

    // Whose row is emptied after its time had nothing erased: one person asked for that.
    [Theory]
    [InlineData("erase groups people reveal")]
    [InlineData("people erase reveal groups")]
    [InlineData("groups reveal people erase")]
    public async Task Every_table_taken_on_the_way_holds_against_the_final_export(string order)
    {
        await CloseAsync();
        List<IReadOnlyList<ExportFile>> taken = [await TakeAsync(blinded: true), await TakeAsync(blinded: false)];
        foreach (var step in order.Split(' '))
        {
            await DoAsync(step);
            taken.AddRange([await TakeAsync(blinded: true), await TakeAsync(blinded: false)]);
            Assert.Equal(
                (await study.Ledger.ReadAsync(default)).State.Participants.Values.Count(person => person.Erased),
                (await study.Exports.FlowAsync(default)).Flow.Counts.Where(count => count.Step == "erased").Sum(count => count.Count));
        }

        var final = (await study.Exports.FinalAsync(default)).Files;
        Assert.All(taken, table => IsTrue(table, new Kept { Final = ExportFiles.Of(final) }));
    }

    private async Task<IReadOnlyList<ExportFile>> TakeAsync(bool blinded)
    {
        var table = await study.Exports.TableAsync(blinded, default);
        await study.Part<AccessLog>().AddAsync(Steward, "export", table.Subject, "en analyse", "en statistiker", default);
        return table.Files;
    }

    [GoFact]
    [Trait("Requirement", "R13")]
    public async Task Three_programs_verify_what_is_left_when_all_is_gone()
    {
        await CloseAsync();
        foreach (var step in (string[])["erase", "groups", "people", "reveal"])
        {
            await DoAsync(step);
        }

        var final = (await study.Exports.FinalAsync(default)).Files;
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(final), StringComparison.Ordinal);
        Assert.StartsWith("verified: ", OtherVerifiers.Go(final), StringComparison.Ordinal);
        var table = (await study.Exports.TableAsync(blinded: false, default)).Files;
        Assert.StartsWith("verified: ", OtherVerifiers.JavaScript(table), StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_often_people_came_reaches_the_exports_once_the_marks_and_their_rows_are_gone()
    {
        var came = await CameAsync();
        await CloseAsync();
        await MarkAsync("A1", 3); // after the close, as long as groups meet
        var later = await CameAsync();
        Assert.NotEqual(came, later);
        await DoAsync("groups");
        await DoAsync("reveal");

        var table = (await study.Exports.TableAsync(blinded: false, default)).Files;
        var final = (await study.Exports.FinalAsync(default)).Files;
        Assert.Equal(later, Sessions(table));
        Assert.Equal(later, Sessions(final));
        await DoAsync("erase");
        Assert.Equal(later.Where(one => one != Told(lots[0], later)), Sessions((await study.Exports.FinalAsync(default)).Files));
    }

    [Fact]
    public async Task They_are_counted_before_the_people_go_when_those_go_first()
    {
        await CloseAsync();
        await MarkAsync("A1", 3);
        var came = await CameAsync();
        await DoAsync("people");
        var counts = (await study.Part<Plans>().RowIfThereAsync<SessionsRow>(
            (await study.Ledger.ReadAsync(default)).State.Groups["A1"].Sessions!.Value, default))!.Sessions;

        Assert.Equal(came.Select(one => one.Split(' ')[1]).Order(), counts.Values.Select(count => $"{count}").Order());
        await DoAsync("groups"); // nothing new can be counted now, and what was written stands
        Assert.Equal(0, await study.Part<Retention>().KeepAsync(default));
        IsTrue((await study.Exports.AuditAsync(default)).Files);
    }

    [Fact]
    public async Task Somebody_erased_while_it_is_gathered_is_in_no_part_of_the_final_export()
    {
        await CloseAsync();
        await DoAsync("reveal");
        var (store, reading) = (new InterruptedStore(study.Store) { At = RowKeys.Detail(0) }, 1);
        store.Interruption = async () =>
        {
            store.At = reading > 1 ? null : RowKeys.Detail(0);
            await (reading++ > 1 ? study.Holders.WithdrawAsync(lots[0].Code.ToString(), Leaving.Data, default) : Task.CompletedTask);
        };
        using var parts = study.Compose(store);

        var files = (await parts.GetRequiredService<Exports>().FinalAsync(default)).Files;

        Assert.Null(store.At);
        var ids = Encoding.UTF8.GetString(files.Single(file => file.Name == "ids.ndjson").Bytes.Span);
        Assert.DoesNotContain($"{lots[0].ResearchId}", ids, StringComparison.Ordinal);
        Assert.Contains($"{lots[1].ResearchId}", ids, StringComparison.Ordinal);
        IsTrue(files);
    }

    // Research id and number of everybody on the roster, as it shows them.
    private async Task<List<string>> CameAsync()
    {
        var roster = (await study.Part<Rosters>().ReadAsync("A1", default))!;
        var members = roster.Members.ToDictionary(member => member.Alias, StringComparer.Ordinal);
        var came = new List<string>();
        foreach (var lot in lots)
        {
            var status = Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status;
            if (members.TryGetValue(status.Alias, out var member))
            {
                came.Add($"{status.ResearchId} {member.Attendance.Values.Count(isThere => isThere)}");
            }
        }

        return [.. came.Order(StringComparer.Ordinal)];
    }

    private static string? Told(Lot lot, List<string> told) =>
        told.Find(one => one.StartsWith($"{lot.ResearchId} ", StringComparison.Ordinal));

    private static IEnumerable<string> Sessions(IReadOnlyList<ExportFile> files)
    {
        var rows = Csv.Parse(files.Single(file => file.Name == "allocations.csv").Bytes.Span)!;
        var (id, sessions) = (rows[0].ToList().IndexOf("research_id"), rows[0].ToList().IndexOf("sessions"));
        return rows.Skip(1).Where(row => row[sessions].Length > 0).Select(row => $"{row[id]} {row[sessions]}")
            .Order(StringComparer.Ordinal);
    }

    private async Task CloseAsync() =>
        Assert.IsType<ActAnswer.Done>(await study.Acts.CloseAsync(Steward, null, "alle er med", default));

    private async Task DoAsync(string step)
    {
        switch (step)
        {
            case "erase":
                await study.Holders.WithdrawAsync(lots[0].Code.ToString(), Leaving.Data, default);
                await KeepAsync(31, peopleDays: 9999, groupDays: 9999);
                break;
            case "groups":
                Assert.True(await KeepAsync(1, peopleDays: 9999, groupDays: 1) > 0);
                break;
            case "people":
                Assert.True(await KeepAsync(2, peopleDays: 1, groupDays: 9999) > 0);
                break;
            default:
                Assert.True(Digest.TryParse((await File.ReadAllTextAsync(study.SeedPath)).Trim(), out var seed));
                Assert.IsType<ActAnswer.Done>(await study.Acts.RevealAsync(Steward, 1, seed, "slut", default));
                break;
        }
    }

    private async Task<int> KeepAsync(int days, int peopleDays, int groupDays)
    {
        var row = (await study.Store.GetAsync(RowKeys.Study, default))!;
        var config = ConfigRow.Parse(row, study.Keys.RecordKey) with { Retention = new RetentionConfig(peopleDays, groupDays) };
        Assert.True(await study.Store.CommitAsync(
            [new Change.Replace(row.Key, row.ETag, ConfigRow.Format(config, study.Keys.RecordKey))], default));
        study.Begin();
        await study.PassAsync(days);
        return await study.Part<Retention>().KeepAsync(default);
    }

    private async Task AreMadeAsync(bool isRevealed)
    {
        var flow = (await study.Exports.FlowAsync(default)).Flow;
        Assert.Equal(
            isRevealed ? ["C", "P"] : [""], flow.Counts.Select(count => $"{count.Arm}").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(60, flow.Counts.Where(count => count.Step == "drawn").Sum(count => count.Count));
        IsTrue((await study.Exports.TableAsync(blinded: true, default)).Files);
        IsTrue((await study.Exports.TableAsync(blinded: false, default)).Files);
        IsTrue((await study.Exports.AuditAsync(default)).Files);
        if (isRevealed)
        {
            IsTrue((await study.Exports.FinalAsync(default)).Files);
        }
    }

    private static void IsTrue(IReadOnlyList<ExportFile> files, Kept? kept = null)
    {
        var verdict = Verification.Run(ExportFiles.Of(files), kept ?? new Kept(), Application.Keys.Ed25519.Verify);
        Assert.True(verdict.FirstFalse is null, $"{verdict.Kind} {verdict.FirstFalse?.Name}: {verdict.FirstFalse?.Finding}");
    }

    private async Task MarkAsync(string group, int week)
    {
        var members = (await study.Part<Rosters>().ReadAsync(group, default))!.Members;
        var present = members.Index().ToDictionary(member => member.Item.Alias, member => member.Index % week == 0, StringComparer.Ordinal);
        Assert.IsType<GroupAnswer.Done>(await study.Part<GroupDesk>().MarkAsync(Coordinator, group, week, present, default));
    }

    private static IEnumerable<string[]> Permutations(string[] of) => of.Length == 0
        ? [[]]
        : of.SelectMany(first => Permutations([.. of.Where(one => one != first)]).Select(rest => (string[])[first, .. rest]));
}
