using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>What somebody of staff pastes into a field: it arrives whole, or they are told what is too long.</summary>
public sealed class PastedTextTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public async Task No_field_cuts_what_is_pasted()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var browser = await host.BrowserOfAsync(role);
            var pages = await browser.WalkAsync(Desk.Home(role));
            Assert.All(pages, page => Assert.DoesNotContain("maxlength", page.Value.Html, StringComparison.Ordinal));
        }
    }
}
