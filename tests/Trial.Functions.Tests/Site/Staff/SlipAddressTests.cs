using Microsoft.AspNetCore.Http;

using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Staff;

public sealed class SlipAddressTests
{
    [Theory]
    [InlineData("https://håb.example", "https://håb.example/tilmelding", "https://xn--hb-yia.example/tilmelding")]
    [InlineData("https://lodtrækning.dk:81/", "https://lodtrækning.dk:81/tilmelding", "https://xn--lodtrkning-h6a.dk:81/tilmelding")]
    [InlineData("https://haab.example", "https://haab.example/tilmelding", "https://haab.example/tilmelding")]
    public void A_Danish_domain_name_is_shown_as_it_is_and_its_picture_holds_ASCII(string address, string shown, string held)
    {
        var made = SlipAddress.Of(new Uri(address), new DefaultHttpContext().Request);

        Assert.Equal((shown, held), (made.ToString(), SlipAddress.Ascii(made)));
        Assert.True(SlipAddress.Ascii(made).All(char.IsAscii));
    }
}
