using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site;

/// <summary>What the association says of itself: whom to call, and where somebody who leaves in a hurry is led.</summary>
public sealed class ContactsTests : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const string Elsewhere = "https://vejret.example/";
    private const string Call = "Ring til Sekretariatet <a href=\"tel:12345678\">12 34 56 78</a>.";

    private readonly SiteHost host;

    public ContactsTests(SiteHost host)
    {
        this.host = host;
        host.Owner = Owner.Nobody with { Contacts = [new("Sekretariatet", "12 34 56 78")], Leave = Elsewhere };
    }

    [Fact]
    public async Task Whom_to_call_stands_on_the_front_page_where_the_code_is_asked_for_and_beside_the_lot_of_both_arms()
    {
        var (peer, control) = (await host.SendFormAsync(Peer), await host.SendFormAsync(Control));
        Page[] pages = [await host.GetAsync("/"), await host.GetAsync("/kode"), peer, control];

        Assert.All(pages, page => Assert.Contains(Call, page.Html, StringComparison.Ordinal));
        Assert.Equal(peer.Length, control.Length);
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

    [Fact]
    public async Task The_privacy_page_says_when_the_research_id_is_made()
    {
        var (danish, english) = (await host.GetAsync("/privatliv"), await host.GetAsync("/en/privatliv"));

        Assert.Contains(danish.Texts, text => text.Contains("før der trækkes lod", StringComparison.Ordinal));
        Assert.Contains(english.Texts, text => text.Contains("before the lot is drawn", StringComparison.Ordinal));
    }
}
