using System.Net;
using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site;

/// <summary>The pages and answers where lots are drawn when four have signed up at a place.</summary>
[Trait("Requirement", "R2")]
public sealed class TogetherTests : IAsyncLifetime, IDisposable
{
    private const int Size = 32 * 1024;
    private const string Token = "AAAAAAAAAAAAAAAAAAAAAA";

    private readonly SiteHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        host.Citizens.Study = host.Citizens.Study with { Together = 4 };
        host.Citizens.Waits = new Waits(4, InQueue: true);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("", "Der trækkes lod, når 4 har meldt sig på dit sted. Nogle gange bliver det lidt færre eller lidt flere.")]
    [InlineData("/en", "Lots are drawn when 4 people have signed up at your place. Sometimes it is a few fewer or a few more.")]
    public async Task Whoever_signs_up_is_told_when_lots_are_drawn_before_and_after_and_no_date(string language, string text)
    {
        Page[] pages =
        [
            await SendAsync(language, "check"),
            await host.PostAsync($"{language}/kode", ("code", await CodeAsync())),
            await host.PostAsync($"{language}/tilmelding", [.. Answers, ("step", "company"), ("go", "check")]),
            await host.PostAsync($"{language}/tilmelding", [.. Answers, ("step", "company"), ("go", "lottery")]),
        ];

        Assert.All(pages, page => Assert.Contains(page.Texts, said => said.Contains(text, StringComparison.Ordinal)));
        Assert.DoesNotContain(pages[0].Texts, said => said.Contains("Lodtrækningen:", StringComparison.Ordinal));
        Assert.DoesNotContain(pages[0].Texts, said => said.Contains("The draw:", StringComparison.Ordinal));
        Assert.All(pages[..2], page => Assert.Equal(Size, page.Length));
    }

    [Fact]
    public async Task Who_waits_can_have_everything_erased_and_has_neither_group_nor_follow_up_to_leave()
    {
        var code = await CodeAsync();
        var page = await host.PostAsync("/kode", ("code", code));

        Assert.Contains("value=\"data\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"group\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"followUp\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(TogetherWords.Danish.NotDrawn, page.Texts);
        foreach (var what in (string[])["group", "followUp"])
        {
            var said = await host.PostAsync("/kode", ("code", code), ("what", what), ("sure", "true"));
            var answer = await host.SendAsync("/api/participant/withdraw", new JsonObject { ["code"] = code, ["what"] = what });
            Assert.Equal((HttpStatusCode.Conflict, Size), (said.Status, said.Length));
            Assert.Equal((HttpStatusCode.Conflict, Size), (answer.Status, answer.Length));
            Assert.Equal("/problems/not-drawn", answer.Json["type"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("", "Er dit lod ikke trukket endnu, bliver det heller ikke trukket.")]
    [InlineData("/en", "If your lot hasn't been drawn yet, it won't be.")]
    public async Task Deleting_before_the_lot_is_told_wherever_deleting_is(string language, string text)
    {
        var code = await CodeAsync();
        Page[] pages =
        [
            await host.PostAsync($"{language}/kode", ("code", code)),
            await host.PostAsync($"{language}/kode", ("code", code), ("what", "data")),
            await host.GetAsync($"{language}/privatliv"),
        ];

        Assert.All(pages, page => Assert.Contains(page.Texts, said => said.Contains(text, StringComparison.Ordinal)));
        host.Citizens.Study = host.Citizens.Study with { Together = null };
        Assert.DoesNotContain(text, (await host.GetAsync($"{language}/privatliv")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_say_that_the_lot_is_waited_for_and_are_as_long_as_others()
    {
        var referral = await host.SendAsync("/api/referrals", Referral());
        var code = referral.Json["code"]!.GetValue<string>();
        var status = await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code });

        foreach (var answer in (Page[])[referral, status])
        {
            Assert.Equal(("waiting", 4, true), (
                answer.Json["arm"]!.GetValue<string>(), answer.Json["people"]!.GetValue<int>(), answer.Json["waiting"]!.GetValue<bool>()));
            Assert.Equal(Size, answer.Length);
        }

        host.Citizens.Waits = new Waits(4, InQueue: false);
        status = await host.SendAsync("/api/participant/status", new JsonObject { ["code"] = code });
        Assert.False(status.Json["waiting"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Who_left_the_queue_by_a_restore_is_told_that_a_receipt_counts_and_else_to_sign_up_again()
    {
        var code = await CodeAsync();
        host.Citizens.Waits = new Waits(4, InQueue: false);
        var page = await host.PostAsync("/kode", ("code", code));

        Assert.All(TogetherWords.Danish.OutOfQueue.Text, text => Assert.Contains(text, page.Texts));
        Assert.DoesNotContain(page.Texts, text => text.Contains("har meldt sig", StringComparison.Ordinal));
        Assert.Equal(Size, page.Length);
    }

    [Fact]
    public async Task The_pages_are_easy_to_read()
    {
        var code = await CodeAsync();
        Page[] pages = [await SendAsync("", "check"), await host.PostAsync("/kode", ("code", code)), await host.GetAsync("/om")];
        host.Citizens.Waits = new Waits(4, InQueue: false);

        Assert.All(pages.Append(await host.PostAsync("/kode", ("code", code))), page => Assert.InRange(Readability.Lix(page.Texts), 5, 35));
    }

    private static (string, string)[] Answers { get; } =
    [
        ("token", Token), ("adult", "true"), ("everydayLife", "true"), ("stratum", "A"), ("slots", "A-tue"), ("companionship", "false"),
        ("understandsLottery", "true"), ("consent", "da-1"),
    ];

    private static JsonObject Referral() => new()
    {
        ["token"] = Token,
        ["stratum"] = "A",
        ["slots"] = new JsonArray("A-tue"),
        ["adult"] = true,
        ["everydayLife"] = true,
        ["companionship"] = false,
        ["understandsLottery"] = true,
        ["consent"] = "da-1",
        ["language"] = "da",
    };

    private Task<Page> SendAsync(string language, string step) => host.PostAsync($"{language}/tilmelding", [.. Answers, ("step", step)]);

    private async Task<string> CodeAsync() => (await SendAsync("", "check")).Code;
}
