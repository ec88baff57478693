using System.Net;
using System.Text;

using Trial.Functions.Site.Web;
using Trial.Functions.Tests.Site.SignUp;
using Trial.Functions.Web;

namespace Trial.Functions.Tests.Site;

/// <summary>What holds for every answer of the site.</summary>
public sealed class AnswerTests(SiteHost host) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/tilmelding")]
    [InlineData("/kode")]
    [InlineData("/en")]
    [InlineData("/nowhere")]
    public async Task Every_page_has_the_strict_headers_and_no_cookie(string path)
    {
        var headers = (await host.GetAsync(path)).Headers;

        Assert.StartsWith("default-src 'self';", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("no-store", headers["Cache-Control"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.DoesNotContain("Set-Cookie", headers.Keys);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/en/nowhere")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/0000000000000000/../site.css")]
    [InlineData("/assets/0000000000000000/none.css")]
    public async Task An_unknown_address_gets_a_kind_page(string path)
    {
        var page = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Heading is "Vi kan ikke finde siden" or "We can't find that page");
    }

    [Theory]
    [InlineData("/Tilmelding/", "/tilmelding")]
    [InlineData("/EN/Kode", "/en/kode")]
    public async Task An_address_with_capitals_or_a_slash_at_its_end_leads_to_the_page(string typed, string meant)
    {
        var (page, there) = (await host.GetAsync(typed), await host.GetAsync(meant));

        Assert.Equal((HttpStatusCode.OK, there.Title), (page.Status, page.Title));
    }

    [Fact]
    public async Task Leaving_in_a_hurry_shows_a_page_without_a_name_and_empties_the_browser()
    {
        var page = await host.GetAsync("/farvel");

        Assert.Equal("Farvel", page.Title);
        Assert.DoesNotContain("Håb og selvbestemmelse", page.Html, StringComparison.Ordinal);
        Assert.Contains("/farvel.svg", page.Html, StringComparison.Ordinal);
    }

    // Another site that shows the picture, or a link to it, must not sign staff out or interrupt somebody.
    [Theory]
    [InlineData("same-origin", "\"cache\", \"storage\"")] // never cookies: they go for the whole registered domain
    [InlineData("same-site", null)]
    [InlineData("cross-site", null)]
    [InlineData("none", null)]
    [InlineData("same-origin, cross-site", null)]
    [InlineData(null, null)]
    public async Task The_browser_is_emptied_only_where_a_page_of_ours_asks(string? from, string? emptied)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/farvel.svg", UriKind.Relative));
        if (from is not null)
        {
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", from);
        }

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            emptied, answer.Headers.TryGetValues("Clear-Site-Data", out var said) ? string.Join(", ", said) : null);
    }

    [Fact]
    public async Task A_page_without_a_form_takes_no_POST() =>
        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync("/", ("x", "y"))).Status);

    [Fact]
    public async Task HEAD_tells_the_length_and_sends_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/kode", UriKind.Relative));
        using var response = await host.Client.SendAsync(request);

        Assert.Equal((await host.GetAsync("/kode")).Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "none", true)]
    [InlineData("Origin", "https://example.com", false)]
    [InlineData("Origin", "null", true)] // what our own forms send under no-referrer
    public async Task A_form_from_another_site_is_refused(string header, string value, bool ours)
    {
        using var request = Post("code=x", "application/x-www-form-urlencoded");
        request.Headers.Add(header, value);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(ours ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("xn--hbogselv-9za.example", "https://xn--hbogselv-9za.example", HttpStatusCode.OK)]
    [InlineData("trial.example:443", "https://trial.example", HttpStatusCode.OK)]
    [InlineData("trial.example:80", "http://trial.example", HttpStatusCode.OK)]
    [InlineData("trial.example:80", "https://trial.example", HttpStatusCode.Forbidden)]
    [InlineData("trial.example:8443", "https://trial.example", HttpStatusCode.Forbidden)]
    [InlineData("xn--hbogselv-9za.example:8080", "http://xn--hbogselv-9za.example:8080", HttpStatusCode.OK)]
    [InlineData("xn--hbogselv-9za.example", "https://xn--rdgrd-vuad.example", HttpStatusCode.Forbidden)]
    public async Task A_form_of_our_own_name_is_ours_however_the_browser_writes_it(string name, string origin, HttpStatusCode status)
    {
        using var request = Post("code=x", "application/x-www-form-urlencoded");
        request.Headers.Host = name;
        request.Headers.Add("Origin", origin);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(Requests.MaxCitizenBytes, HttpStatusCode.OK)]
    [InlineData(Requests.MaxCitizenBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_16_KiB_is_refused(int length, HttpStatusCode status)
    {
        using var request = Post("code=".PadRight(length, 'x'), "application/x-www-form-urlencoded");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Only_a_plain_form_is_read(string contentType)
    {
        using var request = Post("{}", contentType);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_file_of_this_version_may_be_kept_for_ever_and_of_another_not_at_all()
    {
        var css = SignUpTests.Files(await host.GetAsync("/")).Single(file => file.EndsWith("/site.css", StringComparison.Ordinal));
        var old = css.Replace(css.Split('/')[2], "0000000000000000", StringComparison.Ordinal);

        Assert.Equal("public, max-age=31536000, immutable", (await host.GetAsync(css)).Headers["Cache-Control"]);
        Assert.Equal("no-store", (await host.GetAsync(old)).Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task A_file_comes_in_the_best_form_the_browser_takes(string accepted, string? encoding)
    {
        var assets = Assets.Load(typeof(Assets).Assembly);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(assets.PathOf("site.css"), UriKind.Relative));
        request.Headers.Add("Accept-Encoding", accepted);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
    }

    [Fact]
    public async Task The_first_page_weighs_under_150_kB_compressed_without_fonts()
    {
        var assets = Assets.Load(typeof(Assets).Assembly);
        var page = await host.GetAsync("/");
        var files = SignUpTests.Files(page).Select(assets.Find).OfType<Served>().Select(file => file.Asset);

        Assert.InRange(page.Length + files.Sum(file => file.For("br").Bytes.Length), 10_000, 150_000);
    }

    [Fact]
    public async Task Every_file_can_be_served()
    {
        var assets = Assets.Load(typeof(Assets).Assembly);

        foreach (var name in assets.Names)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(assets.PathOf(name))).Status);
        }
    }

    private static HttpRequestMessage Post(string body, string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(HttpMethod.Post, new Uri("/kode", UriKind.Relative)) { Content = content };
    }
}
