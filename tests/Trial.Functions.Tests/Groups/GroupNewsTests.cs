using System.Text;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Groups;

/// <summary>What a change of a group says to its people, and that it stays with them.</summary>
public sealed class GroupNewsTests : IAsyncLifetime
{
    private const string Again = "Har du gemt datoerne i din kalender, så føj dem til igen her på siden.";

    private static readonly StaffMember Coordinator = new(StaffRole.Coordinator, "coordinator");

    private StudyByNight study = null!;
    private IReadOnlyList<Lot> lots = [];

    public async Task InitializeAsync()
    {
        study = await StudyByNight.StartAsync();
        lots = await study.DrawAsync(60);
        await study.Part<Rosters>().IssueAsync(default);
    }

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_cancelled_group_says_so_to_its_people_alone_and_they_read_what_was_said_before_too()
    {
        var members = await MembersAsync("A1");
        await study.Part<MessageDesk>().PostAsync(Coordinator, "A1", "Der er kaffe.", null, default);
        await ChangeAsync("A1", """{"state":"cancelled"}""");

        var first = (await GroupAsync("A1")).Plan.Starts;
        foreach (var (alias, notices) in await ReadAsync())
        {
            Assert.Equal(members.Contains(alias), notices.Contains("Der er kaffe."));
            Assert.Equal(members.Contains(alias), notices.Any(text => text.StartsWith(
                $"Gruppen med første møde {DanishDay.Full(first)} er aflyst. Du har stadig din plads i køen. Det, der før er skrevet",
                StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task It_stays_with_them_when_they_come_into_another_group()
    {
        var members = await MembersAsync("A1");
        await study.Part<MessageDesk>().PostAsync(Coordinator, "A1", "Der er kaffe.", null, default);
        await ChangeAsync("A1", """{"state":"cancelled"}""");
        var told = (await StatusAsync()).First(status => members.Contains(status.Alias)).Notices;
        Assert.Equal([true, false], told.Select(notice => notice.IsOfCancelled));
        study.Clock.Advance(TimeSpan.FromDays(7)); // the next one is due
        await study.Part<Rosters>().IssueAsync(default);

        var seated = (await MembersAsync("A2")).Intersect(members).ToList();
        var read = await ReadAsync();
        Assert.NotEmpty(seated);
        Assert.All(seated, alias => Assert.Contains(read[alias], text => text.Contains("er aflyst", StringComparison.Ordinal)));
        // Their place in the queue is no news to whoever has a place in a group.
        Assert.All(
            (await StatusAsync()).Where(status => seated.Contains(status.Alias)).SelectMany(status => status.Notices),
            notice => Assert.True(notice.IsOfCancelled));
    }

    [Fact]
    public async Task Whoever_left_reads_of_no_place_in_the_queue_among_what_is_new()
    {
        var members = await MembersAsync("A1");
        await ChangeAsync("A1", """{"state":"cancelled"}""");
        var code = lots[(await StatusAsync()).FindIndex(status => status.Alias == members[0])].Code.ToString();
        Assert.Equal(WithdrawAnswer.Done, await study.Holders.WithdrawAsync(code, Leaving.Group, default));

        var status = Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(code, default)).Status;
        Assert.True(Assert.Single(status.Notices).IsOfCancelled);
    }

    [Theory]
    [InlineData("""{"room":"lokale 7"}""", "Gruppen mødes nu her: Havnehuset, Kajen 4, lokale 7.")]
    [InlineData("""{"room":"7"}""", "Gruppen mødes nu her: Havnehuset, Kajen 4, lokale 7.")] // a bare number says nothing
    [InlineData("""{"pair":"CD"}""", null)]
    [InlineData("""{"capacity":9}""", null)]
    public async Task A_change_tells_what_people_notice_and_nothing_else(string change, string? told)
    {
        await ChangeAsync("A1", change);
        var notices = (await ReadAsync())[(await MembersAsync("A1"))[0]];
        Assert.Equal(told is null ? [] : [told], notices.Select(text => text.Split('\n')[0]));
    }

    [Fact]
    public async Task A_moved_meeting_is_told_with_both_days_and_a_moved_course_with_its_first_day()
    {
        var plan = (await GroupAsync("A1")).Plan;
        var (on, first) = (plan.DateOf(2).AddDays(1), plan.First.AddDays(7));
        await ChangeAsync("A1", $$$"""{"meeting":{"week":2,"on":"{{{Core.Iso.Date(on)}}}"}}""");
        await ChangeAsync("A1", $$"""{"first":"{{Core.Iso.Date(first)}}","beside":true}"""); // A2 begins that day

        var notices = (await ReadAsync())[(await MembersAsync("A1"))[0]];
        Assert.StartsWith(
            $"Mødet {DanishDay.Full(plan.DateOf(2))} er flyttet til {DanishDay.Full(on)}.", notices[0], StringComparison.Ordinal);
        Assert.EndsWith("\n" + Again, notices[0], StringComparison.Ordinal); // their calendar has the old day
        Assert.StartsWith(
            $"Gruppen begynder nu {DanishDay.Full(first)}. {Again}", notices[1], StringComparison.Ordinal);
        Assert.EndsWith("\nDet, der før er skrevet om enkelte møder, gælder ikke mere.", notices[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_is_called_off_is_told_by_its_day_is_no_date_any_more_and_may_be_held_after_all()
    {
        var on = (await GroupAsync("A1")).Plan.DateOf(2);
        await ChangeAsync("A1", """{"meeting":{"week":2,"off":true}}""");
        var alias = (await MembersAsync("A1"))[0];
        var read = (await StatusAsync()).First(status => status.Alias == alias);
        Assert.Equal($"Mødet {DanishDay.Full(on)} er aflyst.\n{Again}", read.Notices[^1].Text);
        Assert.StartsWith("The meeting on", read.Notices[^1].English, StringComparison.Ordinal);
        Assert.Equal((9, true), (read.Group!.Meetings.Held.Count(), read.Group.Without.Contains(on)));

        await ChangeAsync("A1", $$$"""{"meeting":{"week":2,"on":"{{{Core.Iso.Date(on)}}}"}}""");
        Assert.StartsWith("Møde nr. 2 bliver holdt alligevel", (await ReadAsync())[alias][^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_without_a_roster_tells_nobody()
    {
        await ChangeAsync("A4", """{"room":"lokale 7"}""");
        await ChangeAsync("A4", """{"state":"cancelled"}""");
        Assert.Empty((await study.Ledger.ReadAsync(default)).State.Messages.All);
    }

    [Fact]
    public async Task An_audit_verifies_after_it()
    {
        await ChangeAsync("A1", """{"state":"cancelled"}""");
        await study.SleepAsync();
        Assert.Null((await study.VerifyAsync()).FirstFalse);
    }

    private async Task ChangeAsync(string id, string json) => Assert.IsType<GroupAnswer.Done>(
        await study.Part<GroupDesk>().ChangeAsync(Coordinator, id, Encoding.UTF8.GetBytes(json), null, default));

    private async Task<PlannedGroup> GroupAsync(string id) =>
        (await study.Part<Coordination>().GroupsAsync(default)).Single(group => group.Record.Id == id);

    private async Task<IReadOnlyList<string>> MembersAsync(string id) =>
        [.. (await study.Part<Rosters>().ReadAsync(id, default))!.Members.Select(member => member.Alias)];

    private async Task<Dictionary<string, List<string>>> ReadAsync()
    {
        var read = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var status in await StatusAsync())
        {
            read[status.Alias] = [.. status.Notices.Select(notice => notice.Text)];
        }

        return read;
    }

    private async Task<List<Status>> StatusAsync()
    {
        var all = new List<Status>();
        foreach (var lot in lots)
        {
            all.Add(Assert.IsType<StatusAnswer.Found>(await study.Holders.StatusAsync(lot.Code.ToString(), default)).Status);
        }

        return all;
    }
}
