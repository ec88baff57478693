using System.Text.Json;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Intake;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Whether places need more groups, as whoever plans reads it.</summary>
public sealed class NeedPagesTests : IAsyncLifetime, IDisposable
{
    private static readonly ConsentConfig Later = new("da-2", "Ja.", "Yes.");

    private const string Groups = "/personale/koordinator/grupper";

    private readonly DeskHost host = new();
    private DeskBrowser browser = null!;

    public Task InitializeAsync() => host.InitializeAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        browser?.Dispose();
        host.Dispose();
    }

    [Fact]
    public async Task The_planners_word_is_read_where_groups_are_planned_and_a_look_is_written_down()
    {
        var slot = new Application.Study.Slot("A-tir", "Havnehuset, Kajen 4", Weekday.Tuesday, new(16, 30));
        await CutAsync(new ToldRow(new DateOnly(2026, 11, 1), [new("A", Need.OneMoreGroup, [slot]), new("B", Need.Enough, [])]));
        var page = await browser.GetAsync(Groups);

        Assert.Contains(
            page.Texts, text => text.StartsWith("Regnet ud for dem, der var med før den 1. november 2026.", StringComparison.Ordinal));
        Assert.Contains(
            "Ved havnen: Der er brug for en gruppe mere. Tider, som flest kan: Havnehuset, Kajen 4, tirsdag kl. 16.30.", page.Texts);
        Assert.Contains(page.Texts, text => text.StartsWith("Ved åen: Der er nok.", StringComparison.Ordinal));
        Assert.Contains("Ved skoven: Der var ingen grupper at regne med.", page.Texts);
        Assert.Contains("planning", (await host.Accesses.ReadAsync(default)).Select(entry => entry.What));
    }

    // Thirty more who sign up change not a letter before the next first.
    [Fact]
    public async Task The_page_is_the_same_no_matter_who_comes_meanwhile()
    {
        await CutAsync(new ToldRow(new DateOnly(2026, 11, 1), [new("A", Need.Enough, [])]));
        var before = (await browser.GetAsync(Groups)).Texts;
        for (var people = 0; people < 30; people++)
        {
            var sent = StudyByNight.Sent();
            sent["consent"] = Later.Version;
            var draft = SubmissionDraft.OfJson(JsonSerializer.SerializeToUtf8Bytes(sent));
            Assert.IsType<ReferralAnswer.Drawn>(await host.Part<Referrals>().ReferAsync(draft, default));
        }

        Assert.Contains(before, text => text.StartsWith("Ved havnen: Der er nok.", StringComparison.Ordinal));
        Assert.Equal(before, (await browser.GetAsync(Groups)).Texts);
    }

    [Fact]
    public async Task Where_there_is_no_word_nothing_is_said()
    {
        browser = await host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.DoesNotContain("id=\"needs\"", (await browser.GetAsync(Groups)).Html, StringComparison.Ordinal);
    }

    // Rosters have a cut from now on; the service reads its configuration again where it has another text.
    private async Task CutAsync(ToldRow told)
    {
        var (store, keys) = (host.Part<IStore>(), host.Part<Application.Keys.ServiceKeys>());
        var row = (await store.GetAsync(RowKeys.Study, default))!;
        var config = ConfigRow.Parse(row, keys.RecordKey) with { RosterCut = "month" };
        Assert.True(await store.CommitAsync(
            [
                new Change.Replace(row.Key, row.ETag, ConfigRow.Format(config, keys.RecordKey)),
                new Change.Insert(RowKeys.Told, RowJson.Format(told)),
            ],
            default));
        Assert.IsType<ActAnswer.Done>(
            await host.Part<TextActs>().ChangeAsync(new(StaffRole.Steward, "steward"), Later, null, "prøve", default));
        browser = await host.BrowserOfAsync(StaffRole.Coordinator);
    }
}
