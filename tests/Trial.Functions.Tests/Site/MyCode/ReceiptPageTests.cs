using System.Text.Json.Nodes;

using Trial.Application.Citizens;
using Trial.Core;

namespace Trial.Functions.Tests.Site.MyCode;

/// <summary>The receipt as a page that a person reads.</summary>
public sealed class ReceiptPageTests : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const string Entry = "the text of a seal entry";
    private static readonly Digest Some = Digest.Of([1, 2, 3]);
    private static readonly string Hash = Some.ToString();

    private readonly SiteHost host;

    public ReceiptPageTests(SiteHost host)
    {
        this.host = host;
        host.Citizens.Receipt = Receipt(
            "trial/v1/receipt", ("leaf", 41), ("cPos", Hash), ("nArm", Hash), ("arm", "A"), ("path", new JsonArray()));
    }

    [Theory]
    [InlineData("/kode", "senest 1. december 2026", "plads under seglet")]
    [InlineData("/en/kode", "by 1 December 2026", "position under the seal")]
    public async Task Says_seal_envelope_line_and_the_day_by_which_the_log_shows_it(string path, string day, string envelope)
    {
        var page = await ReadAsync(Peer, path);

        Assert.Contains(page.Texts, text => text.Contains(day, StringComparison.Ordinal));
        Assert.Contains($"{envelope}</dt><dd>41</dd>", page.Html, StringComparison.Ordinal);
        Assert.Contains(Core.Lottery.SealEntry.Hash(Entry).ToString(), page.Texts);
        Assert.Contains(Core.Record.Body.CommitmentOf("{}", Some, Some).ToString(), page.Texts);
        Assert.Equal(host.Citizens.Receipt, page.FileOf("receipt"));
    }

    [Theory]
    [InlineData("/kode", "Lodtrækningen: gruppeforløb", "Lodtrækningen: kontrolgruppen")]
    [InlineData("/en/kode", "The draw: peer group", "The draw: control group")]
    [Trait("Requirement", "R2")]
    public async Task Both_arms_have_the_same_page_but_for_the_word_of_the_arm(string path, string peerWord, string controlWord)
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var (peer, control) = (await ReadAsync(Peer, path), await ReadAsync(Control, path));

        Assert.Equal(
            control.Html.TrimEnd(),
            peer.Html.TrimEnd().Replace(peerWord, controlWord, StringComparison.Ordinal)
                .Replace(peer.Fields[0].Value, control.Fields[0].Value, StringComparison.Ordinal)); // their codes
        Assert.Equal((peer.Title, 32 * 1024, 32 * 1024), (control.Title, peer.Length, control.Length));
    }

    [Fact]
    public async Task Leads_to_the_check_by_an_address_and_a_square_and_back_to_the_code_without_a_script()
    {
        var page = await ReadAsync(Peer, "/en/kode");

        Assert.Matches("<a href=\"/en/kontrol\">http://127.0.0.1:[0-9]+/en/kontrol</a>", page.Html);
        Assert.Matches("<svg viewBox=\"0 0 (\\d+) \\1\" role=\"img\"", page.Html);
        Assert.DoesNotContain("type=\"module\" src=\"/assets/js/check", page.Html, StringComparison.Ordinal);
        Assert.Equal("The draw: peer group", (await host.PressAsync(page)).Heading);
    }

    // The pages' script ends the history of the form where no form leads on.
    [Fact]
    public async Task The_page_of_the_lot_has_no_form_and_the_receipt_as_a_file_only()
    {
        var lot = await host.SendFormAsync(Control);

        Assert.Empty(lot.Forms);
        Assert.Equal(host.Citizens.Receipt, lot.FileOf("receipt"));
    }

    [Fact]
    public async Task While_the_lot_is_not_drawn_it_says_that_somebody_signed_up()
    {
        host.Citizens.Receipt = Receipt("trial/v1/waiting");
        host.Citizens.Waits = new Waits(12, InQueue: true);
        var page = await ReadAsync(Peer, "/kode");
        host.Citizens.Waits = null;

        Assert.Contains("Der er ikke trukket lod endnu.", page.Texts);
        Assert.Contains("Forsøgets regnskab siger, at du er tilmeldt.", page.Texts);
        Assert.DoesNotContain("Kuvertens plads under seglet", page.Texts);
    }

    // As far as it is read here: what the check looks at is elsewhere.
    private static string Receipt(string format, params (string Name, JsonNode Value)[] more)
    {
        var receipt = new JsonObject
        {
            ["format"] = format,
            ["setup"] = "{}",
            ["sealEntry"] = Entry,
            ["open"] = "{}",
            ["nOpen"] = Hash,
            ["closedHash"] = Hash,
            ["sealProof"] = "",
            ["promise"] =
                new Core.Log.Promise("haab", Some, new(2026, 12, 1)).Format() + $"\n— eksempel.dk/promise {new string('A', 88)}\n",
        };
        foreach (var (name, value) in more)
        {
            receipt[name] = value;
        }

        return receipt.ToJsonString();
    }

    private async Task<Page> ReadAsync(string token, string path)
    {
        var shown = await host.PostAsync(path, ("code", (await host.SendFormAsync(token)).Code));
        return await host.PostAsync(path, shown.Forms.Single(form => form.Contains(("what", "receipt"))));
    }
}
