using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Stewards;

/// <summary>The checklist says what is missing from what is there, and nothing else.</summary>
public sealed class ChecklistTests : IAsyncLifetime
{
    private static readonly StaffMember Steward = new(StaffRole.Steward, "steward");

    private StudyByNight study = null!;

    public async Task InitializeAsync() => study = await StudyByNight.StartAsync();

    public Task DisposeAsync()
    {
        study.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Requirement", "R16")]
    public async Task Of_a_fresh_study_all_that_the_host_was_not_told_is_missing()
    {
        var items = (await ItemsAsync()).ToDictionary(item => item.Item);

        foreach (var item in (Item[])[Item.Owner, Item.Contact, Item.Numbers, Item.PublicUrl, Item.Backup])
        {
            Assert.Equal((item, Standing.Missing), (item, items[item].Standing));
        }

        Item[] done =
        [
            Item.Anchor, Item.Lists, Item.Seal, Item.Text, Item.Groups, Item.Places, Item.Log, Item.Envelopes, Item.Unsolved,
            Item.Cap, Item.Clock,
        ];
        foreach (var item in done)
        {
            Assert.Equal((item, Standing.Done), (item, items[item].Standing));
        }

        Assert.DoesNotContain(Item.Slips, items.Keys); // it asks for none
    }

    [Fact]
    public async Task Groups_that_have_all_begun_and_places_that_are_all_closed_are_missing()
    {
        foreach (var place in "ABCDE")
        {
            await study.Acts.CloseAsync(Steward, $"{place}", "for the summer", default);
        }

        await study.PassAsync(60);

        Assert.Equal((Standing.Missing, "A B C D E"), await FindAsync(Item.Groups));
        Assert.Equal((Standing.Missing, ""), await FindAsync(Item.Places));
    }

    [Fact]
    public async Task A_log_that_is_behind_and_a_clock_that_does_not_fit_are_said()
    {
        study.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(Standing.Look, (await FindAsync(Item.Log)).Standing);
        Assert.Equal(Standing.Done, (await FindAsync(Item.Clock)).Standing);

        study.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(Standing.Missing, (await FindAsync(Item.Clock)).Standing);
    }

    [Fact]
    public async Task A_job_that_did_not_run_for_the_night_is_named_and_a_backup_grows_old()
    {
        Assert.Equal((Standing.Done, ""), await FindAsync(Item.Jobs)); // none was to run yet
        Assert.Equal(new ActAnswer.Refused("the day is yet to come") { Field = "date" }, await TellAsync(1));
        Assert.IsType<ActAnswer.Kept>(await TellAsync(0));
        Assert.Equal(Standing.Done, (await FindAsync(Item.Backup)).Standing);

        await study.PassAsync(9);
        Assert.Equal(Standing.Look, (await FindAsync(Item.Backup)).Standing);
        Assert.Equal((Standing.Look, "PublishLog KeepRetention DrawCohorts IssueRosters"), await FindAsync(Item.Jobs));
    }

    [Fact]
    public async Task An_hour_in_which_many_came_and_one_that_met_its_share_and_its_cap_are_said()
    {
        await study.ConfigureAsync(config => config with { HourlyCap = 4, UnsolvedCap = 1 });
        await study.DrawAsync(1);
        Assert.Equal((Standing.Done, ""), await FindAsync(Item.Challenges));

        await study.DrawAsync(1);
        Assert.Equal((Standing.Look, "2026-11-21T21"), await FindAsync(Item.Challenges));
        Assert.Equal((Standing.Done, ""), await FindAsync(Item.Unsolved));

        await study.DrawAsync(1);
        Assert.Equal((Standing.Look, "2026-11-21T21"), await FindAsync(Item.Unsolved));
        Assert.Equal((Standing.Done, ""), await FindAsync(Item.Cap));

        await study.ConfigureAsync(config => config with { UnsolvedCap = 2 });
        await study.DrawAsync(1);
        Assert.Equal((Standing.Look, "2026-11-21T21"), await FindAsync(Item.Cap));
    }

    private Task<ActAnswer> TellAsync(int days) => study.Part<BackupActs>().TellAsync(
        Steward, DateOnly.FromDateTime(study.Clock.GetUtcNow().AddDays(days).DateTime), "tried", default);

    private Task<IReadOnlyList<ChecklistItem>> ItemsAsync() => study.Part<Checklist>().ReadAsync(default);

    private async Task<(Standing Standing, string Of)> FindAsync(Item item)
    {
        var found = (await ItemsAsync()).Single(it => it.Item == item);
        return (found.Standing, string.Join(' ', found.Of ?? []));
    }
}
