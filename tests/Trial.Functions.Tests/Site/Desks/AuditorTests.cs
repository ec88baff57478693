using Trial.Application.Exports;
using Trial.Application.Record;

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
        foreach (var (page, day, kind) in new[]
        {
            (danish, "23. november 2026", "Udtræk til kontrol"), (english, "23 November 2026", "Audit export"),
        })
        {
            Assert.Contains($">{day}</td><td>auditor</td><td>{kind}</td>", page, StringComparison.Ordinal);
            Assert.Contains("&lt;b&gt;Tilsyn&lt;/b&gt;", page, StringComparison.Ordinal);
            Assert.Contains($">Komiteen</td><td><code>{sum}</code></td>", page, StringComparison.Ordinal);
        }
    }
}
