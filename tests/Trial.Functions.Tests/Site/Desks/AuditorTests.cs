using Trial.Application.Exports;
using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Staff;

namespace Trial.Functions.Tests.Site.Desks;

public sealed class AuditorTests : IAsyncLifetime, IDisposable
{
    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Before_any_export_the_page_says_so()
    {
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);

        var page = await auditor.GetAsync("/personale/revision");

        Assert.Contains("Der er ikke taget noget udtræk endnu.", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nobody_to_count_it_says_so_and_a_count_has_its_columns_explained()
    {
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);
        var none = await auditor.GetAsync("/personale/revision");
        await host.SignUpAsync(2);
        host.Clock.Advance(TimeSpan.FromDays(10)); // into the next month
        using var later = await host.BrowserOfAsync(StaffRole.Auditor);
        var some = await later.GetAsync("/personale/revision");

        Assert.Contains("Ingen endnu.", none.Texts);
        Assert.DoesNotContain("<table>", none.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Ingen endnu.", some.Texts);
        Assert.Contains("<table>", some.Html, StringComparison.Ordinal);
        Assert.Contains(
            some.Texts,
            text => text.StartsWith("Ikke endnu: uden plads", StringComparison.Ordinal)
                && text.Contains("Kan ikke længere ses: fremmødet er slettet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sheet_of_which_nothing_is_told_yet_is_no_table_without_rows()
    {
        var page = await Rendering.TextAsync<SheetTable>(new()
        {
            ["Counts"] = new[] { new SheetCount("S1", 24, new DateOnly(2026, 12, 1), false, 0, []) },
            ["Language"] = Language.Danish,
        });

        Assert.Contains("<p>Ingen endnu.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table>", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "P12")]
    public async Task Each_export_is_listed_with_day_person_kind_purpose_recipient_and_sum()
    {
        await host.SignUpAsync(2);
        var made = await host.Part<Exports>().AuditAsync(default);
        var who = new StaffMember(StaffRole.Auditor, "auditor");
        await host.Accesses.AddAsync(who, "export", made.Subject, "<b>Tilsyn</b>", "Komiteen", default);
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);

        var danish = (await auditor.GetAsync("/personale/revision")).Html;
        var english = (await auditor.GetAsync("/personale/en/revision")).Html;

        var sum = made.Subject.Split(' ')[2][..12];
        foreach (var (page, cells) in new[]
        {
            (danish, (string[])[">23. november 2026", "Hvem\">kontrollant", "Hvad\">Udtræk til kontrol"]),
            (english, [">23 November 2026", "Who\">auditor", "What\">Audit export"]),
        })
        {
            Assert.All(
                [.. cells, "&lt;b&gt;Tilsyn&lt;/b&gt;", ">Komiteen", $"<code>{sum}</code>"],
                cell => Assert.Contains($"{cell}</td>", page, StringComparison.Ordinal));
        }
    }
}
