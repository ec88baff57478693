using Trial.Application.Citizens;
using Trial.Core.Groups;
using Trial.Core.Intake;

namespace Trial.Functions.Tests.Site.SignUp;

/// <summary>The form as a browser without scripts goes through it.</summary>
public sealed class SignUpTests(SiteHost host) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task A_person_reaches_the_lot_one_question_a_page()
    {
        var check = await host.ToCheckAsync(new Walk());
        var result = await host.PressAsync(check);

        Assert.Contains("Lodtrækningen: ", result.Heading, StringComparison.Ordinal);
        Assert.Equal(check.Code, result.Code);
        Assert.Equal(["A-tue", "A-wed"], host.Citizens.Last!.Slots);
        Assert.Equal(("A", true, true, true, true, "da-1", "da"), Said(host.Citizens.Last));
    }

    [Fact]
    public async Task An_English_reader_stays_in_English_and_gets_the_English_text()
    {
        var result = await host.PressAsync(await host.ToCheckAsync(new Walk { Path = "/en/tilmelding" }));

        Assert.StartsWith("The draw: ", result.Heading, StringComparison.Ordinal);
        Assert.Equal("en", host.Citizens.Last!.Language);
    }

    [Fact]
    public async Task The_last_button_pressed_twice_draws_once_and_shows_the_same()
    {
        var check = await host.ToCheckAsync(new Walk());
        var first = await host.PressAsync(check);
        var draws = host.Citizens.Draws;

        Assert.Equal(first.Html, (await host.PressAsync(check)).Html);
        Assert.Equal(draws, host.Citizens.Draws);
    }

    [Fact]
    public async Task The_same_form_with_another_answer_is_refused_and_shows_no_lot()
    {
        var check = await host.ToCheckAsync(new Walk());
        await host.PressAsync(check);

        var changed = await host.PostAsync("/tilmelding",
            check.Fields.Select(field => field.Name == "companionship" ? (field.Name, "false") : field));

        Assert.Equal("Du har allerede trukket lod", changed.Heading);
        Assert.DoesNotContain("Lodtrækningen:", changed.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adult")]
    [InlineData("everydayLife")]
    public async Task Who_says_no_to_a_condition_gets_a_kind_page_and_nothing_is_sent(string field)
    {
        var walk = new Walk { Until = field };
        var question = await host.ToCheckAsync(walk);
        var last = host.Citizens.Last;

        var unfit = await host.PressAsync(question, ("go", "no"));

        Assert.Equal("Du kan ikke være med denne gang", unfit.Heading);
        Assert.Same(last, host.Citizens.Last);
        Assert.Equal(question.Heading, (await host.PressAsync(unfit)).Heading);
    }

    [Theory]
    [InlineData("adult", "Vælg, om du er fyldt 18 år.")]
    [InlineData("everydayLife", "Vælg, om der er noget, der ikke fungerer.")]
    [InlineData("slots", "Vælg mindst én tid.")]
    [InlineData("companionship", "Vælg, om du vil have følgeskab.")]
    [InlineData("consent", "Tryk på knappen, hvis du siger ja til at være med.")]
    public async Task A_question_without_an_answer_is_asked_again_and_the_error_leads_to_its_field(string field, string text)
    {
        var question = await host.ToCheckAsync(new Walk { Until = field });
        var again = await host.PressAsync(question);

        Assert.StartsWith("Fejl: ", again.Title, StringComparison.Ordinal);
        Assert.Equal(question.Heading, again.Heading);
        Assert.Contains($"<a href=\"#{field}\">{text}</a>", again.Html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}\"", again.Html, StringComparison.Ordinal);
        Assert.Contains("autofocus", again.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slots", "010190-1234")]
    [InlineData("slots", "ZZ")]
    [InlineData("slots", "C-mon")] // closed
    [InlineData("slots", "\"><script>alert(1)</script>")]
    [InlineData("adult", "yes")]
    [InlineData("consent", "da-0")]
    public async Task What_does_not_parse_to_a_known_value_is_never_written_into_a_page(string field, string value)
    {
        var question = await host.ToCheckAsync(new Walk { Until = field });
        var again = await host.PressAsync(question, (field, value));

        Assert.Equal(question.Heading, again.Heading);
        Assert.DoesNotContain(again.Fields, sent => sent.Value == value);
        Assert.DoesNotContain("alert(1)", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("010190", again.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_changed_from_the_last_page_and_the_rest_is_kept()
    {
        var check = await host.ToCheckAsync(new Walk());
        var question = await host.PressAsync(check, ("go", "company"));
        Assert.Equal("Vil du gerne have følgeskab bagefter?", question.Heading);

        Assert.Contains("Dit svar er ja.", question.Texts);

        var back = await host.PressAsync(question, ("go", "no"));

        Assert.Equal(check.Heading, back.Heading);
        Assert.Equal(check.Code, back.Code);
        Assert.Contains(("companionship", "false"), back.Fields);
    }

    [Fact]
    public async Task Place_and_time_are_one_page_where_each_time_has_its_house_and_its_next_start()
    {
        var study = host.Citizens.Study;
        SlotView[] slots =
        [
            new("A-tue", "Kulturhuset, Torvet 1", Weekday.Tuesday, new(17, 0), new(2026, 12, 14)),
            new("A-wed", "Biblioteket", Weekday.Wednesday, new(10, 30)),
        ];
        host.Citizens.Study = study with { Strata = [study.Strata[0] with { Slots = slots }, .. study.Strata.Skip(1)] };
        var danish = await host.ToCheckAsync(new Walk { Until = "slots" });
        var english = await host.ToCheckAsync(new Walk { Until = "slots", Path = "/en/tilmelding" });
        host.Citizens.Study = study;

        Assert.Equal("Hvor og hvornår kan du komme?", danish.Heading);
        Assert.Equal(["Nørrebro", "Fredericia", "Helsingør"], danish.Texts.Intersect(["Nørrebro", "Fredericia", "Helsingør"]));
        Assert.Contains("Kulturhuset, Torvet 1. Næste start: 14. december 2026.", danish.Texts);
        Assert.Contains("Kulturhuset, Torvet 1. Next start: 14 December 2026.", english.Texts);
        Assert.Contains("Biblioteket", danish.Texts); // no group is planned there yet
    }

    [Fact]
    public async Task Another_place_is_chosen_by_its_times()
    {
        var check = await host.ToCheckAsync(new Walk());
        var times = await host.PressAsync(check, ("go", "times"));
        var moved = await host.PostAsync("/tilmelding", [.. times.Fields.Where(field => field.Name != "slots"), ("slots", "B-sat")]);

        Assert.Equal(check.Heading, moved.Heading);
        Assert.Equal(["B"], moved.Fields.Where(field => field.Name == "stratum").Select(field => field.Value));
        Assert.Contains("Fredericia", moved.Texts);
        Assert.DoesNotContain("Nørrebro", moved.Texts);
    }

    [Theory]
    [InlineData("/tilmelding", "Vælg kun tider på ét sted.")]
    [InlineData("/en/tilmelding", "Choose times at one place only.")]
    public async Task Times_at_two_places_are_asked_for_again_and_none_of_them_is_lost(string path, string said)
    {
        var times = await host.ToCheckAsync(new Walk { Until = "slots", Path = path });
        var again = await host.PressAsync(times, ("slots", "A-tue"), ("slots", "B-sat"));

        Assert.Equal(times.Heading, again.Heading);
        Assert.Contains($"<a href=\"#slots\">{said}</a>", again.Html, StringComparison.Ordinal);
        Assert.Equal(["A-tue", "B-sat"], again.Fields.Where(field => field.Name == "slots").Select(field => field.Value));
        Assert.DoesNotContain(again.Fields, field => field.Name == "stratum");
    }

    [Fact]
    public async Task Back_goes_one_page_back_with_the_answer_still_there()
    {
        var company = await host.ToCheckAsync(new Walk { Until = "companionship" });
        var times = await host.PressAsync(company, ("go", "back"));

        Assert.Equal("Hvor og hvornår kan du komme?", times.Heading);
        Assert.Equal(["A-tue", "A-wed"], times.Fields.Where(field => field.Name == "slots").Select(field => field.Value));
    }

    [Fact]
    public async Task Back_from_a_yes_or_no_keeps_its_answer()
    {
        var company = await host.PressAsync(await host.ToCheckAsync(new Walk()), ("go", "company"));
        var times = await host.PressAsync(company, ("go", "back"));

        Assert.Contains(("companionship", "true"), times.Fields);
    }

    [Fact]
    public async Task Who_agreed_to_a_text_that_has_changed_since_is_shown_the_new_one()
    {
        var lottery = await host.ToCheckAsync(new Walk { Until = "consent" });
        var again = await host.PostAsync(
            "/tilmelding", [.. lottery.Fields.Select(field => field.Name == "shown" ? ("shown", "da-0") : field), ("go", "agreed")]);

        Assert.Equal(lottery.Heading, again.Heading);
        Assert.Contains("Teksten er blevet ændret. Læs den igen, før du siger ja.", again.Texts);
        Assert.Equal(lottery.Fields, again.Fields.Where(field => field.Name is not ("changing" or "understandsLottery")));
    }

    [Fact]
    public async Task A_button_of_another_page_answers_nothing()
    {
        var adult = await host.ToCheckAsync(new Walk { Until = "adult" });
        var again = await host.PressAsync(adult, ("go", "agreed"), ("shown", "da-1"));

        Assert.Equal(adult.Heading, again.Heading);
        Assert.DoesNotContain(again.Fields, field => field.Name is "adult" or "consent" or "understandsLottery");
    }

    [Fact]
    public async Task A_page_asked_for_too_early_shows_the_first_unanswered_question()
    {
        var adult = await host.ToCheckAsync(new Walk { Until = "adult" });

        Assert.Equal(adult.Heading, (await host.PressAsync(adult, ("go", "check"))).Heading);
        Assert.Equal(adult.Heading,
            (await host.PostAsync("/tilmelding", [.. adult.Fields.Where(field => field.Name != "step"), ("step", "check")])).Heading);
    }

    [Fact]
    public async Task A_form_without_a_token_begins_again_with_a_new_one()
    {
        var begun = await host.PostAsync("/tilmelding", ("step", "check"), ("token", "AAAA"));
        var other = await host.GetAsync("/tilmelding");

        Assert.Equal("Før du melder dig til", begun.Heading);
        Assert.NotEqual(TokenOf(begun), TokenOf(other));
        Assert.True(Token.TryParse(TokenOf(begun), out _));
    }

    [Fact]
    public async Task Both_outcomes_are_answered_with_the_same_number_of_bytes_the_same_title_and_the_same_files()
    {
        var pages = new Dictionary<string, Page>();

        while (pages.Count < 2)
        {
            var result = await host.PressAsync(await host.ToCheckAsync(new Walk()));
            pages[result.Heading] = result;
        }

        Assert.All(pages.Values, page => Assert.Equal(32 * 1024, page.Length));
        Assert.All(pages.Values, page => Assert.False(page.Headers.ContainsKey("Content-Encoding")));
        Assert.Single(pages.Values.Select(page => page.Title).Distinct()); // it stays in the browser's history
        Assert.Single(pages.Values.Select(page => string.Join(" ", Files(page))).Distinct());
    }

    [Fact]
    public async Task The_result_can_be_read_in_the_other_language_and_is_the_same_lot()
    {
        var danish = await host.PressAsync(await host.ToCheckAsync(new Walk()));
        var draws = host.Citizens.Draws;

        var english = await host.PostAsync(danish.Turning.Action, danish.Turning.Fields);

        Assert.Equal(danish.Code, english.Code);
        Assert.Equal(danish.Heading.EndsWith("gruppeforløb", StringComparison.Ordinal), english.Heading == "The draw: peer group");
        Assert.Equal(draws, host.Citizens.Draws);
    }

    internal static IEnumerable<string> Files(Page page) =>
        System.Text.RegularExpressions.Regex.Matches(page.Html, "(?:src|href)=\"(/[^\"]*)\"").Select(match => match.Groups[1].Value);

    private static string TokenOf(Page page) => page.Fields.Single(field => field.Name == "token").Value;

    private static (string, bool, bool, bool, bool, string, string) Said(Submission said) =>
        (said.Stratum, said.Adult, said.EverydayLife, said.UnderstandsLottery, said.Companionship, said.Consent, said.Language);
}
