using Microsoft.Azure.Functions.Worker;

using Trial.Application.Night;
using Trial.Application.Record;
using Trial.Functions.Tests.Site.Desks;
using Trial.Functions.Timers;

namespace Trial.Functions.Tests.Timers;

/// <summary>What a job did is words on the steward's overview, in the page's language.</summary>
public sealed class JobWordsTests : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    public async Task InitializeAsync() => await host.InitializeAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("", "Kører første gang inden for et døgn.", "Log kl. 3", "Kørt i hånden 23. november 2026 kl. 10.00",
        "0 rækker slettet eller tømt.", "0 lod trukket.", "0 lister lavet, 1 gruppe udsat.", "linjer offentliggjort.")]
    [InlineData("/en", "Runs for the first time within a day.", "Log at 3", "Run by hand 23 November 2026 at 10:00",
        "0 rows deleted or emptied.", "0 lots drawn.", "0 rosters made, 1 group postponed", "entries published.")]
    public async Task Each_job_says_what_it_did_by_hand(string language, string before, params string[] after)
    {
        using var steward = await host.BrowserOfAsync(StaffRole.Steward);
        var first = await steward.GetAsync($"/personale{language}/steward");
        Assert.Equal(4, first.Texts.Count(text => text.Contains(before, StringComparison.Ordinal)));

        var timer = new TimerInfo { ScheduleStatus = new ScheduleStatus { Next = host.Clock.GetUtcNow().AddHours(1).UtcDateTime } };
        var (runs, jobs) = (host.Part<DailyRuns>(), host.Part<DailyJobs>());
        await new PublishLog(runs, jobs).RunAsync(timer, default);
        await new KeepRetention(runs, jobs).RunAsync(timer, default);
        await new DrawCohorts(runs, jobs).RunAsync(timer, default);
        await new IssueRosters(runs, jobs).RunAsync(timer, default);

        var said = string.Join('\n', (await steward.GetAsync($"/personale{language}/steward")).Texts);
        Assert.All(after, words => Assert.Contains(words, said, StringComparison.Ordinal));
    }
}
