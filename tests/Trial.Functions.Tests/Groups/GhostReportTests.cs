using System.Globalization;
using System.Net;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Verify;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>Drawn and never started, from rosters and attendance.</summary>
[Trait("Requirement", "R17")]
public sealed class GhostReportTests : IAsyncLifetime
{
    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Who_had_a_seat_and_never_came_is_counted_and_nobody_else()
    {
        await study.DrawAsync(60);
        await study.Part<Rosters>().IssueAsync(default);
        var roster = (await study.Part<Rosters>().ReadAsync("A1", default))!;
        var (came, never) = (roster.Members[0].Alias, roster.Members[1].Alias);
        await MarkAsync(1, roster, came);
        await MarkAsync(2, roster);
        Assert.Empty(await ReadAsync()); // this month is not told yet

        await study.PassAsync(30);
        var (before, others) = ((await ReadAsync()).Single(count => count.Stratum == "A"), await ReadAsync());

        Assert.Equal(("2026-11", 1, roster.Members.Count - 1), (before.Month, before.Started, before.NeverStarted));
        Assert.All(others.Where(count => count.Stratum != "A"), count => Assert.Equal((0, 0), (count.Started, count.NeverStarted)));

        await MarkAsync(3, roster, never);
        var after = (await ReadAsync()).Single(count => count.Stratum == "A");
        Assert.Equal((2, before.NeverStarted - 1), (after.Started, after.NeverStarted));
    }

    // Their seat went to somebody else: they were drawn, seated and came, and left later.
    [Fact]
    public async Task Who_came_and_left_and_was_followed_by_another_has_begun_all_the_same()
    {
        var lots = await study.SignUpAsync(40);
        await study.Part<Rosters>().IssueAsync(default);
        var before = (await study.Part<Rosters>().ReadAsync("A1", default))!;
        await MarkAsync(1, before, [.. before.Members.Select(member => member.Alias)]);
        var left = await FirstOfAsync("A1", lots);
        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync($"{left.Code}", Leaving.Group, default));
        await study.Part<Rosters>().IssueAsync(default);
        Assert.Equal(2, (await study.Part<Rosters>().ReadAsync("A1", default))!.Version);

        await study.PassAsync(10);

        Assert.Equal(before.Members.Count, (await ReadAsync()).Single().Started);
    }

    // One place and one month with more than five: the export need not gather any.
    [Fact]
    public async Task An_audit_export_counts_them_as_the_page_does()
    {
        await study.SignUpAsync(40);
        await study.Part<Rosters>().IssueAsync(default);
        var roster = (await study.Part<Rosters>().ReadAsync("A1", default))!;
        await MarkAsync(1, roster, roster.Members[0].Alias);
        await MarkAsync(2, roster);
        await study.PassAsync(30);

        var files = (await study.Part<Trial.Application.Exports.Exports>().AuditAsync(default)).Files;
        Assert.Null(Verification.Run(ExportFiles.Of(files), new Kept(), Ed25519.Verify).FirstFalse);
        var line = Csv.Parse(files.Single(file => file.Name == "beginnings.csv").Bytes.Span)!.Skip(1).Single();
        var told = (await ReadAsync()).Single();

        Assert.Equal(
            $"{told.Stratum} {told.Month} {told.Month} P {told.Drawn} {told.Started} {told.NeverStarted} {told.Left} {told.NotYet} "
                + $"{told.NotKnown}",
            string.Join(' ', line.Take(10)));
        Assert.Equal((1, roster.Members.Count - 1), (told.Started, told.NeverStarted));
        Assert.Equal(told.Drawn - roster.Members.Count, int.Parse(line[^1], CultureInfo.InvariantCulture)); // those without a meeting
    }

    [Fact]
    public async Task The_page_says_what_can_show_it_in_the_control_arm()
    {
        var page = WebUtility.HtmlDecode(await Rendering.TextAsync<GhostPage>(new()
        {
            [nameof(GhostPage.Counts)] = new[] { new GhostCount("A", "2026-03", 9, 5, 3, 1, 0, 0) },
        }));

        Assert.Contains("For kontrolgruppen kan kun manglende spørgeskemaer ved start vise det.", page, StringComparison.Ordinal);
        Assert.Contains("<td>marts 2026</td><td>9</td><td>5</td>", page, StringComparison.Ordinal);
    }

    private async Task<Lot> FirstOfAsync(string group, IEnumerable<Lot> lots)
    {
        var state = (await study.Ledger.ReadAsync(default)).State;
        var first = (await study.Part<Plans>().RostersAsync(state, default))[group][0].Id;
        foreach (var lot in lots)
        {
            if ((await PeopleRows.FindAsync(study.Ledger, study.Keys, lot.Code, default)).Known!.Id == first)
            {
                return lot;
            }
        }

        throw new InvalidOperationException("nobody");
    }

    private Task<IReadOnlyList<GhostCount>> ReadAsync() => study.Part<GhostReport>().ReadAsync(default);

    private async Task MarkAsync(int week, Roster roster, params string[] came)
    {
        var present = roster.Members.ToDictionary(member => member.Alias, member => came.Contains(member.Alias), StringComparer.Ordinal);
        Assert.IsType<GroupAnswer.Done>(await study.Part<GroupDesk>().MarkAsync(Coordinator, roster.Group, week, present, default));
    }
}
