using System.Net;

using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Groups;
using Trial.Core.Record;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Staff;

public sealed class RecordPageTests
{
    [Fact]
    public async Task Every_kind_of_act_has_a_Danish_word_of_its_own()
    {
        RecordLine[] lines =
            [.. Act.Kinds.Select((kind, i) =>
                new RecordLine(i, new DateOnly(2026, 3, 2), Actor.Steward, kind, new InTwoLanguages("om", "of"), null, null, null))];
        var page = await PageAsync(lines, Warned.None);
        var words = page.Split("<td data-label=\"Handling\">").Skip(1).Select(row => row[..row.IndexOf("</td>", StringComparison.Ordinal)])
            .ToList();

        Assert.Equal(Act.Kinds.Count, words.Distinct().Count());
        Assert.Empty(words.Intersect(Act.Kinds));
        Assert.DoesNotContain(">of</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"warning\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_low_stands_above_the_acts()
    {
        var page = await PageAsync([], new Warned(["A", "B"], ["C"], "2026-03-02T14", "2026-03-02T12", "2026-03-02T13"));

        Assert.Contains("Snart ikke flere kuverter: A, B.", page, StringComparison.Ordinal);
        Assert.Contains("Ingen planlagt gruppe: C.", page, StringComparison.Ordinal);
        Assert.Contains("Sidst i timen fra 2026-03-02 kl. 12 UTC.", page, StringComparison.Ordinal);
        Assert.Matches("uden JavaScript, er nået.</strong> Sidst i timen fra 2026-03-02 kl. 13 UTC.", page);
        Assert.Contains("Sidst i timen fra 2026-03-02 kl. 14 UTC.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_English_gets_the_record_and_its_warnings_in_English()
    {
        var warned = new Warned(["A"], ["C"], "2026-03-02T14", "2026-03-02T12", "2026-03-02T13");
        var line = new RecordLine(0, new DateOnly(2026, 3, 2), Actor.Steward, "open", new InTwoLanguages("om", "of"), null, null, null);
        var page = await PageAsync([line], warned, Language.English);

        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Record</h1>", page, StringComparison.Ordinal);
        Assert.Contains(">of</td>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[æøåÆØÅ]|kuverter|Loftet", page);
    }

    [Theory]
    [InlineData(Language.Danish, "Trukket og aldrig begyndt", "<th scope=\"col\">Begyndt</th>", "marts 2026")]
    [InlineData(Language.English, "Drawn and never started", "<th scope=\"col\">Started</th>", "March 2026")]
    public async Task Who_was_drawn_and_never_came_is_told_in_the_language_that_is_asked_for(Language language, params string[] said)
    {
        var page = WebUtility.HtmlDecode(await Rendering.TextAsync<GhostPage>(new()
        {
            ["Counts"] = (GhostCount[])[new("A", "2026-03", 8, 5, 1, 1, 1, 0)],
            ["Language"] = language,
        }));
        Assert.All(said, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    private static async Task<string> PageAsync(
        IReadOnlyList<RecordLine> lines, Warned warned, Language language = Language.Danish) =>
        WebUtility.HtmlDecode(await Rendering.TextAsync<RecordPage>(new()
        {
            [nameof(RecordPage.Lines)] = lines,
            [nameof(RecordPage.NightsWaiting)] = 0,
            [nameof(RecordPage.Warned)] = warned,
            [nameof(RecordPage.Language)] = language,
        }));
}
