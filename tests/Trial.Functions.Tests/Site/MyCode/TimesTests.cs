using System.Net;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Application.Study;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Site.MyCode;

/// <summary>Choosing other times behind a code: the same for both arms, and those who wait are told when a time is gone.</summary>
public sealed class TimesTests(SiteHost host) : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const int Size = 32 * 1024;

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAQ")]
    [InlineData("gAAAAAAAAAAAAAAAAAAAAQ")]
    public async Task Whoever_has_a_code_can_choose_other_times(string token)
    {
        var code = await DrawAsync(token);
        var asked = await AskAsync(code);
        Assert.Equal("Vælg andre tider", asked.Heading);

        var saved = await PickAsync(code, "A-wed");

        Assert.Equal("Dine tider er gemt", saved.Heading);
        Assert.Contains("Du valgte: onsdag kl. 10.30. Andre tider ændrer ikke lodtrækningen.", (await host.PressAsync(saved)).Texts);
    }

    [Fact]
    public async Task What_was_chosen_before_is_ticked()
    {
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAAAg");

        Assert.Matches("value=\"A-tue\" checked", (await AskAsync(code)).Html);
        await PickAsync(code, "A-wed");

        var asked = (await AskAsync(code)).Html;
        Assert.Matches("value=\"A-wed\" checked", asked);
        Assert.DoesNotMatch("value=\"A-tue\" checked", asked);
    }

    [Theory]
    [InlineData("Vælg mindst én tid.")]
    [InlineData("En af tiderne findes ikke mere. Vælg igen", "A-sun")]
    public async Task What_cannot_be_chosen_is_said_beside_the_times(string said, params string[] slots)
    {
        var page = await PickAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAw"), slots);

        Assert.Equal("Vælg andre tider", page.Heading);
        Assert.Equal(2, page.Texts.Count(text => text == said));
        Assert.DoesNotContain(" checked", page.Html, StringComparison.Ordinal); // as it was sent
        Assert.StartsWith("Fejl: ", page.Title, StringComparison.Ordinal);
    }

    // The group was moved, and no plan has the old time any more.
    [Theory]
    [InlineData("A-tue-1700-1", "tirsdag kl. 17.00")]
    [InlineData("A-sun", "en tid, som ikke findes mere")]
    public async Task A_time_that_no_plan_has_any_more_is_told_by_its_name_where_that_tells_it(string slot, string said)
    {
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAADA");
        host.Citizens.Offered = [new Slot(slot, "Kulturhuset", Weekday.Tuesday, new(17, 0))];
        await PickAsync(code, slot);
        host.Citizens.Offered =
            [new("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0)), new("A-wed", "Biblioteket", Weekday.Wednesday, new(10, 30))];

        Assert.Contains(said, (await host.PostAsync("/kode", ("code", code))).Texts);
    }

    [Fact]
    public async Task A_fourth_change_in_a_day_waits_until_tomorrow()
    {
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAABA");
        host.Citizens.InsteadOfTimes = new TimesAnswer.TooOften();
        var (page, json) = (await PickAsync(code, "A-wed"), await SendAsync(code, "A-wed"));
        host.Citizens.InsteadOfTimes = null;

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (page.Status, json.Status));
        Assert.Equal("Du har ændret dine tider tre gange i dag", page.Heading);
        Assert.Equal("/problems/too-often", json.Json["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_waits_is_told_that_a_time_is_gone_and_nobody_in_the_control_arm_is()
    {
        var (peer, control) = (await DrawAsync(Peer), await DrawAsync(Control));
        await PickAsync(peer, "A-tue", "A-wed");
        await PickAsync(control, "A-tue", "A-wed");
        var said = new List<(bool Some, bool All)>();
        var gone = new List<string>();
        foreach (var offered in new[] { "A-tue A-wed", "A-wed A-fri", "A-fri" })
        {
            host.Citizens.Offered = [.. offered.Split(' ').Select(id => new Slot(id, "Kulturhuset", Weekday.Tuesday, new(17, 0)))];
            foreach (var code in new[] { peer, control })
            {
                var texts = (await host.PostAsync("/kode", ("code", code))).Texts;
                said.Add((Says(texts, "Nogle af de tider, du valgte"), Says(texts, "på de tider, du valgte")));
                var told = (await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code })).Json["gone"]!.AsArray();
                gone.Add(string.Join(' ', told.Select(slot => $"{slot}")));
            }
        }

        Assert.Equal([(false, false), (false, false), (true, false), (false, false), (false, true), (false, false)], said);
        Assert.Equal(["", "", "A-tue", "", "A-tue A-wed", ""], gone);
    }

    [Fact]
    public async Task Where_a_place_has_no_group_nobody_is_asked_to_choose_and_who_waits_is_told()
    {
        var (peer, control) = (await DrawAsync("AAAAAAAAAAAAAAAAAAAADQ"), await DrawAsync("gAAAAAAAAAAAAAAAAAAADQ"));
        var offered = host.Citizens.Offered;
        host.Citizens.Offered = [];
        Page[] pages = [await host.PostAsync("/kode", ("code", peer)), await host.PostAsync("/kode", ("code", control))];
        host.Citizens.Offered = offered;

        Assert.Equal([true, false], pages.Select(page => Says(page.Texts, "Der er ingen gruppe på dit sted lige nu.")));
        Assert.All(pages, page => Assert.DoesNotContain("Vælg andre tider", page.Html, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Equal(Size, page.Length));
    }

    // Whoever reads along sees the same lengths, and whoever looks over a shoulder the same page.
    [Fact]
    [Trait("Requirement", "R2")]
    public async Task The_form_is_the_same_in_both_arms_to_the_last_byte_but_for_the_code()
    {
        var pages = new List<Page>();
        foreach (var token in new[] { "AAAAAAAAAAAAAAAAAAAABQ", "gAAAAAAAAAAAAAAAAAAABQ" })
        {
            var code = await DrawAsync(token);
            Page[] mine = [await AskAsync(code), await PickAsync(code), await PickAsync(code, "A-wed"), await SendAsync(code, "A-tue")];
            pages.AddRange(mine.Select(page => page with { Html = page.Html.Replace(code, "", StringComparison.Ordinal) }));
        }

        Assert.All(pages, page => Assert.Equal(Size, page.Length));
        Assert.Equal(pages[..4].Select(page => page.Html), pages[4..].Select(page => page.Html));
        Assert.All(pages[..2], page => Assert.DoesNotMatch("(?i)gruppe|forløb|plads", OwnOf(page)));
    }

    // Without what stands on every page.
    private static string OwnOf(Page page) => page.Html[page.Html.IndexOf("<h1>", StringComparison.Ordinal)..].Split("</main>")[0];

    [Fact]
    public async Task The_button_sends_as_many_bytes_as_a_button_to_stop()
    {
        var page = await host.PostAsync("/kode", ("code", await DrawAsync("AAAAAAAAAAAAAAAAAAAABg")));
        var forms = page.Forms.Where(form => form.Any(field => field.Name == "what")).ToArray();

        Assert.Contains(forms, form => form.Contains(("what", "times")));
        Assert.Single(forms.Select(form => form.Sum(field => field.Name.Length + field.Value.Length)).Distinct());
    }

    [Fact]
    public async Task Unknown_and_erased_codes_are_answered_as_for_status()
    {
        var erased = await DrawAsync("AAAAAAAAAAAAAAAAAAAABw");
        await host.SendAsync("/api/participant/withdraw", new JsonObject { ["code"] = erased, ["what"] = "data" });

        var (gone, none) = (await SendAsync(erased, "A-tue"), await SendAsync("0000-0000-0000-0000-0", "A-tue"));
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound, Size, Size), (gone.Status, none.Status, gone.Length, none.Length));
        Assert.Equal("Dine data er slettet", (await PickAsync(erased, "A-tue")).Heading);
        Assert.Contains("Vi kender ikke den kode", (await PickAsync("0000-0000-0000-0000-0", "A-tue")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(await DrawAsync(Peer))).Status);
    }

    private static bool Says(IEnumerable<string> texts, string words) => texts.Any(text => text.Contains(words, StringComparison.Ordinal));

    private Task<Page> AskAsync(string code) => host.PostAsync("/kode", ("code", code), ("what", "times"));

    private Task<Page> PickAsync(string code, params IEnumerable<string> slots) =>
        host.PostAsync("/kode", [("code", code), ("what", "times"), ("sure", "true"), .. slots.Select(slot => ("slots", slot))]);

    private Task<Page> SendAsync(string code, params IEnumerable<string> slots) => host.SendAsync(
        "/api/participant/times",
        new JsonObject { ["code"] = code, ["slots"] = new JsonArray([.. slots.Select(slot => (JsonNode)slot)]) });

    private async Task<string> DrawAsync(string token) => (await host.SendFormAsync(token)).Code;
}
