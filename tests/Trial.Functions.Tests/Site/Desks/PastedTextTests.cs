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

    [Theory]
    [InlineData(StaffRole.Steward, "steward/kopi", "reason", 2000)]
    [InlineData(StaffRole.Steward, "steward/tekst", "da", 4000)]
    [InlineData(StaffRole.Steward, "steward/tekst", "version", 32)]
    [InlineData(StaffRole.Coordinator, "koordinator/beskeder", "text", 1000)]
    [InlineData(StaffRole.Researcher, "forsker/udtraek", "recipient", 500)]
    [InlineData(StaffRole.Auditor, "revision/udtraek", "purpose", 500)]
    [InlineData(StaffRole.Auditor, "revision/udvalg", "purpose", 500)]
    public async Task A_text_that_is_too_long_is_told_how_long_it_may_be_and_stands_there_still(
        StaffRole role, string path, string field, int most)
    {
        using var browser = await host.BrowserOfAsync(role);
        foreach (var (desk, said) in new[]
        {
            ("/personale/", $"Skriv højst {most} tegn."), ("/personale/en/", $"Write {most} characters at most."),
        })
        {
            var page = await browser.GetAsync(desk + path);
            var action = desk + path + (field == "text" ? "/ny" : "");
            var (whole, text) = (new string('a', most), new string('a', most + 1));
            Assert.DoesNotContain(said, (await browser.PressAsync(page, action, (field, whole))).Html, StringComparison.Ordinal);
            var answer = await browser.PressAsync(page, action, (field, text));

            Assert.Contains(answer.Texts, told => told.Contains(said, StringComparison.Ordinal));
            Assert.Contains(text, answer.Html, StringComparison.Ordinal);
        }
    }
}
