using Trial.Application.Citizens;
using Trial.Core.Groups;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site;

/// <summary>What the association says of itself: whom to call, and where somebody who leaves in a hurry is led.</summary>
public sealed class ContactsTests : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const string Duty = "23 45 67 89";
    private const string Elsewhere = "https://vejret.example/";
    private const string Call = "Ring til Sekretariatet <a href=\"tel:12345678\">12 34 56 78</a>.";

    private readonly SiteHost host;

    public ContactsTests(SiteHost host)
    {
        this.host = host;
        host.Owner = Owner.Nobody with
        {
            Contacts = [new("Sekretariatet", "12 34 56 78")],
            Leave = Elsewhere,
            Names = ["Eg", "Bøg"],
            Duty = Duty,
            Ethics = new("Komiteen har sagt god for det (sag 12).", "The committee approved it (case 12)."),
        };
    }

    [Fact]
    public async Task Whom_to_call_stands_on_the_front_page_where_the_code_is_asked_for_beside_the_lot_and_behind_the_code_of_both_arms()
    {
        var (peer, control) = (await host.SendFormAsync(Peer), await host.SendFormAsync(Control));
        Page[] held = [await CodePageAsync("", Peer), await CodePageAsync("", Control)];
        Page[] pages = [await host.GetAsync("/"), await host.GetAsync("/kode"), peer, control, .. held];

        Assert.All(pages, page => Assert.Contains(Call, page.Html, StringComparison.Ordinal));
        Assert.All(held, page => Assert.Equal(2, page.Html.Split(Call).Length)); // once
        Assert.Equal(peer.Length, control.Length);
    }

    [Fact]
    public async Task The_telephone_of_the_leaders_stands_with_a_group_and_the_page_without_one_is_as_long()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var (peer, control) = (await CodePageAsync("", Peer), await CodePageAsync("", Control));

        Assert.Contains(
            "så ring til lederne på <a href=\"tel:23456789\">23 45 67 89</a>. Sig ikke din kode til nogen.",
            peer.Html,
            StringComparison.Ordinal);
        Assert.Contains(
            "call the leaders on <a href=\"tel:23456789\">23 45 67 89</a>. Tell nobody your code.",
            (await CodePageAsync("/en", Peer)).Html,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Duty, control.Html, StringComparison.Ordinal); // nobody in the other arm is to call them
        Assert.Equal(peer.Length, control.Length);
    }

    private async Task<Page> CodePageAsync(string language, string token) =>
        await host.PostAsync($"{language}/kode", ("code", (await host.SendFormAsync(token)).Code));

    [Fact]
    [Trait("Requirement", "P21")]
    public async Task What_the_ethics_committee_decided_is_said_on_the_privacy_page()
    {
        Assert.Contains("Komiteen har sagt god for det (sag 12).", (await host.GetAsync("/privatliv")).Texts);
        Assert.Contains("The committee approved it (case 12).", (await host.GetAsync("/en/privatliv")).Texts);
    }

    [Fact]
    public async Task Who_cannot_find_the_code_is_told_what_still_works()
    {
        Assert.Contains("Kan du ikke finde koden?", (await host.GetAsync("/kode")).Texts);
        Assert.Contains("Can't find your code?", (await host.GetAsync("/en/kode")).Texts);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/kode")]
    [InlineData("/en/tilmelding")]
    public async Task Whoever_leaves_is_led_where_the_association_chose(string path) =>
        Assert.Contains($"<a class=\"exit\" href=\"{Elsewhere}\">", (await host.GetAsync(path)).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("/privatliv", "et navn i gruppen som Eg, så du ikke skal bruge dit eget")]
    [InlineData("/en/privatliv", "a name in the group such as Eg, so that nobody has to use yours")]
    public async Task The_example_of_a_name_in_the_group_is_one_that_the_association_chose(string path, string said)
    {
        var page = await host.GetAsync(path);

        Assert.Contains(said, page.Texts);
        Assert.DoesNotContain("Blå Hejre", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, "Vi har ikke en dato for den næste gruppe endnu.")]
    [InlineData("", "2027-01-05", "Den næste gruppe begynder efter planen den 5. januar 2027.")]
    [InlineData("/en", null, "We don't have a date for the next group yet.")]
    [InlineData("/en", "2027-01-05", "The next group is planned to begin on 5 January 2027.")]
    public async Task Where_no_place_takes_anybody_the_pages_say_when_and_whom_to_call(string language, string? next, string when)
    {
        var study = host.Citizens.Study;
        var day = next is null ? (DateOnly?)null : DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture);
        var slot = new SlotView("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), day);
        host.Citizens.Study = study with { Strata = [new("A", "Nørrebro", Open: false, [slot])] };
        Page[] pages = [await host.GetAsync(language.Length == 0 ? "/" : language), await host.GetAsync($"{language}/tilmelding")];
        host.Citizens.Study = study;

        Assert.All(pages, page => Assert.Contains(page.Texts, text => text.StartsWith(when, StringComparison.Ordinal)));
        Assert.All(pages, page => Assert.Contains(page.Texts, text => text.StartsWith("Vil du vide, hvornår", StringComparison.Ordinal)
            || text.StartsWith("Would you like to know when", StringComparison.Ordinal)));
        Assert.All(pages, page => Assert.Contains("href=\"tel:12345678\"", page.Html, StringComparison.Ordinal));
        Assert.True(language.Length > 0 || Readability.Lix(pages[1].Texts) is > 5 and < 30);
    }

    [Fact]
    public async Task The_privacy_page_says_when_the_research_id_is_made()
    {
        var (danish, english) = (await host.GetAsync("/privatliv"), await host.GetAsync("/en/privatliv"));

        Assert.Contains(danish.Texts, text => text.Contains("før der trækkes lod", StringComparison.Ordinal));
        Assert.Contains(english.Texts, text => text.Contains("before the lot is drawn", StringComparison.Ordinal));
    }
}
