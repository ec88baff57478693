using Trial.Application.Record;
using Trial.Functions.Site.Desks.Parts;

namespace Trial.Functions.Tests.Site.Desks;

public sealed class GuideTextTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Fact]
    public void A_guide_is_read_whole()
    {
        var guide = GuideText.Read("# Titel\n\nEn linje.\n\n## Først\n\n- Et\n- To\n\n## Så\n\nTekst.\n");

        Assert.Equal("Titel", guide.Title);
        Assert.Equal(["", "Først", "Så"], guide.Parts.Select(part => part.Heading));
        Assert.Equal([["En linje."], [], ["Tekst."]], guide.Parts.Select(part => part.Texts));
        Assert.Equal([[], ["Et", "To"], []], guide.Parts.Select(part => part.Points));
    }

    [Theory]
    [InlineData(StaffRole.Coordinator, "koordinator/vejledning", "vejledning-koordinator.md")]
    [InlineData(StaffRole.Coordinator, "koordinator/overdragelse", "vejledning-overdragelse.md")]
    [InlineData(StaffRole.Steward, "steward/vejledning", "vejledning-forsoegsleder.md")]
    [InlineData(StaffRole.Researcher, "forsker/vejledning", "vejledning-forsker.md")]
    [InlineData(StaffRole.Auditor, "revision/vejledning", "vejledning-kontrollant.md")]
    public async Task The_guide_of_a_desk_is_the_one_of_docs_word_for_word(StaffRole role, string path, string file)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", file));
        var told = lines.Where(line => line.Length > 0).Select(line => line.TrimStart('#', '-', ' ')).ToList();
        var guide = GuideText.Of(file);
        using var browser = await host.BrowserOfAsync(role);
        var page = await browser.GetAsync($"/personale/{path}");

        Assert.Equal(
            told,
            guide.Parts.SelectMany(part => (string[])[part.Heading, .. part.Texts, .. part.Points])
                .Prepend(guide.Title)
                .Where(text => text.Length > 0));
        Assert.Equal(guide.Title, page.Heading);
        Assert.Empty(told.Except([page.Heading, .. page.Texts]));
        var english = await browser.GetAsync($"/personale/en/{path}");
        Assert.Contains("<div lang=\"da\" class=\"guide\">", english.Html, StringComparison.Ordinal);
        Assert.Matches("/vejledning\"[^>]* hreflang=\"da\">Guide \\(in Danish\\)</a>", english.Html);
        Assert.InRange(Readability.Lix([.. guide.Parts.SelectMany(part => part.Texts.Concat(part.Points))]), 5, 35);
    }
}
