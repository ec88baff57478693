using System.Net;
using System.Text.RegularExpressions;

using Trial.Application.Exports;
using Trial.Application.Keys;
using Trial.Application.Record;
using Trial.Core.Analysis;
using Trial.Core.Pictures;
using Trial.Core.Record;
using Trial.Core.Verify;

namespace Trial.Functions.Tests.Site.Desks;

[Trait("Requirement", "R5")]
public sealed partial class CommitteePagesTests : IAsyncLifetime, IDisposable
{
    private const string Path = "/personale/revision/udvalg";
    private const string Region = "class=\"inspection\"";

    private readonly DeskHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task It_says_word_by_word_what_trial_inspect_says_of_the_audit_export_of_that_moment()
    {
        await host.SignUpAsync(6);
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);
        var form = await auditor.GetAsync(Path);

        // Asking writes looks, and an audit counts them: the one that the page is made of is the next.
        var files = ExportFiles.Of((await host.Part<Exports>().AuditAsync(default)).Files);
        var page = await auditor.PressAsync(form, Path, ("purpose", "Mødet i marts"), ("recipient", "Komiteen"));

        var verdict = Verification.Run(files, new Kept(), Ed25519.Verify);
        var told = Inspector.Inspect(files, verdict, null, Inspector.SeedOf("trial inspect"), 999);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Words(InspectText.Format(told, plan: null)), Words(Said(page)));
        Assert.Contains(page.Texts, text => text.StartsWith("Vist ", StringComparison.Ordinal)
            && text.EndsWith(" til: Komiteen. Formål: Mødet i marts", StringComparison.Ordinal));
        Assert.Contains(InspectPicture.Draw(told, plan: null).TrimEnd(), page.Html, StringComparison.Ordinal);
        var look = Assert.Single(await host.Accesses.ReadAsync(default), look => look.What == "inspection");
        Assert.Equal((Actor.Auditor, "Mødet i marts", "Komiteen"), (look.Role, look.Purpose, look.Recipient));
        Assert.Contains("Komiteens side", (await auditor.GetAsync("/personale/revision")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolment_is_held_against_a_plan_where_one_is_given_and_half_a_plan_is_refused()
    {
        await host.SignUpAsync(6);
        host.Clock.Advance(TimeSpan.FromDays(10)); // into the next month
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);
        var form = await auditor.GetAsync(Path);
        (string, string)[] asked = [("purpose", "Mødet i marts"), ("recipient", "Komiteen")];

        var page = await auditor.PressAsync(form, Path, [.. asked, ("planned", "284"), ("by", "2028-10")]);
        Assert.Contains("the plan: 284 by the end of 2028-10", page.Html, StringComparison.Ordinal);
        Assert.Contains("planned", Said(page), StringComparison.Ordinal);

        foreach (var (field, value) in new[] { ("by", "2028-13"), ("by", "2028-10"), ("planned", "0"), ("planned", "284") })
        {
            var answer = await auditor.PressAsync(form, Path, [.. asked, (field, value)]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.DoesNotContain(Region, answer.Html, StringComparison.Ordinal);
        }

        var early = await auditor.PressAsync(form, Path, [.. asked, ("planned", "284"), ("by", "2020-01")]);
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains(early.Texts, text => text.StartsWith("Planen slutter, før det første lod blev trukket", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "mange", "2027-10", "Skriv et helt tal fra 1 til 999999.", "Write a whole number from 1 to 999999.")]
    [InlineData("", "284", "oktober 2027", "Skriv måneden som 2027-10, fra 2000-01 til 2100-12.", "Write the month as 2027-10")]
    [InlineData("", "284", "1999-12", "Skriv måneden som 2027-10, fra 2000-01 til 2100-12.", "Write the month as 2027-10")]
    [InlineData("", "284", "", "Antal og måned hører sammen", "Number and month go together")]
    [InlineData("", "", "2027-10", "Antal og måned hører sammen", "Number and month go together")]
    [InlineData(" ", "284", "2028-10", null, null)]
    public async Task A_plan_that_cannot_be_read_is_told_what_is_right_and_blanks_around_it_are_no_fault(
        string around, string planned, string by, string? danish, string? english)
    {
        await host.SignUpAsync(6);
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);
        foreach (var (path, said) in new[] { (Path, danish), ("/personale/en/revision/udvalg", english) })
        {
            var form = await auditor.GetAsync(path);
            var page = await auditor.PressAsync(
                form, path, ("purpose", "Mødet"), ("recipient", "Os"),
                ("planned", around + planned + around), ("by", around + by + around));

            Assert.Equal(said is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, page.Status);
            Assert.DoesNotContain("Teksten har ikke den rette form.", page.Html, StringComparison.Ordinal);
            Assert.True(said is null || page.Texts.Any(text => text.Contains(said, StringComparison.Ordinal)), said);
        }
    }

    [Fact]
    public async Task Without_a_purpose_and_a_recipient_nothing_is_told()
    {
        await host.SignUpAsync(6);
        using var auditor = await host.BrowserOfAsync(StaffRole.Auditor);

        var form = await auditor.GetAsync(Path);
        var answer = await auditor.PressAsync(form, Path, ("purpose", "  "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("id=\"purpose-error\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"recipient-error\"", answer.Html, StringComparison.Ordinal);
        Assert.All([form, answer], page => Assert.DoesNotContain(Region, page.Html, StringComparison.Ordinal));
        Assert.DoesNotContain(await host.Accesses.ReadAsync(default), look => look.What == "inspection");
    }

    // What stands in the region, without its tags.
    private static string Said(Page page) =>
        WebUtility.HtmlDecode(Tags().Replace("<div " + page.Html.Split(Region)[1].Split("</main>")[0], " "));

    // The text has no capitals where a paragraph begins and no stops where one ends.
    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split((char[])[' ', '\n', '\r', '.', ':'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
