using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Site;

/// <summary>The poster for places and municipal workers: whom it is for, both outcomes, where to read more, and the log's key.</summary>
public sealed class PosterTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Theory]
    [InlineData("", "Håb og selvbestemmelse i hverdagslivet", "Chancen er lige stor")]
    [InlineData("/en", "Hope and self-determination in everyday life", "Both are equally likely")]
    public async Task It_tells_both_outcomes_where_to_read_more_and_the_keys_of_the_log(string language, string title, string odds)
    {
        using var anybody = host.Browser();
        var page = await anybody.GetAsync($"{language}/plakat");

        Assert.Equal(title, page.Heading);
        Assert.Contains(page.Texts, text => text.Contains(odds, StringComparison.Ordinal));
        var keys = (await host.Part<Studies>().ViewAsync(default)).LogKeys;
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains(key, page.Texts));
        Assert.Contains("role=\"img\"", page.Html, StringComparison.Ordinal);
        var address = Assert.Single(page.Texts, text => text.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Equal(language.Length == 0 ? "/" : language, new Uri(address).AbsolutePath);
    }

    [Theory]
    [InlineData(StaffRole.Coordinator, "/personale/koordinator/moeder")]
    [InlineData(StaffRole.Steward, "/personale/steward/sedler")]
    public async Task The_desks_lead_to_it(StaffRole role, string path)
    {
        using var browser = await host.BrowserOfAsync(role);
        Assert.Contains("href=\"/plakat\"", (await browser.GetAsync(path)).Html, StringComparison.Ordinal);
        using var anybody = host.Browser();
        Assert.Contains("href=\"/plakat\"", (await anybody.GetAsync("/til-medarbejdere")).Html, StringComparison.Ordinal);
    }
}
