using System.Net;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Players;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>A sheet of slips is a page of the steward's desk, once.</summary>
public sealed partial class SlipPagesTests : IAsyncLifetime, IDisposable
{
    private const string Sheets = "/personale/steward/sedler";

    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    private LivedStudy study = null!;
    private SiteServer server = null!;
    private DeskBrowser browser = null!;

    public async Task InitializeAsync()
    {
        study = await LivedStudy.BeginAsync(new(new Policy.BigStick(3), Strata: 1, People: 60, "month", Batch: 64, Seed: 3), Begin);
        await LivedSteps.PlanAsync(study, "2027-02-22", 1);
        server = study.Serve();
        await server.StartAsync();
        browser = await server.BrowserOfAsync(StaffRole.Steward);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        browser?.Dispose();
        study?.Dispose();
    }

    [Theory]
    [InlineData("", "Print siden nu.")]
    [InlineData("/en", "Print this page now.")]
    public async Task A_sheet_is_shown_once_to_be_printed_and_its_slips_open_the_form(string language, string says)
    {
        var path = Sheets.Replace("/personale", "/personale" + language, StringComparison.Ordinal);
        var made = await MakeAsync(path, await browser.GetAsync(path), ("count", "12"), ("reason", "Til mødet"));
        var slips = Slip().Matches(made.Html).Select(slip => slip.Groups[1].Value).ToList();

        Assert.Equal((HttpStatusCode.OK, 12), (made.Status, slips.Distinct().Count()));
        Assert.Contains(made.Texts, text => text.StartsWith(says, StringComparison.Ordinal));
        Assert.Contains("paper.css", made.Html, StringComparison.Ordinal);
        var later = await browser.WalkAsync("/personale/steward");
        Assert.All(later, page => Assert.DoesNotContain(slips, slip => page.Value.Html.Contains(slip, StringComparison.Ordinal)));

        var drawn = await Game.SendAsync(study, "A", ["A-mon-1700-1"], slips[0]);
        Assert.Equal(201, drawn.Status);
        Assert.NotEqual(201, (await Game.SendAsync(study, "A", ["A-mon-1700-1"], slips[0])).Status); // it works once
    }

    // Loading the page with the slips again sends its form again.
    [Fact]
    public async Task The_same_form_sent_again_makes_no_other_sheet_and_says_so()
    {
        var page = await browser.GetAsync(Sheets);
        Assert.Equal(HttpStatusCode.OK, (await MakeAsync(page, ("count", "2"), ("reason", "Til mødet"))).Status);
        var again = await MakeAsync(page, ("count", "2"), ("reason", "Til mødet"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, again.Status);
        Assert.Empty(Slip().Matches(again.Html));
        Assert.Contains(again.Texts, text => text.StartsWith("Der er lavet et ark, siden du hentede siden", StringComparison.Ordinal));
        Assert.Contains(">Til mødet</textarea>", WebUtility.HtmlDecode(again.Html), StringComparison.Ordinal);
        Assert.Single(await study.Part<SlipCounts>().ReadAsync(default));
        await MakeAsync(again, ("count", "2"), ("reason", "Til mødet"));
        Assert.Equal(2, (await study.Part<SlipCounts>().ReadAsync(default)).Count);
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_made_is_told_with_why_and_no_slip_is_shown()
    {
        var page = await MakeAsync(await browser.GetAsync(Sheets), ("count", "97"), ("until", "2026-01-01"), ("reason", "Til mødet"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Empty(Slip().Matches(page.Html));
        Assert.Contains("alert-error", page.Html, StringComparison.Ordinal);
        Assert.Contains(">Til mødet</textarea>", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_made_for_a_reason_which_the_record_shows()
    {
        var page = await MakeAsync(await browser.GetAsync(Sheets), ("count", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("id=\"reason-error\"", page.Html, StringComparison.Ordinal);
        Assert.Empty(await study.Part<SlipCounts>().ReadAsync(default));

        await MakeAsync(page, ("count", "2"), ("reason", "Til mødet på biblioteket"));
        Assert.Contains("Til mødet på biblioteket", (await browser.GetAsync("/personale/steward/protokol?slags=slips")).Texts);
    }

    [Fact]
    public async Task A_sheet_is_withdrawn_once_it_was_chosen_the_reason_given_and_the_box_ticked()
    {
        const string Page = "/personale/steward/kald-tilbage";
        await MakeAsync(await browser.GetAsync(Sheets), ("count", "2"), ("reason", "Til mødet"));
        var sheet = Assert.Single(await study.Part<SlipCounts>().ReadAsync(default)).Sheet;

        var empty = await browser.PressAsync(await browser.GetAsync(Page), Page); // no sheet is chosen beforehand
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.All(["sheet", "reason", "sure"], field => Assert.Contains($"id=\"{field}-error\"", empty.Html, StringComparison.Ordinal));
        Assert.False(Assert.Single(await study.Part<SlipCounts>().ReadAsync(default)).Withdrawn);

        var done = await browser.PressAsync(empty, Page, ("sheet", sheet), ("reason", "Arket er blevet væk"), ("sure", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.True(Assert.Single(await study.Part<SlipCounts>().ReadAsync(default)).Withdrawn);
        Assert.Contains(
            await study.Part<AccessLog>().ReadAsync(default),
            entry => (entry.What, entry.Subject, entry.Purpose) == ("slips-withdrawn", sheet, "Arket er blevet væk"));
    }

    [Fact]
    public async Task Numbers_of_a_month_to_come_are_refused()
    {
        const string Page = "/personale/steward/udleveret";
        await MakeAsync(await browser.GetAsync(Sheets), ("count", "2"), ("reason", "Til mødet"));
        var sheet = Assert.Single(await study.Part<SlipCounts>().ReadAsync(default)).Sheet;
        (string, string)[] told = [("sheet", sheet), ("handedOut", "1"), ("met", "1"), ("reason", "Talt")];
        var page = await browser.PressAsync(await browser.GetAsync(Page), Page, [("month", "2027-02"), .. told]);

        Assert.Contains("Måneden er ikke kommet endnu.", page.Texts);
        Assert.Contains("value=\"2027-02\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(page, Page, [("month", "2027-01"), .. told])).Status);
    }

    private Task<Page> MakeAsync(Page page, params (string, string)[] fields) => MakeAsync(Sheets, page, fields);

    private Task<Page> MakeAsync(string path, Page page, params (string, string)[] fields) =>
        browser.PressAsync(page, path, [.. page.Fields.Where(field => field.Name == "version"), .. fields]);

    [GeneratedRegex("<code>([^<]+)</code>")]
    private static partial Regex Slip();
}
