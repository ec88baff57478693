using System.Net;
using System.Text.RegularExpressions;

using Trial.Application.Record;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core.Record;
using Trial.Functions.Site.Desks.Steward;

namespace Trial.Functions.Tests.Site.Desks;

/// <summary>The steward's acts on their pages, as a browser without scripts does them.</summary>
public sealed partial class StewardPagesTests() : DeskTests(StaffRole.Steward, people: 2)
{
    private const string Home = "/personale/steward";

    [Fact]
    public async Task The_overview_says_what_is_missing_and_leads_there()
    {
        var page = await Browser.GetAsync(Home);

        Assert.Contains("Hvem har ansvaret: I orden", page.Texts); // as the host was told
        Assert.Contains("Sikkerhedskopi: Mangler", page.Texts);
        Assert.Contains(page.Texts, text => text.EndsWith(" mangler.", StringComparison.Ordinal));
        Assert.Contains("5 steder er åbne.", page.Texts);
        Assert.Single(page.Texts, text => text.Contains("Ved skoven", StringComparison.Ordinal)); // once
        Assert.Contains($"{Home}/kopi", DeskBrowser.Links(page));
    }

    [Fact]
    public async Task What_cannot_come_now_is_not_offered_and_its_page_says_why()
    {
        var now = new DeedsNow(Phase.Open) { IsAnyOpen = true, IsAnyDrawn = true };
        Assert.Equal(
            [
                StewardDeed.Install, StewardDeed.ClosePlace, StewardDeed.Text, StewardDeed.Correct, StewardDeed.Backup, StewardDeed.Unblind,
                StewardDeed.CloseStudy,
            ],
            await OfferedAsync(now));
        Assert.Contains("Alle steder er åbne.", (await Browser.GetAsync($"{Home}/aabn")).Texts);
        Assert.Contains("Uret passer med det, der er skrevet.", (await Browser.GetAsync($"{Home}/ur")).Texts);
        Assert.Contains("holder pause efter en gammel kopi", (await Browser.GetAsync($"{Home}/gendan")).Html, StringComparison.Ordinal);

        await DoAsync("luk", ("stratum", "B"), ("reason", "Lokalet er væk"));
        await DoAsync("afblind", ("reason", "Komitéen"), ("sure", "true"));
        Host.Clock.Advance(TimeSpan.FromDays(15));
        Browser = await Host.BrowserOfAsync(StaffRole.Steward); // who signs in anew
        now = now with { IsAnyClosed = true, IsUnblinded = true, IsClockDoubted = true };
        Assert.Contains(StewardDeed.SayDate, await OfferedAsync(now));
        Assert.DoesNotContain("name=\"date\"", (await Browser.GetAsync($"{Home}/afblind")).Html, StringComparison.Ordinal);

        Assert.Equal(
            [StewardDeed.Install, StewardDeed.Backup], StewardDeeds.All.Where(deed => new DeedsNow(Phase.Unsealed).WhyNot(deed) is null));
    }

