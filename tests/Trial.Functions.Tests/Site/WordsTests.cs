using Trial.Application.Citizens;
using Trial.Application.Start;
using Trial.Functions.Site.MyCode;
using Trial.Functions.Site.Parts;
using Trial.Functions.Site.Verify;
using Trial.Functions.Tests.Site.SignUp;
using Trial.Storage;

namespace Trial.Functions.Tests.Site;

/// <summary>What is said on the pages, read as a person reads it.</summary>
public sealed class WordsTests(SiteHost host) : IClassFixture<SiteHost>
{
    private static readonly string[] Forbidden =
        ["desværre", "vundet", "tabt", "vinder", "taber", "mister", "heldig", "won", "lost", "lucky", "unfortunately"];

    public static TheoryData<string> Paths =>
        ["/", "/tilmelding", "/kode", "/om", "/kontrol", "/udtraek", "/privatliv", "/was", "/til-medarbejdere", "/plakat"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_page_speaks_of_winning_or_losing(string path)
    {
        foreach (var page in await BothAsync(path))
        {
            Assert.DoesNotContain(Forbidden, word => page.Texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task English_pages_are_not_Danish_word_by_word(string path) =>
        Assert.DoesNotContain((await host.GetAsync(EnglishOf(path))).Texts, text => text.Contains("you who", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_demonstration_says_so_on_every_page(string path)
    {
        foreach (var page in await BothAsync(path))
        {
            Assert.Contains("class=\"demonstration\"", page.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/", 30)]
    [InlineData("/tilmelding", 30)]
    [InlineData("/kode", 30)]
    [InlineData("/om", 35)]
    [InlineData("/kontrol", 35)]
    [InlineData("/udtraek", 35)]
    [InlineData("/privatliv", 35)]
    [InlineData("/was", 35)]
    [InlineData("/til-medarbejdere", 35)]
    [InlineData("/plakat", 35)]
    public async Task A_Danish_page_is_easy_to_read(string path, int limit) =>
        Assert.InRange(Readability.Lix((await host.GetAsync(path)).Texts), 5, limit);

    [Fact]
    public void The_questions_of_the_form_are_easy_to_read()
    {
        var words = Trial.Functions.Site.SignUp.SignUpWords.Danish;
        var questions = new[] { words.Slip, words.Adult, words.Life, words.Times, words.Company, words.Lottery };

        Assert.InRange(
            Readability.Lix([.. questions.SelectMany(question => new[] { question.Title, question.Hint, question.Missing }), words.CodeText,
                words.DrawText]), 5, 30);
    }

    [Fact]
    public void What_is_said_when_something_failed_is_easy_to_read()
    {
        var said = PlainWords.Danish.Of(500);
        Assert.InRange(Readability.Lix([said.Title, .. said.Text]), 5, 30);
        Assert.Equal(said, PlainWords.Danish.Of(503));
    }

    [Fact]
    public void Every_refusal_is_easy_to_read()
    {
        var words = Trial.Functions.Site.SignUp.RefusalWords.Danish;
        Message[] messages = [words.TooYoung, words.NotNeeded, words.Closed, words.OtherSubmission, words.TooMany,
            words.Erased, words.TryAgain];

        Assert.InRange(Readability.Lix([.. messages.SelectMany(message => message.Text.Prepend(message.Title))]), 5, 30);
    }

    [Fact]
    public void What_the_demonstration_asks_people_to_say_yes_to_is_easy_to_read() =>
        Assert.InRange(Readability.Lix(Demonstration.Consent.Da.Split('\n')), 5, 30);

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")] // the fake study draws by the first bit
    [InlineData("gAAAAAAAAAAAAAAAAAAAAA")]
    public async Task The_pages_after_the_lot_are_easy_to_read(string token)
    {
        host.Citizens.Group = FakeCitizens.AGroup;
        var result = await host.PostAsync(
            "/tilmelding",
            ("step", "check"), ("token", token), ("adult", "true"), ("everydayLife", "true"), ("stratum", "A"), ("slots", "A-tue"),
            ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"));
        var pages = new List<Page> { result, await host.PostAsync("/kode", ("code", result.Code)) };

        foreach (var what in new[] { "followUp", "data" })
        {
            pages.Add(await host.PostAsync("/kode", ("code", result.Code), ("what", what)));
            pages.Add(await host.PostAsync("/kode", ("code", result.Code), ("what", what), ("sure", "true")));
        }

        Assert.All(pages, page => Assert.InRange(Readability.Lix(page.Texts), 5, 30));
        Assert.All(pages, page =>
            Assert.DoesNotContain(Forbidden, word => page.Texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_in_a_crisis_never_names_a_single_line_alone(string path)
    {
        foreach (var page in await BothAsync(path))
        {
            Assert.Contains(page.Texts, text => text.Contains("112", StringComparison.Ordinal));
            Assert.Contains(page.Texts, text => text.Contains("egen læge", StringComparison.Ordinal)
                || text.Contains("own doctor", StringComparison.Ordinal));
            Assert.Contains(page.Texts, text => text.Contains("Livslinien", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_number_that_nobody_has_checked_is_not_shown()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("owner.json"), """
            {"controller": {"name": "Foreningen", "contact": "Torvet 1"}, "basis": "research", "crisis": {
             "emergency": {"number": "112", "checked": "2026-11-26"}, "region": {"number": "1", "checked": null},
             "helpline": {"name": "Linjen", "number": "", "checked": "2026-11-26"}}}
            """);

        var crisis = Owner.Read(new Given(_ => null), folder.Path).Crisis;

        Assert.Equal("112", crisis.Emergency.Shown);
        Assert.Null(crisis.Region.Shown);
        Assert.Null(crisis.Helpline.Shown);
    }

    [Theory]
    [InlineData(183, 3653, "6 måneder efter gruppens", "10 år efter, at")]
    [InlineData(30, 730, "30 dage efter gruppens", "2 år efter, at")]
    public async Task How_long_things_are_kept_is_what_the_study_decided(int groupDays, int peopleDays, string group, string people)
    {
        host.Citizens.Study = host.Citizens.Study with { Kept = new KeptFor(groupDays, peopleDays) };
        var texts = (await host.GetAsync("/privatliv")).Texts;

        Assert.Contains(texts, text => text.Contains(group, StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(people, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_researchers_see_what_is_stored_and_what_stays_is_told_whole()
    {
        var texts = (await host.GetAsync("/privatliv")).Texts;

        Assert.Contains("din kvittering", texts);
        Assert.Contains("hvornår loddet blev trukket, og hvad det blev", texts); // to the second
        // The final export's column date.
        Assert.Contains(texts, text => text.Contains("Når forsøget er slut, ser de også dagen", StringComparison.Ordinal));
        Assert.All([string.Join(' ', texts), MyCodeWords.Danish.Ways[Leaving.Data].Does], text =>
            Assert.Contains("Tilbage bliver kun loddet: dagen, stedet, og hvad det blev.", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/was", "kopierer, gemmer og printer", "Skift tre gange", "kontrollen", "legen", "koden fra din seddel")]
    [InlineData("/en/was", "copy, save and print", "Shift three times", "the check", "the play", "the code of your slip")]
    public async Task What_needs_JavaScript_is_told_whole(string path, params string[] things)
    {
        var told = (await host.GetAsync(path)).Texts.Single(text => text.Contains("JavaScript:", StringComparison.Ordinal));

        Assert.All(things, thing => Assert.Contains(thing, told, StringComparison.Ordinal));
    }

    [Fact]
    public void No_day_is_promised_for_a_place_in_a_group() =>
        Assert.Contains("Kig på Min kode nu og da. Når du har en plads, står der, hvor og hvornår gruppen mødes.",
            LotWords.Danish.PeerNext);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_link_leads_somewhere(string path)
    {
        foreach (var link in (await BothAsync(path)).SelectMany(SignUpTests.Files).Distinct())
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await host.GetAsync(link)).Status);
        }
    }

    [Fact]
    public async Task Both_outcomes_and_their_real_odds_stand_before_the_first_question()
    {
        host.Citizens.Study = host.Citizens.Study with { Odds = new Odds(2, 1) };

        foreach (var path in new[] { "/", "/tilmelding" })
        {
            var texts = (await host.GetAsync(path)).Texts;

            Assert.Contains("2 ud af 3", texts);
            Assert.Contains("1 ud af 3", texts);
            Assert.Contains("Gruppeforløb", texts);
            Assert.Contains("Kontrolgruppe", texts);
        }
    }

    [Theory]
    [InlineData("/", "I er højst 8 i gruppen.", "Du går videre med den hjælp, du har nu. Forskerne sammenligner")]
    [InlineData("/en", "There are at most 8 of you in the group.", "You keep the help you have now. The researchers compare")]
    public async Task The_front_page_says_how_many_a_group_takes_and_what_a_control_group_is(string path, string most, string control)
    {
        host.Citizens.Study = host.Citizens.Study with { MostInGroup = 8 };
        var told = string.Join(' ', (await host.GetAsync(path)).Texts);
        host.Citizens.Study = host.Citizens.Study with { MostInGroup = null };
        var untold = string.Join(' ', (await host.GetAsync(path)).Texts);

        Assert.Equal((true, false), (told.Contains(most, StringComparison.Ordinal), untold.Contains(most, StringComparison.Ordinal)));
        Assert.Contains(control, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kontrol")]
    [InlineData("/en/kontrol")]
    public async Task Who_checks_a_receipt_is_asked_for_nothing_else(string path)
    {
        var page = await host.GetAsync(path);

        Assert.DoesNotContain("zip", page.Html, StringComparison.Ordinal);
        var export = await host.GetAsync(path.Replace("kontrol", "udtraek", StringComparison.Ordinal));
        Assert.Contains("zip", export.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "P1")]
    public async Task The_word_anonymous_stands_only_beside_what_it_does_not_mean()
    {
        foreach (var text in (await host.GetAsync("/")).Texts.Where(text => text.Contains("anonym", StringComparison.OrdinalIgnoreCase)))
        {
            Assert.Contains("pseudonym", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task An_English_page_has_a_Danish_twin_and_the_other_way_round(string path)
    {
        var (danish, english) = (await host.GetAsync(path), await host.GetAsync(EnglishOf(path)));

        Assert.Contains("<html lang=\"da\">", danish.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english.Html, StringComparison.Ordinal);
        Assert.Contains(EnglishOf(path), danish.Html, StringComparison.Ordinal);
        Assert.NotEqual(danish.Heading, english.Heading);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_page_that_an_English_page_leads_to_is_English_but_its_own_twin(string path)
    {
        var links = SignUpTests.Files(await host.GetAsync(EnglishOf(path)))
            .Where(link => !link.StartsWith("/assets/", StringComparison.Ordinal) && link != OfflineFile.Path);

        Assert.All(links.Where(link => link != "/en" && !link.StartsWith("/en/", StringComparison.Ordinal)),
            link => Assert.Equal(path, link));
    }

    private static string EnglishOf(string path) => path == "/" ? "/en" : "/en" + path;

    private async Task<Page[]> BothAsync(string path) => [await host.GetAsync(path), await host.GetAsync(EnglishOf(path))];
}
