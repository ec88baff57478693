using System.Net;

using Trial.Application.Citizens;
using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Study;
using Trial.Core.Export;
using Trial.Core.Lottery;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Web;

namespace Trial.Functions.Tests.Site.Desks;

[Trait("Requirement", "R21")]
public sealed class FiguresPageTests : IAsyncLifetime, IDisposable
{
    private const string Researcher = "/personale/forsker";

    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData(StaffRole.Researcher, Researcher, "<p>En søjle for hver måned", "tælles med i den sidste af dem")]
    [InlineData(StaffRole.Auditor, "/personale/en/revision/tal", "<p>A bar a month", "count in the last of them")]
    public async Task Under_the_bars_it_says_where_months_that_are_told_together_count(
        StaffRole role, string path, string sentence, string caveat)
    {
        await host.SignUpAsync(12);
        using var browser = await host.BrowserOfAsync(role);

        var page = WebUtility.HtmlDecode((await browser.GetAsync(path)).Html);

        var told = page.Split("</svg>")[^1].Split("<table")[0];
        Assert.Contains(sentence, told, StringComparison.Ordinal);
        Assert.Contains(caveat, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_reveal_it_says_why_the_arms_are_told_together_and_after_it_they_have_their_names()
    {
        await host.SignUpAsync(12);
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);

        var before = await researcher.GetAsync(Researcher);
        await host.RevealAsync();
        var after = await researcher.GetAsync(Researcher);

        Assert.Contains(before.Texts, text => text.StartsWith("Grupperne er talt under ét", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Texts, text => text.Contains("Forsøget er lukket", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Texts, text => text.StartsWith("Grupperne er talt under ét", StringComparison.Ordinal));
        Assert.Contains("Forsøget er lukket, så tallene tager alle måneder med.", after.Texts);
        Assert.Contains("I udtræk står grupperne som P (peer) og C (control).", after.Texts);
        Assert.Contains("<th scope=\"col\">peer</th><th scope=\"col\">control</th>", after.Html, StringComparison.Ordinal);
        Assert.Contains(after.Texts, text => text.StartsWith("Loddet faldt på peer (n = ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_demonstration_says_that_the_month_that_runs_is_counted()
    {
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);
        var none = await researcher.GetAsync(Researcher);
        await host.SignUpAsync(12);
        var some = await researcher.GetAsync("/personale/en/forsker");

        Assert.Contains(none.Texts, text => text.StartsWith("Der er ingen tal at vise: hver gruppe skal have", StringComparison.Ordinal));
        Assert.Contains(none.Texts, text => text.StartsWith("Tallene tager alle lod til nu med", StringComparison.Ordinal));
        Assert.DoesNotContain(none.Texts, text => text.Contains("hele måneder", StringComparison.Ordinal));
        Assert.Contains(some.Texts, text => text.StartsWith("The figures take in every lot until now", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Cut.Month, false, "Tallene tager kun hele måneder med")]
    [InlineData(Cut.None, false, "Tallene tager alle lod til nu med")]
    [InlineData(Cut.Month, true, "Forsøget er lukket, så tallene tager alle måneder med.")]
    public async Task It_says_of_which_lots_the_figures_are(Cut cut, bool isClosed, string said)
    {
        var visit = new Visit(Language.Danish, Researcher, StudyView.None, Assets.OfSite, Owner.Nobody);
        var page = await Rendering.TextAsync<ToldFlowPage>(new()
        {
            ["Visit"] = visit,
            ["Desk"] = new Desk(visit, new(StaffRole.Researcher, "r"), "x"),
            ["Figures"] = new ToldFigures(new ToldFlow(false, [], []), cut, isClosed, NamedArm.Served),
        });

        string[] all = ["Tallene tager kun", "Tallene tager alle", "Forsøget er lukket"];
        var text = WebUtility.HtmlDecode(page);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Single(all, one => text.Contains(one, StringComparison.Ordinal));
    }
}