    [Fact]
    public async Task A_page_from_before_restores_no_study_that_is_well()
    {
        var before = (await StateAsync()).Count;
        var page = await PressAsync("gendan", ("skip", "1"), ("reason", "Færdig"), ("sure", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("holder pause efter en gammel kopi", page.Html, StringComparison.Ordinal);
        Assert.Equal(before, (await StateAsync()).Count);
    }

    [Fact]
    public async Task A_place_is_closed_and_opened_again_with_who_approved_it()
    {
        await DoAsync("luk", ("stratum", "B"), ("reason", "Lokalet er væk"));
        var closed = (await Browser.GetAsync(Home)).Texts;
        Assert.Contains("4 steder er åbne.", closed);
        Assert.Contains("Ved åen: lukket 23. november 2026. Lokalet er væk", closed);
        var (open, close) = (await Browser.GetAsync($"{Home}/aabn"), await Browser.GetAsync($"{Home}/luk"));
        Assert.Equal((true, false), (open.Texts.Contains("Ved åen"), open.Texts.Contains("Ved havnen")));
        Assert.Equal((false, true), (close.Texts.Contains("Ved åen"), close.Texts.Contains("Ved havnen")));
        await DoAsync("aabn", ("stratum", "B"), ("reason", "Komitéen har sagt god for det."));
        Assert.Contains("5 steder er åbne.", (await Browser.GetAsync(Home)).Texts);

        var lines = await Host.Part<RecordView>().ReadAsync(new RecordFilter(Actor: Actor.Steward), default);
        Assert.Equal(
            [("open", "Komitéen har sagt god for det."), ("close", "Lokalet er væk")],
            lines.Take(2).Select(line => (line.Kind, line.Why)));
    }

    [Fact]
    public async Task A_place_that_is_closed_by_nobody_closes_no_study()
    {
        var page = await PressAsync("luk", ("reason", "Lokalet er væk"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Sted: Feltet skal udfyldes.", page.Texts);
        Assert.Contains("id=\"stratum-error\">Feltet skal udfyldes.<", page.Html, StringComparison.Ordinal); // the label stands over it
        Assert.Equal(Phase.Open, (await StateAsync()).Phase);
    }

    [Theory]
    [InlineData("ret", "of", "Der er intet lod med det nummer.")]
    [InlineData("kopi", "date", "Dagen er ikke kommet endnu.")]
    public async Task What_is_wrong_with_one_field_stands_beside_it(string word, string field, string text)
    {
        var page = await PressAsync(word, ("of", "999999"), ("as", "other"), ("date", "2126-01-01"), ("reason", "En prøve"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains($"id=\"{field}-error\">{text}<", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_is_told_in_one_sentence_that_names_its_fields()
    {
        var page = await PressAsync("liste", ("setup", "{}"), ("sealEntry", "x"), ("strata", "A"), ("reason", "En prøve"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        var told = WebUtility.HtmlDecode(page.Html).Split("id=\"setup-error\">")[1].Split('<')[0];
        Assert.Matches("^format, study, .*: Feltet i setup.json er ikke, som trial seal skriver det\\.$", told);
        Assert.DoesNotContain("strata.", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("afslut")]
    [InlineData("afblind")]
    public async Task What_cannot_be_undone_is_done_only_once_it_was_read(string word)
    {
        var before = (await StateAsync()).Count;
        var page = await PressAsync(word, ("reason", "Færdig"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Sæt kryds, når du har læst, hvad der sker.", page.Texts);
        Assert.Equal(before, (await StateAsync()).Count);

        await DoAsync(word, ("reason", "Færdig"), ("sure", "true"));
        Assert.Equal(before + 1, (await StateAsync()).Count);
    }

    [Fact]
    public async Task What_cannot_be_now_is_said_in_Danish_and_the_reason_is_not_lost()
    {
        await DoAsync("afslut", ("reason", "Enden"), ("sure", "true"));
        var page = await PressAsync("afsloer", ("seed", new string('0', 64)), ("reason", "Enden"), ("sure", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Det er ikke det frø, som lodlisten blev lavet af.", page.Texts);
        Assert.Contains(">Enden</textarea>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('0', 64), page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_for_a_later_day_is_on_the_overview_and_an_earlier_one_is_refused_beside_its_day_which_is_named()
    {
        (string, string)[] text = [("da", "Ja"), ("en", "Yes"), ("reason", "Komitéen har sagt god for det")];
        await DoAsync("tekst", [("version", "da-2"), ("from", "2026-12-04"), .. text]);
        Assert.Contains("I brug: da-1. Fra den 4. december 2026: da-2.", (await Browser.GetAsync(Home)).Texts);

        var page = await PressAsync("tekst", [("version", "da-3"), ("from", "2026-12-03"), .. text]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(
            "id=\"from-error\">En anden tekst er sat til at gælde fra en senere dag. Er det en fejl, så træk den tilbage. "
            + "Vælg den 4. december 2026 eller en senere dag.",
            WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);

        await DoAsync("tekst", [("version", "da-3"), ("from", "2027-01-04"), .. text]);
        Assert.Contains(
            "I brug: da-1. Fra den 4. december 2026: da-2. Fra den 4. januar 2027: da-3.", (await Browser.GetAsync(Home)).Texts);
    }

    [Fact]
    public async Task A_text_of_the_wrong_year_is_refused_and_one_of_the_wrong_day_is_withdrawn_for_a_reason()
    {
        (string, string)[] text = [("da", "Ja"), ("en", "Yes"), ("reason", "Komitéen har sagt god for det")];
        var far = await PressAsync("tekst", [("version", "da-2"), ("from", "10-12-2062"), .. text]);
        Assert.Contains("Dagen er mere end et år ude i fremtiden. Er året rigtigt?", far.Texts);
        Assert.DoesNotContain($"{Home}/tekst-tilbage", DeskBrowser.Links(await Browser.GetAsync(Home)));

        await DoAsync("tekst", [("version", "da-2"), ("from", "10-11-2027"), .. text]);
        Assert.Contains($"{Home}/tekst-tilbage", DeskBrowser.Links(await Browser.GetAsync(Home)));
        Assert.Contains("da-2, fra den 10. november 2027", (await Browser.GetAsync($"{Home}/tekst-tilbage")).Texts);
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync("tekst-tilbage", ("reason", "Forkert år"))).Status);
        await DoAsync("tekst-tilbage", ("version", "da-2"), ("reason", "Forkert år"));

        Assert.Contains("I brug: da-1.", (await Browser.GetAsync(Home)).Texts);
        Assert.Contains("Forkert år", (await Browser.GetAsync($"{Home}/protokol?slags=text")).Texts);
    }

    [Fact]
    public async Task An_open_place_stands_there_by_its_name_with_the_day_and_the_reason()
    {
        await DoAsync("luk", ("stratum", "B"), ("reason", "Lokalet er væk"));
        await DoAsync("aabn", ("stratum", "B"), ("reason", "Regionen har sagt god for det"));
        var texts = (await Browser.GetAsync(Home)).Texts;
        Assert.Contains("Ved åen: åbnet 23. november 2026. Regionen har sagt god for det", texts);
        Assert.Single(texts, text => text.Contains("Ved åen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_is_told_beside_its_field_and_nothing_that_looks_like_a_CPR_number_comes_back()
    {
        var page = await PressAsync("ret", ("of", "to"), ("as", "other"), ("reason", "010101-1234"));

        Assert.Contains("Loddets nummer i protokollen: Skriv et helt tal.", page.Texts);
        Assert.Contains("Hvorfor, og hvem har sagt god for det: Skriv aldrig et CPR-nummer her.", page.Texts);
        Assert.DoesNotContain("010101", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_without_slips_offers_none()
    {
        var page = await Browser.GetAsync($"{Home}/sedler");
        Assert.Contains("Forsøget her bruger ikke sedler: alle kan melde sig.", page.Texts);
        Assert.DoesNotContain("name=\"count\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Home}/kald-tilbage", DeskBrowser.Links(await Browser.GetAsync(Home)));
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync($"{Home}/udleveret")).Status);
    }

    [Fact]
    public async Task A_mistake_is_noted_and_the_day_of_a_backup_is_kept()
    {
        var draw = (await StateAsync()).Draws.Keys.First();
        await DoAsync("ret", ("of", $"{draw}"), ("as", "wrong-stratum"), ("reason", "Hun bor ved åen"));
        await DoAsync("kopi", ("date", "22.11.2026"), ("reason", "Prøvet at læse den"));

        var lines = await Host.Part<RecordView>().ReadAsync(new RecordFilter("correction"), default);
        Assert.Equal($"lod nr. {draw}: forkert sted", Assert.Single(lines).What.Da);
        Assert.Contains("Sidste kopi: 22. november 2026.", (await Browser.GetAsync(Home)).Texts);
        Assert.Contains(await Host.Accesses.ReadAsync(default), it => (it.What, it.Subject) == ("backup", "2026-11-22"));
    }

    [Fact]
    public async Task The_record_is_read_by_act_by_whom_and_by_day_in_local_time()
    {
        await DoAsync("luk", ("stratum", "B"), ("reason", "Lokalet er væk"));
        var page = await Browser.GetAsync($"{Home}/protokol?slags=close&af=steward&fra=2026-11-23&til=2026-11-23");

        Assert.Contains("23. november 2026", page.Texts);
        Assert.Contains("kl. 10.00.00", page.Texts); // 09 in UTC
        Assert.Equal(2, page.Html.Split("<tr>").Length - 1);
        Assert.DoesNotContain("Lokalet er væk", (await Browser.GetAsync($"{Home}/protokol?til=2026-11-22")).Texts);
    }

    [Fact]
    public async Task A_long_record_comes_in_pages_of_fifty_and_a_new_act_moves_none()
    {
        var lines = Enumerable.Range(0, 120)
            .Select(number => new RecordLine(number, default, Actor.Steward, "open", new InTwoLanguages("", ""), null, null, null))
            .Reverse().ToList();
        var (first, last) = (RecordPiece.Of(lines, null), RecordPiece.Of(lines, "20"));
        var second = RecordPiece.Of(lines, first.Older);

        Assert.Equal((50, 1, null, "70"), (first.Lines.Count, first.From, first.Newer, first.Older));
        Assert.Equal((50, 51, "", "20"), (second.Lines.Count, second.From, second.Newer, second.Older));
        Assert.Equal((20, 101, "70", null), (last.Lines.Count, last.From, last.Newer, last.Older));
        Assert.Equal(second.Lines, RecordPiece.Of([lines[0] with { Sequence = 120 }, .. lines], "70").Lines);
        Assert.Equal(first, RecordPiece.Of(lines, "x") with { Lines = first.Lines });
        Assert.Equal((0, 0, null, null), RecordPiece.Of([], "7") is var none ? (none.From, none.Total, none.Newer, none.Older) : default);

        await DoAsync("luk", ("stratum", "B"), ("reason", "Lokalet er væk"));
        Assert.Contains("Nyere", (await Browser.GetAsync($"{Home}/protokol?foer=1")).Texts);
    }

    [Fact]
    public async Task While_the_service_has_stopped_the_steward_has_the_one_page_that_lets_it_go_on()
    {
        Host.Part<Standstill>().Set(new Stop("The record has gone back.", new Dictionary<string, Cursor>(), NeedsSkip: true, Bodies: 0));
        using var coordinator = await Host.BrowserOfAsync(StaffRole.Coordinator);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await coordinator.GetAsync("/personale/koordinator")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await coordinator.GetAsync($"{Home}/gendan")).Status);

        using var steward = await Host.BrowserOfAsync(StaffRole.Steward); // who signs in anew
        Assert.Equal($"{Home}/gendan", (await steward.GetAsync(Home)).Headers["Location"]);
        var page = await steward.GetAsync($"{Home}/gendan");
        (string, string)[] fields = [("skip", "3"), ("reason", "Disken gik i stykker")];
        Assert.Contains(
            "Sæt kryds, når du har læst, hvad der sker.", (await steward.PressAsync(page, $"{Home}/gendan", fields)).Texts);
        Assert.NotNull(Host.Part<Standstill>().Stop);
        var done = await steward.PressAsync(page, $"{Home}/gendan", [.. fields, ("sure", "true")]);

        Assert.Equal($"{Home}?gjort", done.Headers["Location"]);
        Assert.Equal(HttpStatusCode.OK, (await steward.GetAsync(Home)).Status);
    }

    [Fact]
    public void Every_refusal_of_a_stewards_act_has_Danish_words()
    {
        string[] files =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "src/Trial.Application/Stewards"), "*.cs"),
            Path.Combine(Repository.Root, "src/Trial.Functions/Site/Desks/Steward/DeedsNow.cs"),
            Path.Combine(Repository.Root, "src/Trial.Core/Record/StudyCourse.cs"),
            Path.Combine(Repository.Root, "src/Trial.Core/Record/ConsentTexts.cs"),
        ];
        var clauses = files.SelectMany(file => Clause().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();

        // Of a draw, and of a body that another writer made: no steward asks for these.
        clauses.ExceptWith(["no list has that many envelopes", "the seal is not part of this study"]);
        clauses.ExceptWith(["the previous commitment is not the last one", "the body belongs to another study"]);

        Assert.True(clauses.Count > 20);
        Assert.All(clauses, clause => Assert.NotEqual(clause, StewardWords.Danish.Refused(clause)));
    }

    // What the overview leads to under its acts, which is what can come now.
    private async Task<IReadOnlyList<StewardDeed>> OfferedAsync(DeedsNow now)
    {
        var links = DeskBrowser.Links(await Browser.GetAsync(Home));
        StewardDeed[] offered = [.. StewardDeeds.All.Where(deed => links.Contains($"{Home}/{StewardDeeds.Word(deed)}"))];
        Assert.Equal(StewardDeeds.All.Where(deed => now.WhyNot(deed) is null && !StewardDeeds.IsOfSlips(deed)), offered);
        return offered;
    }

    private async Task DoAsync(string word, params IEnumerable<(string, string)> fields)
    {
        var done = await PressAsync(word, fields);
        Assert.Equal((303, $"{Home}?gjort"), ((int)done.Status, done.Headers.GetValueOrDefault("Location")));
        Assert.Contains("Det er gjort.", (await Browser.GetAsync(done.Headers["Location"])).Texts);
    }

    private async Task<Page> PressAsync(string word, params IEnumerable<(string, string)> fields) =>
        await Browser.PressAsync(await Browser.GetAsync($"{Home}/{word}"), $"{Home}/{word}", fields);

    private async Task<StudyState> StateAsync() => (await Host.Part<StudyLedger>().ReadAsync(default)).State;

    [GeneratedRegex("(?:Refused\\(|new\\(|=> |\\? |: )\"((?:the|this|every|no|nothing|a|envelopes|there|more) [^\"]*)\"")]
    private static partial Regex Clause();
}
