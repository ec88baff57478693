using Microsoft.AspNetCore.Http;

using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site.Parts;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("https://håb.example", "https://håb.example/tilmelding", "https://xn--hb-yia.example/tilmelding")]
    [InlineData("https://lodtrækning.dk:81/", "https://lodtrækning.dk:81/tilmelding", "https://xn--lodtrkning-h6a.dk:81/tilmelding")]
    [InlineData("https://haab.example", "https://haab.example/tilmelding", "https://haab.example/tilmelding")]
    public void A_Danish_domain_name_is_shown_as_it_is_and_its_picture_holds_ASCII(string address, string shown, string held)
    {
        var made = SiteAddress.Of(new Uri(address), new DefaultHttpContext().Request, SiteAddress.SignUp);

        Assert.Equal((shown, held), (made.ToString(), SiteAddress.Ascii(made)));
        Assert.True(SiteAddress.Ascii(made).All(char.IsAscii));
        Assert.Equal(held.Replace("/tilmelding", "/en", StringComparison.Ordinal), SiteAddress.Ascii(SiteAddress.Of(
            new Uri(address), new DefaultHttpContext().Request, "/en")));
    }
}
