using Trial.Application.Citizens;
using Trial.Functions.Tests.Site.SignUp;

namespace Trial.Functions.Tests.Site.MyCode;

/// <summary>The pages behind a code.</summary>
public sealed class MyCodeTests(SiteHost host) : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task A_code_is_read_in_any_case_with_or_without_hyphens()
    {
        var code = await DrawAsync(Peer);

        foreach (
            var typed in new[] { code, code.ToLowerInvariant(), code.Replace('-', ' '), code.Replace("-", "", StringComparison.Ordinal) })
        {
            Assert.Equal("Lodtrækningen: gruppeforløb", (await ShowAsync(typed)).Heading);
        }
    }

    [Fact]
    public async Task Unknown_and_malformed_codes_are_answered_alike_and_not_repeated()
    {
        string[] codes = ["0101901234", "2Y5M-T4JQ-ECG2-MDY0-H", "2Y5M-T4JQ-ECG2-MDY0-J", new('x', 1000)];
        var pages = await Task.WhenAll(codes.Select(ShowAsync));

        Assert.Single(pages.Select(page => page.Html).Distinct());
        Assert.Contains("Vi kender ikke den kode", pages[0].Html, StringComparison.Ordinal);
        Assert.Contains("Skriv alle 17 tegn", (await ShowAsync("")).Html, StringComparison.Ordinal); // nothing is said to be unknown
    }

    [Fact]
    public async Task Every_answer_to_a_code_has_the_same_length()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var peer = await DrawAsync(Peer);
        var control = await DrawAsync(Control);

        Page[] pages =
        [
            await ShowAsync(peer), await ShowAsync(control), await ShowAsync("x"), await LeaveAsync(peer, "data"),
            await LeaveAsync(peer, "group", sure: true),
        ];

        Assert.All(pages, page => Assert.Equal(32 * 1024, page.Length));
    }

    [Fact]
    public async Task The_group_is_shown_with_place_time_and_first_date()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var page = await ShowAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAQ"));

        Assert.Contains("Kulturhuset, tirsdag kl. 17.00.", page.Texts);
        Assert.Single(page.Texts, text => text.Contains("tirsdag den 1. september kl. 17.00", StringComparison.Ordinal)); // said once
    }

    [Theory]
    [InlineData("2026-08-20", "Næste møde er tirsdag den 1. september kl. 17.00. Det er møde nr. 1 ud af 10.")]
    [InlineData("2026-09-08", "Næste møde er i dag, tirsdag den 8. september kl. 17.00. Det er møde nr. 2 ud af 10.")]
    [InlineData("2026-09-09", "Næste møde er torsdag den 17. september kl. 17.00. Det er møde nr. 3 ud af 10.")] // moved
    [InlineData("2026-09-18", "Næste møde er tirsdag den 29. september kl. 17.00. Det er møde nr. 5 ud af 10.")] // after one called off
    [InlineData("2027-02-01", "Gruppen har holdt sit sidste møde. Tak, fordi du var med.")]
    public async Task The_next_meeting_is_told_from_before_the_first_until_long_after_the_last(string today, string said)
    {
        DateOnly[] dates = [.. FakeCitizens.AGroup.Meetings.Dates];
        dates[2] = new(2026, 9, 17);
        host.Citizens.Group = FakeCitizens.AGroup with
        {
            Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture),
            Moved = new Dictionary<int, DateOnly> { [3] = dates[2] },
            Meetings = FakeCitizens.AGroup.Meetings with { Dates = dates, Off = [4] },
        };
        var page = await ShowAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAQ"));

        Assert.Contains(said, page.Texts);
        Assert.Contains("torsdag den 17. september – flyttet hertil", page.Texts);
        Assert.Contains("tirsdag den 22. september – aflyst", page.Texts);
        Assert.Contains("tirsdag den 3. november", page.Texts);
        string[] ahead = ["Sig det ved døren", "Andre kan måske se den", "calendar"];
        Assert.All(ahead, words => Assert.Equal(
            !said.StartsWith("Gruppen har holdt", StringComparison.Ordinal), page.Html.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_called_off_moved_and_never_planned_is_told_apart_and_the_name_before_what_comes_afterwards()
    {
        var dates = FakeCitizens.AGroup.Meetings.Dates;
        host.Citizens.Group = FakeCitizens.AGroup with
        {
            Today = dates[0],
            Moved = new Dictionary<int, DateOnly> { [3] = new(2026, 9, 17) },
            Meetings = FakeCitizens.AGroup.Meetings with { Off = [4, 5] },
            Without = [dates[3], dates[4], new(2026, 12, 24)],
        };
        var page = await ShowAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAQ"));

        string[] told =
        [
            "Dit navn i gruppen er",
            "Møde nr. 3 er flyttet til torsdag den 17. september.",
            "Møderne den 22. september og 29. september er aflyst.",
            "Der er ikke møde den 24. december.",
        ];
        var places = told.Select(words => page.Texts.ToList().FindIndex(text => text.StartsWith(words, StringComparison.Ordinal))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Who_left_the_group_is_not_told_that_a_place_goes_to_somebody_else()
    {
        const string Goes = "går den til en anden";
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAAIA");
        Assert.Contains(Goes, Said(await ShowAsync(code)), StringComparison.Ordinal);
        await LeaveAsync(code, "group", sure: true);

        Assert.DoesNotContain(Goes, Said(await ShowAsync(code)), StringComparison.Ordinal);
        Assert.DoesNotContain(Goes, Said(await LeaveAsync(code, "data")), StringComparison.Ordinal);

        static string Said(Page page) => string.Join(' ', page.Texts);
    }

    [Fact]
    public async Task In_the_control_arm_nothing_speaks_of_meetings_or_of_a_calendar()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var page = await ShowAsync(await DrawAsync(Control));

        Assert.DoesNotContain(
            page.Texts, text => text.Contains("gang er", StringComparison.Ordinal) || text.Contains("kalender", StringComparison.Ordinal));
        var text = string.Join(' ', page.Texts).Replace("Ønske om følgeskab", "", StringComparison.Ordinal);
        Assert.DoesNotContain("følgeskab", text, StringComparison.Ordinal);
    }

    // Calendars are shared.
    [Fact]
    public async Task A_calendar_names_neither_the_place_nor_what_it_is()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var page = await ShowAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAQ"));
        var file = page.FileOf("calendar");

        Assert.DoesNotContain("\nLOCATION", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Kulturhuset", file, StringComparison.Ordinal);
        Assert.Equal(10, file.Split("SUMMARY:Aftale").Length - 1);
    }

    [Fact]
    public async Task The_place_is_in_another_file_of_the_same_name_behind_a_second_choice_that_says_what_it_means()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var code = await DrawAsync("AAAAAAAAAAAAAAAAAAAAAQ");
        var page = await ShowAsync(code);
        var asked = await LeaveAsync(code, "calendar");

        Assert.Equal(
            page.FileOf("calendar"),
            asked.FileOf("calendar-place").Replace("LOCATION:Kulturhuset\r\n", "", StringComparison.Ordinal));
        Assert.Equal(10, asked.FileOf("calendar-place").Split("LOCATION:Kulturhuset").Length - 1);
        Assert.Contains("Vil du have adressen med?", page.Texts);
        Assert.Contains("Med adressen kan den, der ser din kalender, også se, hvor du er.", asked.Texts);
        Assert.Matches("id=\"calendar\" download=\"datoer.ics\"", page.Html);
        Assert.Matches("id=\"calendar-place\" download=\"datoer.ics\"", asked.Html);
        Assert.Equal((page.Title, page.Length), (asked.Title, asked.Length));
        Assert.Equal(page.Heading, (await host.PressAsync(asked)).Heading);
    }

    [Fact]
    public async Task Who_has_no_group_gets_the_page_of_the_code_instead_of_a_calendar_with_a_place()
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var code = await DrawAsync(Control);

        Assert.Equal((await ShowAsync(code)).Html, (await LeaveAsync(code, "calendar")).Html);
    }

    [Fact]
    public async Task A_notice_is_text_and_never_markup()
    {
        host.Citizens.Notices = [new NoticeView(new DateOnly(2026, 9, 1), "Vi mødes <b>her</b> & dér.")];
        var page = await ShowAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAAAg"));
        host.Citizens.Notices = [];

        Assert.Contains("Vi mødes &lt;b&gt;her&lt;/b&gt; &amp; dér.", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group", "AAAAAAAAAAAAAAAAAAAABg")]
    [InlineData("followUp", "AAAAAAAAAAAAAAAAAAAABw")]
    public async Task Who_stopped_something_goes_back_to_the_rest_without_the_code_in_hand(string what, string token)
    {
        var done = await LeaveAsync(await DrawAsync(token), what, sure: true);
        var page = await host.PressAsync(done);

        Assert.Equal("Lodtrækningen: gruppeforløb", page.Heading);
        Assert.Equal(what != "group", page.Html.Contains("Vælg andre tider", StringComparison.Ordinal)); // who seeks no group chooses none
    }

    [Fact]
    public async Task Where_everything_is_deleted_nothing_leads_back() =>
        Assert.DoesNotContain("Vis mine oplysninger",
            (await LeaveAsync(await DrawAsync("AAAAAAAAAAAAAAAAAAAACA"), "data", sure: true)).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("group", "Du er ikke længere med i en gruppe", "AAAAAAAAAAAAAAAAAAAAAw")]
    [InlineData("followUp", "Du får ikke flere spørgsmål", "AAAAAAAAAAAAAAAAAAAABA")]
    [InlineData("data", "Dine data er slettet", "AAAAAAAAAAAAAAAAAAAABQ")]
    [Trait("Requirement", "R19")]
    [Trait("Requirement", "P15")]
    public async Task Leaving_is_explained_before_and_confirmed_after(string what, string done, string token)
    {
        var code = await DrawAsync(token);
        var before = await LeaveAsync(code, what);
        Assert.Equal("Lodtrækningen: gruppeforløb", (await ShowAsync(code)).Heading); // asking changes nothing

        var after = await host.PressAsync(before, ("sure", "true"));

        Assert.Equal(done, after.Heading);
        Assert.Contains(done, (await ShowAsync(code)).Texts);
        Assert.Equal(done, (await LeaveAsync(code, what, sure: true)).Heading); // and again
    }

    [Fact]
    public async Task Nobody_in_the_control_arm_is_asked_to_stop_a_group()
    {
        var page = await ShowAsync(await DrawAsync(Control));

        Assert.DoesNotContain("value=\"group\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"data\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "P18")]
    public async Task What_is_held_is_written_as_people_write_it()
    {
        var code = await DrawAsync(Peer);
        var (danish, english) = (await ShowAsync(code), await host.PostAsync("/en/kode", ("code", code)));

        foreach (var (page, words) in new[]
        {
            (danish, new[] { "Nørrebro", "tirsdag kl. 17.00", "24. oktober 2026 kl. 18.05", "Gruppeforløb", "Nej", "Dansk" }),
            (english, ["Nørrebro", "Tuesday at 17:00", "24 October 2026 at 18:05", "Peer group", "No", "Danish"]),
        })
        {
            Assert.All(words, word => Assert.Contains(word, page.Texts));
        }
    }

    [Fact]
    public async Task The_control_arm_is_told_since_when_it_takes_part_and_thanked()
    {
        Assert.Contains("Du har været med siden den 24. oktober 2026. Tak for det.", (await ShowAsync(await DrawAsync(Control))).Texts);
    }

    [Fact]
    public async Task Nothing_is_said_to_the_control_arm_that_is_true_of_the_other_only()
    {
        var page = await ShowAsync(await DrawAsync(Control));

        Assert.DoesNotContain(page.Texts, text => text.Contains("komme i gruppen", StringComparison.Ordinal));
        Assert.DoesNotContain("Føj datoerne", page.Html, StringComparison.Ordinal);
    }

    // Asking shows nothing that belongs to nobody.
    [Theory]
    [InlineData("group")]
    [InlineData("followUp")]
    [InlineData("data")]
    public async Task Who_asks_to_stop_with_a_code_that_nobody_knows_is_asked_for_another(string what)
    {
        var page = await LeaveAsync("0000-0000-0000-0000-0", what);

        Assert.Equal(("Min kode", 32 * 1024), (page.Heading, page.Length));
        Assert.Contains("Vi kender ikke den kode", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAEQ")]
    [InlineData("gAAAAAAAAAAAAAAAAAAAEQ")]
    public async Task Without_questionnaires_the_research_id_has_a_heading_of_its_own_and_can_be_copied(string token)
    {
        var result = await host.SendFormAsync(token);

        foreach (var page in new[] { result, await ShowAsync(result.Code) })
        {
            Assert.Matches("<h2 class=\"screen\">Dit forsknings-id</h2>\\s*<details", page.Html);
            Assert.Matches($"data-copy=\"{FakeCitizens.Id}\"", page.Html);
            Assert.Contains("js/code.mjs", page.Html, StringComparison.Ordinal);
        }

        Assert.Contains("<a href=\"/kode\">Min kode</a>", result.Html.Split("<ol>")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_deleting_means_is_told_in_each_arm_by_what_it_has()
    {
        foreach (var (token, seat) in new[] { ("AAAAAAAAAAAAAAAAAAAAEA", true), ("gAAAAAAAAAAAAAAAAAAAEA", false) })
        {
            var code = await DrawAsync(token);
            foreach (var page in new[] { await ShowAsync(code), await LeaveAsync(code, "data") })
            {
                Assert.Equal(seat, page.Html.Contains("Har du en plads i en gruppe", StringComparison.Ordinal));
                Assert.Contains("Tilbage bliver kun loddet: dagen, stedet, og hvad det blev.", page.Html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_code_is_never_part_of_an_address()
    {
        var code = await DrawAsync(Peer);
        var page = await ShowAsync(code);

        Assert.DoesNotContain(SignUpTests.Files(page), file => file.Contains(code, StringComparison.Ordinal));
        Assert.Equal("Min kode", (await host.GetAsync("/kode?code=" + code)).Heading);
    }

    private Task<Page> ShowAsync(string code) => host.PostAsync("/kode", ("code", code));

    private Task<Page> LeaveAsync(string code, string what, bool sure = false) =>
        host.PostAsync("/kode", ("code", code), ("what", what), ("sure", sure ? "true" : "false"));

    private async Task<string> DrawAsync(string token) => (await host.SendFormAsync(token)).Code;
}
