using System.Net;

using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Desks before there is a study, and before it is checked after a start: each page is a page.</summary>
public sealed class EarlyDeskTests
{
    [Theory]
    [InlineData(StaffRole.Coordinator)]
    [InlineData(StaffRole.Researcher)]
    [InlineData(StaffRole.Steward)]
    [InlineData(StaffRole.Auditor)]
    public async Task Before_there_is_a_study_every_desk_says_so_on_pages(StaffRole role)
    {
        using var host = new DeskHost([], isInstalled: false);
        await host.InitializeAsync();
        using var browser = await host.BrowserOfAsync(role);
        var pages = (await browser.WalkAsync(Desk.Home(role))).Values.Where(page => page.Status is not HttpStatusCode.SeeOther).ToList();

        Assert.All(pages, page => Assert.NotEmpty(page.Heading));
        Assert.All(pages, page => Assert.DoesNotContain("/problems/", page.Html, StringComparison.Ordinal));
        Assert.Equal(role is not StaffRole.Steward, pages.Exists(page => page.Heading == "Der er intet forsøg endnu"));
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData(StaffRole.Researcher, "")]
    [InlineData(StaffRole.Auditor, "/tal")]
    public async Task Before_everything_is_checked_a_desk_asks_to_wait_on_a_page(StaffRole role, string path)
    {
        using var host = new DeskHost([], isChecked: false);
        await host.InitializeAsync();
        using var browser = await host.BrowserOfAsync(role);
        var page = await browser.GetAsync(Desk.Home(role) + path);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Vent lidt"), (page.Status, page.Heading));
        await host.DisposeAsync();
    }
}
