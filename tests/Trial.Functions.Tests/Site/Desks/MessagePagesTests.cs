using System.Net;

using Trial.Application.Citizens;
using Trial.Application.Groups;
using Trial.Application.Record;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Writing to people who wait, and withdrawing what was written, as a browser without scripts does it.</summary>
public sealed class MessagePagesTests() : DeskTests(StaffRole.Coordinator, people: 4)
{
    private const string Messages = "/personale/koordinator/beskeder";

    [Fact]
    public async Task People_who_wait_are_written_to_by_place_and_no_page_says_whether_there_are_any()
    {
        using var empty = new DeskHost();
        await empty.InitializeAsync();
        using var other = await empty.BrowserOfAsync(StaffRole.Coordinator);

        foreach (var place in new[] { "A", "C" })
        {
            var (here, there) = (await SendAsync(Browser, place), await SendAsync(other, place));
            Assert.Equal(there.Select(page => page.Texts), here.Select(page => page.Texts));
            Assert.Contains("Der kommer en gruppe i februar.", here[0].Texts);
        }

        await empty.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_is_withdrawn_says_so_to_its_people_and_to_staff()
    {
        await Host.Part<MessageDesk>().PostAsync(new(StaffRole.Coordinator, "c"), "C1", "Vi mødes ved døren.", null, default);
        var ask = await Browser.GetAsync($"{Messages}/1");
        Assert.Contains("Vi mødes ved døren.", ask.Texts);
        Assert.Contains(ask.Texts, text => text.StartsWith("Beskeden er trukket tilbage den", StringComparison.Ordinal));
        Assert.Contains(ask.Texts, text => text.StartsWith("Kun beskeden trækkes tilbage.", StringComparison.Ordinal));
        await Browser.PressAsync(ask, $"{Messages}/1");

        Assert.Contains((await Browser.GetAsync(Messages)).Texts, text => text.StartsWith("Trukket tilbage den", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Messages}/1")).Status); // once
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Messages}/2")).Status);
        var seen = new List<NoticeView>();
        foreach (var lot in Lots)
        {
            var status = (StatusAnswer.Found)await Host.Part<CodeHolders>().StatusAsync(lot.Code.ToString(), default);
            seen.AddRange(status.Status.Notices);
        }

        Assert.NotEmpty(seen);
        Assert.All(seen, notice => Assert.NotNull(notice.Withdrawn));
    }

    [Fact]
    public async Task A_message_that_is_sent_again_the_same_day_is_said_to_be_sent_already()
    {
        const string Group = "/personale/koordinator/grupper/C1";
        foreach (var (told, said) in ((string, string)[])[("sendt", "Beskeden er sendt."), ("igen", "Beskeden er allerede sendt i dag.")])
        {
            var page = await Browser.GetAsync(Group);
            var version = page.Fields.First(field => field.Name == "version").Value;
            var sure = await Browser.PressAsync(
                page, $"{Group}/besked", ("version", version), ("text", "Vi mødes ved døren i gården bagved."));
            var sent = await Browser.PostAsync(sure.Action, [.. sure.Fields]);
            Assert.Equal($"{Group}?{told}", sent.Headers["Location"]);
            var next = await Browser.GetAsync($"{Group}?{told}");
            Assert.Contains(next.Texts, text => text.StartsWith(said, StringComparison.Ordinal));
            Assert.DoesNotContain("Det er gemt.", next.Texts);
            var waiting = await Browser.PressAsync(
                await Browser.GetAsync(Messages), $"{Messages}/ny", ("stratum", "A"), ("text", "Vent lidt."));
            Assert.Equal($"{Messages}?{told}", (await Browser.PostAsync(waiting.Action, [.. waiting.Fields])).Headers["Location"]);
            Assert.Contains(
                (await Browser.GetAsync($"{Messages}?{told}")).Texts, text => text.StartsWith(said, StringComparison.Ordinal));
        }

        var all = await Browser.GetAsync(Messages); // each link says whose it is
        Assert.Contains(all.Texts, text => text.EndsWith("Til gruppe C1: Vi mødes ved døren i gården …", StringComparison.Ordinal));
        Assert.Contains(all.Texts, text => text.EndsWith("Til dem, der ventede: Ved havnen: Vent lidt.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_to_a_roster_that_has_nobody_left_says_so_before_it_is_sent()
    {
        var holders = Host.Part<CodeHolders>();
        foreach (var lot in Lots)
        {
            var code = lot.Code.ToString();
            if (((StatusAnswer.Found)await holders.StatusAsync(code, default)).Status.Group is not null)
            {
                await holders.WithdrawAsync(code, Leaving.Group, default);
            }
        }

        var page = await Browser.GetAsync("/personale/koordinator/grupper/C1");
        var version = page.Fields.First(field => field.Name == "version").Value;
        var sure = await Browser.PressAsync(
            page, "/personale/koordinator/grupper/C1/besked", ("version", version), ("text", "Vi mødes ved døren."));
        Assert.Contains("Der er ingen på listen mere. Ingen læser det.", sure.Texts);
        Assert.DoesNotContain(sure.Texts, text => text.StartsWith("Ingen får besked af sig selv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_with_a_CPR_number_and_a_place_that_is_none_are_refused_and_do_not_come_back()
    {
        var page = await Browser.PressAsync(
            await Browser.GetAsync(Messages), $"{Messages}/ny", ("stratum", "Q"), ("text", "Ring til 010190-1234"));
        Assert.Contains("Besked: Skriv aldrig et CPR-nummer her.", page.Texts);
        Assert.DoesNotContain("010190", page.Html, StringComparison.Ordinal);
        Assert.Empty(await Host.Part<MessageDesk>().ReadAsync(default));
    }

    private static async Task<Page[]> SendAsync(DeskBrowser browser, string place)
    {
        var sure = await browser.PressAsync(
            await browser.GetAsync(Messages), $"{Messages}/ny", ("stratum", place), ("text", "Der kommer en gruppe i februar."));
        var saved = await browser.PostAsync(sure.Action, [.. sure.Fields]);
        Assert.Equal($"{Messages}?sendt", saved.Headers["Location"]);
        return [sure, await browser.GetAsync(Messages)];
    }
}
