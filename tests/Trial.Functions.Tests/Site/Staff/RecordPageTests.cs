using System.Net;

using Trial.Application.Stewards;
using Trial.Application.Study;
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
                new RecordLine(i, new DateOnly(2026, 3, 2), "steward", kind, new InTwoLanguages("om", "of"), null, null, null))];
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
        var page = await PageAsync([], new Warned(["A", "B"], ["C"], "2026-03-02T14", "2026-03-02T13"));

        Assert.Contains("Snart ikke flere kuverter: A, B.", page, StringComparison.Ordinal);
        Assert.Contains("Ingen planlagt gruppe: C.", page, StringComparison.Ordinal);
        Assert.Contains("Sidst i timen fra 2026-03-02 kl. 13 UTC.", page, StringComparison.Ordinal);
        Assert.Contains("Sidst i timen fra 2026-03-02 kl. 14 UTC.", page, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(IReadOnlyList<RecordLine> lines, Warned warned) =>
        WebUtility.HtmlDecode(await Rendering.TextAsync<RecordPage>(new()
        {
            [nameof(RecordPage.Lines)] = lines,
            [nameof(RecordPage.NightsWaiting)] = 0,
            [nameof(RecordPage.Warned)] = warned,
        }));
}
