using Trial.Functions.Site.Desks.Parts;

namespace Trial.Functions.Tests.Site.Desks;

public sealed class GuideTextTests
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

    [Fact]
    public async Task The_guide_of_the_desk_is_the_one_of_docs_word_for_word()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs/vejledning-forsoegsleder.md"));
        var guide = GuideText.Of("vejledning-forsoegsleder.md");

        Assert.Equal(
            file.Where(line => line.Length > 0).Select(line => line.TrimStart('#', '-', ' ')),
            guide.Parts.SelectMany(part => (string[])[part.Heading, .. part.Texts, .. part.Points])
                .Prepend(guide.Title)
                .Where(text => text.Length > 0));
        Assert.InRange(Readability.Lix([.. guide.Parts.SelectMany(part => part.Texts.Concat(part.Points))]), 5, 35);
    }
}
