using System.Net;
using System.Text;
using System.Text.Json;

using Trial.Functions.Staff;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>Where App Service authentication signs people in. Its header is written here as it would; it is not seen live.</summary>
public sealed class PlatformDoorTests : IAsyncLifetime, IDisposable
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    private readonly DeskHost host = new([new PlatformPrincipal()]);

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Nobody_is_led_to_the_platforms_sign_in_and_no_key_is_asked_for()
    {
        using var browser = host.Browser();
        var door = await browser.GetAsync("/personale");

        Assert.Contains("href=\"/.auth/login/aad?post_login_redirect_uri=%2Fpersonale\"", door.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<input", door.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_one_role_is_at_their_desk_at_once()
    {
        using var browser = host.Browser();
        browser.Send(Header, Principal("Coordinator"));

        Assert.Equal("/personale/koordinator", (await browser.GetAsync("/personale")).Headers["Location"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/koordinator")).Status);
        Assert.Equal(["personale"], browser.CookiesFor("/personale"));
    }

    [Fact]
    public async Task Somebody_with_two_roles_chooses_one_and_has_nothing_of_the_other()
    {
        using var browser = host.Browser();
        browser.Send(Header, Principal("Coordinator", "Auditor"));
        var door = await browser.GetAsync("/personale");

        Assert.Equal("Vælg en rolle", door.Heading);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/personale/revision")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/personale", ("role", "steward"))).Status);
        Assert.Equal("/personale/revision", (await browser.PostAsync("/personale", ("role", "auditor"))).Headers["Location"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/personale/revision")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/personale/koordinator")).Status);
    }

    [Fact]
    [Trait("Requirement", "R11")]
    public async Task A_sign_in_ends_when_the_platform_no_longer_knows_the_person_in_that_role()
    {
        using var browser = host.Browser();
        browser.Send(Header, Principal("Coordinator", "Auditor"));
        await browser.PostAsync("/personale", ("role", "auditor"));

        foreach (var known in new[] { null, Principal("Coordinator", "Steward"), Principal() })
        {
            browser.Send(Header, known);
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/personale/revision")).Status);
        }
    }

    [Fact]
    public async Task Log_ud_goes_on_to_the_platforms()
    {
        using var browser = host.Browser();
        browser.Send(Header, Principal("Auditor"));
        var left = await browser.PressAsync(await browser.GetAsync("/personale/revision"), "/personale/ud");
        Assert.Equal("/.auth/logout?post_logout_redirect_uri=%2Fpersonale", left.Headers["Location"]);
    }

    [Fact]
    public async Task The_header_is_nobodys_where_keys_are_taken()
    {
        using var local = new DeskHost();
        await local.InitializeAsync();
        using var browser = local.Browser();
        browser.Send(Header, Principal("Auditor"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/personale/revision")).Status);
        await local.DisposeAsync();
    }

    private static string Principal(params string[] roles) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        claims = roles.Select(role => new { typ = "roles", val = role })
            .Append(new { typ = "oid", val = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" }),
        name_typ = "name",
        role_typ = "roles",
    })));
}
