using Trial.Application.Citizens;

namespace Trial.Functions.Tests.Site.MyCode;

/// <summary>The messages on the page behind a code.</summary>
public sealed class NewsTests(SiteHost host) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task What_was_told_of_a_cancelled_group_stands_by_itself_below_and_nothing_of_it_among_the_news()
    {
        host.Citizens.Notices =
        [
            new NoticeView(new DateOnly(2026, 9, 1), "Mødet er aflyst.") { IsOfCancelled = true },
            new NoticeView(new DateOnly(2026, 9, 1), "Gruppen er aflyst."),
        ];
        var texts = (await ShowAsync("/kode", "AAAAAAAAAAAAAAAAAAAANA")).Texts.ToList();
        host.Citizens.Notices = [];

        string[] order = ["Nyt til dig", "Gruppen er aflyst.", "Tidligere beskeder", "Mødet er aflyst."];
        Assert.Equal(order, texts.Where(order.Contains));
    }

    [Theory]
    [InlineData("/kode", "AAAAAAAAAAAAAAAAAAAAMg", "Gruppen er aflyst.", "The group is cancelled.")]
    [InlineData("/en/kode", "AAAAAAAAAAAAAAAAAAAAMw", "The group is cancelled.", "Gruppen er aflyst.")]
    public async Task What_the_service_tells_is_read_in_the_page_s_language_alone(string path, string token, string read, string never)
    {
        host.Citizens.Notices = [new NoticeView(new DateOnly(2026, 9, 1), "Gruppen er aflyst.") { English = "The group is cancelled." }];
        var page = await ShowAsync(path, token);
        host.Citizens.Notices = [];

        Assert.Contains(read, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(never, page.Html, StringComparison.Ordinal);
    }

    private async Task<Page> ShowAsync(string path, string token) =>
        await host.PostAsync(path, ("code", (await host.SendFormAsync(token)).Code));
}
