namespace Trial.Functions.Tests.Site.SignUp;

/// <summary>Who cannot take part now is told so at once, and where to turn.</summary>
public sealed class DoorTests(SiteHost host) : IClassFixture<SiteHost>
{
    [Fact]
    [Trait("Requirement", "P22")]
    public async Task Who_is_under_18_and_who_says_no_are_met_with_words_of_their_own_and_pages_of_one_title_and_size()
    {
        var young = await SayNoAsync("adult");
        var no = await SayNoAsync("everydayLife");

        Assert.Contains(young.Texts, text => text.Contains("når du er fyldt 18 år", StringComparison.Ordinal));
        Assert.Contains(no.Texts, text => text.Contains("Bliver det svært, er du velkommen", StringComparison.Ordinal));
        Assert.Equal((young.Title, young.Heading, young.Length), (no.Title, no.Heading, no.Length));
        Assert.Contains("href=\"/\"", young.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "Der er ingen ledige grupper lige nu.")]
    [InlineData("/tilmelding", "Der er ingen ledige grupper lige nu")]
    [InlineData("/en", "There are no groups to join right now.")]
    [InlineData("/en/tilmelding", "There are no groups to join right now")]
    public async Task Where_no_place_takes_anybody_the_first_page_says_so_and_asks_nothing(string path, string said)
    {
        var page = await WithoutPlaceAsync(() => host.GetAsync(path));

        Assert.Contains(said, page.Texts);
        Assert.DoesNotContain("name=\"token\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"button button-primary\"", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Tilmeldingen er slut.")]
    [InlineData("/en", "Sign-up has ended.")]
    public async Task After_the_end_of_the_study_the_site_says_so_and_asks_nobody_to_get_a_slip(string prefix, string said)
    {
        var study = host.Citizens.Study;
        host.Citizens.Study = study with { Open = false, NeedsSlip = true, Ended = true };
        Page[] pages =
        [
            await host.GetAsync(prefix.Length > 0 ? prefix : "/"),
            await host.GetAsync(prefix + "/tilmelding"),
            await host.GetAsync(prefix + "/til-medarbejdere"),
            await host.GetAsync(prefix + "/plakat"),
        ];
        host.Citizens.Study = study;

        var front = pages[0];
        Assert.All(pages, page => Assert.Contains(page.Texts, text => text.StartsWith(said, StringComparison.Ordinal)));
        Assert.DoesNotContain(front.Texts, text => text.Contains("seddel", StringComparison.Ordinal));
        Assert.DoesNotContain(front.Texts, text => text.Contains("slip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_that_is_closed_says_so_once()
    {
        var place = await host.PostAsync(
            "/tilmelding", ("token", "AAAAAAAAAAAAAAAAAAAAAA"), ("step", "times"), ("go", "times"),
            ("adult", "true"), ("everydayLife", "true"));

        Assert.Single(place.Texts, "Lukket lige nu");
    }

    private Task<Page> SayNoAsync(string field) => host.PostAsync(
        "/tilmelding",
        ("token", "AAAAAAAAAAAAAAAAAAAAAA"),
        ("step", field == "adult" ? "adult" : "life"),
        ("adult", field == "adult" ? "false" : "true"),
        ("everydayLife", field == "adult" ? "true" : "false"));

    private async Task<Page> WithoutPlaceAsync(Func<Task<Page>> act)
    {
        var study = host.Citizens.Study;
        host.Citizens.Study = study with { Strata = [.. study.Strata.Select(at => at with { Open = false })] };
        var page = await act();
        host.Citizens.Study = study;
        return page;
    }
}
