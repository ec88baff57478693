using Microsoft.AspNetCore.Http;

using Trial.Functions.Site.Web;

namespace Trial.Functions.Tests.Site;

/// <summary>Where somebody is sent who typed an address with capital letters, or a slash at its end.</summary>
public sealed class CanonicalTests
{
    [Theory]
    [InlineData("/tilmelding/", "", "/tilmelding")]
    [InlineData("/Tilmelding", "", "/tilmelding")]
    [InlineData("/TILMELDING//", "?x=A", "/tilmelding?x=A")]
    [InlineData("/en/", "", "/en")]
    [InlineData("/Kontrol.html", "", "/kontrol.html")]
    public void To_the_page_that_is_meant(string typed, string query, string meant) => Assert.Equal(meant, Lead(typed, query)?.Path);

    [Theory]
    [InlineData("/")]
    [InlineData("/tilmelding")]
    [InlineData("//example.com/")] // another site, to a browser
    [InlineData("/\\example.com/")] // the same
    [InlineData("/K\r\nX: y")]
    [InlineData("/Æblet")]
    public void Nowhere_when_the_address_is_right_or_might_lead_away(string typed) => Assert.Null(Lead(typed));

    [Fact]
    public void A_form_goes_where_it_was_sent() => Assert.Null(Lead("/Kode", method: "POST"));

    private static SeeOther? Lead(string path, string query = "", string method = "GET")
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.QueryString) = (method, new PathString(path), new QueryString(query));
        return Canonical.Of(request);
    }
}
