using System.Net;

using Trial.Functions.Tests.Site.SignUp;

namespace Trial.Functions.Tests.Site;

/// <summary>The site before a study is installed.</summary>
public sealed class EarlyTests : IClassFixture<SiteHost>
{
    private readonly SiteHost host;

    public EarlyTests(SiteHost host)
    {
        this.host = host;
        host.Citizens.IsInstalled = false;
    }

    [Theory]
    [InlineData("/", "Vi er ikke åbnet endnu", "/en")]
    [InlineData("/tilmelding", "Vi er ikke åbnet endnu", "/en/tilmelding")]
    [InlineData("/kode", "Vi er ikke åbnet endnu", "/en/kode")]
    [InlineData("/privatliv", "Vi er ikke åbnet endnu", "/en/privatliv")]
    [InlineData("/nowhere", "Vi er ikke åbnet endnu", "/en/nowhere")]
    [InlineData("/en", "We are not open yet", "/")]
    [InlineData("/en/tilmelding", "We are not open yet", "/tilmelding")]
    public async Task Every_page_says_kindly_that_it_is_too_early(string path, string heading, string twin)
    {
        var page = await host.GetAsync(path);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, heading), (page.Status, page.Heading));
        Assert.Equal("3600", page.Headers["Retry-After"]);
        Assert.StartsWith("default-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.Contains($"href=\"{twin}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(page.Texts, text => text.Contains("112", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_was_sent_is_told_the_same() =>
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.PostAsync("/tilmelding", ("step", "check"))).Status);

    [Theory]
    [InlineData("/farvel")]
    [InlineData("/en/farvel")]
    [InlineData("/kontrol")]
    [InlineData("/en/was")]
    public async Task What_needs_no_study_is_there(string path) => Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(path)).Status);

    [Theory]
    [InlineData("/")]
    [InlineData("/kontrol")]
    public async Task No_link_leads_to_a_page_that_is_not_there_yet(string path)
    {
        foreach (var link in SignUpTests.Files(await host.GetAsync(path)).Where(link => link is not ("/" or "/en")))
        {
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task It_is_easy_to_read() => Assert.InRange(Readability.Lix((await host.GetAsync("/")).Texts), 5, 30);
}
