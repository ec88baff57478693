using System.Net;

using Microsoft.AspNetCore.Http;

using Trial.Application.Record;
using Trial.Functions.Staff;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Where staff sign in with a role's key.</summary>
public sealed class DoorTests : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_key_opens_the_desk_of_its_role_and_sets_one_cookie_that_goes_nowhere_else()
    {
        using var browser = host.Browser();
        var entered = await browser.PostAsync("/personale", ("key", host.Keys[StaffRole.Coordinator]));

        Assert.Equal("/personale/koordinator", entered.Headers["Location"]);
        Assert.Matches(
            "^personale=[A-Za-z0-9_-]{43}; max-age=43200; path=/personale; samesite=strict; httponly$", entered.Headers["Set-Cookie"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/koordinator")).Status);
        Assert.Equal(["personale"], browser.CookiesFor("/personale/koordinator"));
        Assert.All(["/", "/kode", "/tilmelding", "/til-medarbejdere", "/api/study"], path => Assert.Empty(browser.CookiesFor(path)));
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public void The_cookie_is_for_https_alone_where_the_site_is(string scheme, bool isSecure)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        SessionId.New().Give(context.Response, context.Request.IsHttps);

        Assert.Equal(isSecure, context.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("coordinator")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_key_is_told_like_every_other_and_sets_no_cookie(string key)
    {
        using var browser = host.Browser();
        var refused = await browser.PostAsync("/personale", ("key", key));
        var other = await browser.PostAsync("/personale", ("key", "another"));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal(other.Html, refused.Html);
        Assert.DoesNotContain("Set-Cookie", refused.Headers.Keys);
    }

    // A key has 256 random bits: nobody finds one by trying, and nobody who tries may keep staff out.
    [Fact]
    public async Task Whatever_strangers_try_a_right_key_opens()
    {
        using var browser = host.Browser();
        for (var time = 0; time < 100; time++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/personale", ("key", "wrong"))).Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync("/personale", ("key", host.Keys[StaffRole.Steward]))).Status);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.Unauthorized)]
    public async Task A_sign_in_ends_after_twelve_hours(int seconds, HttpStatusCode status)
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Steward);
        host.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(status, (await browser.GetAsync("/personale/steward")).Status);
    }

    [Fact]
    public async Task Log_ud_ends_it_here_and_in_the_browser()
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Steward);
        var desk = await browser.GetAsync("/personale/steward");
        var left = await browser.PressAsync(desk, "/personale/ud");

        Assert.Equal((HttpStatusCode.SeeOther, "/personale"), (left.Status, left.Headers["Location"]));
        Assert.Empty(browser.CookiesFor("/personale"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/personale/steward")).Status);
    }

    [Fact]
    public async Task An_id_that_was_signed_out_is_nobodys_even_where_it_was_kept()
    {
        using var thief = host.Browser();
        using var browser = host.Browser();
        var entered = await browser.PostAsync("/personale", ("key", host.Keys[StaffRole.Steward]));
        thief.Send("Cookie", entered.Headers["Set-Cookie"].Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/personale/steward")).Status);

        await browser.PressAsync(await browser.GetAsync("/personale/steward"), "/personale/ud");
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/personale/steward")).Status);
    }

    [Fact]
    public async Task Signing_in_again_ends_what_was_before()
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Steward);
        await browser.PostAsync("/personale", ("key", host.Keys[StaffRole.Auditor]));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/revision")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/personale/steward")).Status);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.Unauthorized)]
    public async Task What_was_written_before_another_sign_in_or_after_it_ended_is_not_taken_and_not_lost(bool isOut, HttpStatusCode status)
    {
        const string Form = "/personale/koordinator/beskeder/ny";
        using var browser = await host.BrowserOfAsync(StaffRole.Coordinator);
        using var other = await host.BrowserOfAsync(StaffRole.Coordinator);
        var desk = await browser.GetAsync("/personale/koordinator");
        var value = DeskBrowser.FormValue(isOut ? desk : await other.GetAsync("/personale/koordinator"));
        if (isOut)
        {
            await browser.PressAsync(desk, "/personale/ud");
        }

        var told = await browser.PostAsync(Form, ("form", value), ("stratum", "A"), ("text", "Vi mødes <ved> døren."), ("sure", "true"));
        Assert.Equal(status, told.Status);
        Assert.Contains(">Vi mødes <ved> døren.</textarea>", WebUtility.HtmlDecode(told.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("<ved>", told.Html, StringComparison.Ordinal);
        Assert.Equal(!isOut, DeskBrowser.Links(told).Contains("/personale/koordinator"));
        var number = await browser.PostAsync(Form, ("form", value), ("text", "Hos 010190-1234"));
        Assert.DoesNotContain("010190", number.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_sign_in_does_nothing()
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Steward);
        using var other = await host.BrowserOfAsync(StaffRole.Steward);
        var value = DeskBrowser.FormValue(await other.GetAsync("/personale/steward"));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/personale/ud")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/personale/ud", ("form", value))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/steward")).Status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task A_form_from_another_site_does_nothing(string header, string value)
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Steward);
        var desk = await browser.GetAsync("/personale/steward");
        browser.Send(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PressAsync(desk, "/personale/ud")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/personale", ("key", host.Keys[StaffRole.Auditor]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/steward")).Status);
    }

    [Theory]
    [InlineData("/personale", "/til-medarbejdere")]
    [InlineData("/personale/en", "/en/til-medarbejdere")]
    public async Task Who_has_the_old_address_of_the_page_for_municipal_workers_is_led_to_it(string old, string page)
    {
        using var browser = host.Browser();
        Assert.Contains($"href=\"{page}\"", (await browser.GetAsync(old)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).Status);
    }

    [Fact]
    public async Task The_old_English_address_of_the_page_for_municipal_workers_leads_to_it()
    {
        using var browser = host.Browser();
        var moved = await browser.GetAsync("/en/personale");
        Assert.Equal((HttpStatusCode.SeeOther, "/en/til-medarbejdere"), (moved.Status, moved.Headers["Location"]));
    }
}
