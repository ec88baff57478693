using System.Net;

using Trial.Application.Record;
using Trial.Functions.Tests.Players;

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
        Assert.Contains($"filename=haab-demo-{kind}-2026-11-23.zip;", zip.Headers["Content-Disposition"], StringComparison.Ordinal);
        var entry = Assert.Single(await host.Accesses.ReadAsync(default), look => look.What == "export");
        Assert.Equal(("Artiklen <om> forløbet", "Hovedforskeren"), (entry.Purpose, entry.Recipient));
        Assert.StartsWith(kind + " ", entry.Subject, StringComparison.Ordinal);
        Assert.Contains($"<td data-label=\"Hvad\">{name}</td>", after.Html, StringComparison.Ordinal);
        Assert.Contains("<div class=\"scrolls record\"", after.Html, StringComparison.Ordinal); // lines on a telephone
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

    [Theory]
    [InlineData(StaffRole.Researcher, "table", true, "table-blinded")]
    [InlineData(StaffRole.Auditor, "audit", false, "audit")]
    public async Task A_program_gets_the_file_by_the_same_name(StaffRole role, string kind, bool blinded, string name)
    {
        await host.SignUpAsync(2);

        var answer = await LivedEndpoints.AskAsync(
            host.Part<IServiceProvider>(), role, "POST", "/api/exports", new { kind, blinded, purpose = "Artiklen", recipient = "Os" });

        Assert.Equal(200, answer.Status);
        Assert.Contains($"filename=haab-demo-{name}-2026-11-23.zip;", answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_is_explained_and_of_those_that_are_not_there_yet_what_opens_them()
    {
        string[] opening =
            ["Du kan hente den, når forsøget er lukket", "Du kan hente det, når forsøgslederen har offentliggjort lodlisten."];
        await host.SignUpAsync(2);
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);

        var (before, audit) = (await researcher.GetAsync(Researcher), await auditor.GetAsync(Auditor));
        await host.RevealAsync();
        var after = await researcher.GetAsync(Researcher);

        foreach (var kind in (string[])["Blindet tabel", "Tabel med grupper", "Endeligt udtræk"])
        {
            Assert.All([before, after], page => Assert.Contains($"<dt>{kind}</dt><dd>", page.Html, StringComparison.Ordinal));
            Assert.DoesNotContain($"<dt>{kind}</dt>", audit.Html, StringComparison.Ordinal);
        }

        Assert.Contains("<dt>Udtræk til kontrol</dt><dd>Protokollen, de åbnede kuverter", Decoded(audit), StringComparison.Ordinal);
        Assert.All(opening, words => Assert.Contains(words, Decoded(before), StringComparison.Ordinal));
        Assert.All(opening, words => Assert.DoesNotContain(words, Decoded(after), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_is_listed_newest_first_with_the_role_in_the_readers_language_and_who_it_was()
    {
        await host.Accesses.AddAsync(new(StaffRole.Researcher, "researcher"), "export", "table 5 x", "Den første", "Os", default);
        await host.Accesses.AddAsync(new(StaffRole.Researcher, "a1b2"), "export", "final 6 x", "Den anden", "Os", default);
        using var researcher = await host.BrowserOfAsync(StaffRole.Researcher);

        var danish = Decoded(await researcher.GetAsync(Researcher));
        var english = Decoded(await researcher.GetAsync("/personale/en/forsker/udtraek"));

        Assert.True(
            danish.IndexOf("Den anden", StringComparison.Ordinal) < danish.IndexOf("Den første", StringComparison.Ordinal), "newest first");
        Assert.Contains("<td data-label=\"Hvem\">forsker</td>", danish, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Hvem\">forsker, a1b2</td>", danish, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Who\">researcher</td>", english, StringComparison.Ordinal);
    }

    private static string Decoded(Page page) => WebUtility.HtmlDecode(page.Html);
}
