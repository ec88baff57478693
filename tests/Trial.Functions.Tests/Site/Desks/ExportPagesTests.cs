using System.Net;

using Trial.Application.Record;

namespace Trial.Functions.Tests.Site.Desks;

[Trait("Requirement", "P12")]
public sealed class ExportPagesTests : IAsyncLifetime, IDisposable
{
    private const string Researcher = "/personale/forsker/udtraek";
    private const string Auditor = "/personale/revision/udtraek";

    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData(StaffRole.Researcher, Researcher, "table-blinded", "Blindet tabel")]
    [InlineData(StaffRole.Auditor, Auditor, "audit", "Udtræk til kontrol")]
    public async Task An_export_is_taken_with_its_purpose_and_recipient_and_is_listed_from_then_on(
        StaffRole role, string path, string kind, string name)
    {
        await host.SignUpAsync(2);
        using var browser = await host.BrowserOfAsync(role);
        var before = await browser.GetAsync(path);

        var zip = await browser.PressAsync(
            before, path, ("kind", kind), ("purpose", "Artiklen <om> forløbet"), ("recipient", "Hovedforskeren"));
        var after = await browser.GetAsync(path);

        Assert.Contains("Der er ikke taget noget udtræk endnu.", before.Html, StringComparison.Ordinal);
        Assert.Equal(3, before.Html.Split("Datatilsynet").Length);
        Assert.Equal(HttpStatusCode.OK, zip.Status);
        Assert.StartsWith("PK", zip.Html, StringComparison.Ordinal);
        var entry = Assert.Single(await host.Accesses.ReadAsync(default), look => look.What == "export");
        Assert.Equal(("Artiklen <om> forløbet", "Hovedforskeren"), (entry.Purpose, entry.Recipient));
        Assert.StartsWith(kind + " ", entry.Subject, StringComparison.Ordinal);
        Assert.Contains($"<td>{name}</td>", after.Html, StringComparison.Ordinal);
        Assert.Contains("Artiklen &lt;om&gt; forløbet", after.Html, StringComparison.Ordinal);
        Assert.Contains(">23. november 2026</td>", after.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_field_and_nothing_is_taken()
    {
        using var browser = await host.BrowserOfAsync(StaffRole.Researcher);

        var page = await browser.GetAsync("/personale/en/forsker/udtraek");
        var answer = await browser.PressAsync(page, "/personale/en/forsker/udtraek", ("kind", "table-blinded"), ("purpose", " "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("What it is for: The field must be given.", answer.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"recipient-error\"", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.Accesses.ReadAsync(default), look => look.What == "export");
    }

    [Theory]
    [InlineData(StaffRole.Researcher, Researcher, "audit")]
    [InlineData(StaffRole.Researcher, Researcher, "table")]
    [InlineData(StaffRole.Researcher, Researcher, "final")]
    [InlineData(StaffRole.Auditor, Auditor, "table-blinded")]
    [InlineData(StaffRole.Auditor, Auditor, "final")]
    public async Task What_is_not_for_this_role_or_not_yet_is_neither_offered_nor_taken(StaffRole role, string path, string kind)
    {
        await host.SignUpAsync(2);
        using var browser = await host.BrowserOfAsync(role);

        var page = await browser.GetAsync(path);
        var answer = await browser.PressAsync(page, path, ("kind", kind), ("purpose", "Nysgerrighed"), ("recipient", "Mig"));

        Assert.DoesNotContain($"value=\"{kind}\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Det udtræk kan du ikke hente nu.", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.Accesses.ReadAsync(default), look => look.What == "export");
    }
}
