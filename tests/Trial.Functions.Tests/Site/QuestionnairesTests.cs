using Trial.Application.Citizens;
using Trial.Application.Record;
using Trial.Functions.Site.Parts;
using Trial.Storage;

namespace Trial.Functions.Tests.Site;

/// <summary>The study's questionnaires are the same for both arms, on pages of one size.</summary>
public sealed class QuestionnairesTests : IClassFixture<SiteHost>
{
    private const string Baseline = "https://eksempel.dk/foer";
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const int Size = 32 * 1024;

    private readonly SiteHost host;

    public QuestionnairesTests(SiteHost host)
    {
        this.host = host;
        host.Owner = Owner.Nobody with
        {
            Questionnaires =
            [
                new(new("Før lodtrækningen", "Before the draw"), Baseline),
                new(new("Efter tolv uger", "After twelve weeks"), "https://eksempel.dk/efter", 84, 112),
                Longest(200),
                Longest(365),
            ],
        };
    }

    [Theory]
    [InlineData("/kode", "Efter tolv uger: fra 16. januar 2027 til 13. februar 2027")]
    [InlineData("/en/kode", "After twelve weeks: from 16 January 2027 to 13 February 2027")]
    public async Task Both_arms_are_asked_the_same_on_the_same_days(string path, string said)
    {
        var (peer, control) = (await ShowAsync(Peer, path), await ShowAsync(Control, path));

        Assert.Contains(said, Flat(peer)); // signed up on 24 October 2026
        Assert.Equal(Links(peer), Links(control));
        Assert.Equal([.. Enumerable.Repeat("https://eksempel.dk/", 3)], Links(peer).Select(link => link[..20]));
        Assert.Equal((Size, Size), (peer.Length, control.Length));
    }

    [Theory]
    [InlineData("2027-01-15", "fra 16. januar 2027 til 13. februar 2027", 1)]
    [InlineData("2027-01-16", "nu og til 13. februar 2027", 1)]
    [InlineData("2027-02-13", "nu og til 13. februar 2027", 1)]
    [InlineData("2027-02-14", "slut 13. februar 2027", 1)]
    [InlineData("2027-12-31", "slut 13. februar 2027", 0)]
    public async Task Both_arms_are_told_what_can_be_answered_today_and_thanked_when_it_is_over(string today, string said, int files)
    {
        host.Citizens.Today = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        var (peer, control) = (await ShowAsync(Peer, "/kode"), await ShowAsync(Control, "/kode"));
        host.Citizens.Today = default;

        Assert.All([peer, control], page =>
        {
            Assert.Contains($"Efter tolv uger: {said}", Flat(page), StringComparison.Ordinal);
            Assert.Equal(files, page.Html.Split("husk.ics").Length - 1);
            Assert.Equal(files == 0, page.Texts.Contains("Der er ikke mere at svare på. Tak for dine svar."));
        });
        Assert.Equal(peer.Length, control.Length);
    }

    [Theory]
    [InlineData("/kode", "husk.ics", "SUMMARY:Husk")]
    [InlineData("/en/kode", "reminders.ics", "SUMMARY:Reminder")]
    [Trait("Requirement", "R2")]
    public async Task Both_arms_get_the_same_file_for_a_calendar_after_a_sentence_that_others_may_see_it(
        string path, string name, string entry)
    {
        var (peer, control) = (await ShowAsync(Peer, path), await ShowAsync(Control, path));

        Assert.Equal(peer.FileOf("reminders"), control.FileOf("reminders"));
        Assert.Equal(3, control.FileOf("reminders").Split(entry).Length - 1); // one a questionnaire that has days
        Assert.All([peer, control], page =>
        {
            Assert.Matches($"id=\"reminders\" download=\"{name}\"", page.Html);
            Assert.Matches("(Andre kan måske se den|Others may be able to see it).*\n.*id=\"reminders\"", page.Html);
        });
    }

    // As much as staff and owner can write: calendars, all questionnaires, a full budget of news.
    [Theory]
    [InlineData("\"")]
    [InlineData("😀")]
    [InlineData("\\")]
    public async Task The_longest_page_of_a_code_has_one_size(string letter)
    {
        var place = string.Concat(Enumerable.Repeat(letter, 122 / letter.Length));
        host.Citizens.Notices =
            [.. Enumerable.Range(1, 9).Select(day => new NoticeView(new(2026, 9, day), string.Concat(Enumerable.Repeat("&", 1000))))];
        var peer = await ShowAsync(Peer, "/kode", FakeCitizens.AGroup with
        {
            Place = place,
            Meetings = FakeCitizens.AGroup.Meetings with { Place = place },
        });
        host.Citizens.Notices = [];

        Assert.Equal(Size, peer.Length);
    }

    [Fact]
    public async Task The_page_of_the_lot_names_them_for_both_arms_and_has_one_size()
    {
        var (peer, control) = (await host.SendFormAsync(Peer), await host.SendFormAsync(Control));

        Assert.NotEqual(peer.Heading, control.Heading);
        Assert.Equal(Links(peer), Links(control));
        Assert.Equal((3, Size, Size), (Links(peer).Count, peer.Length, control.Length));
        Assert.Contains("Efter tolv uger: fra 16. januar 2027 til 13. februar 2027", Flat(control)); // signed up on 24 October 2026
        Assert.Equal(peer.FileOf("reminders"), control.FileOf("reminders"));
        Assert.DoesNotContain("<h2>Dit forsknings-id</h2>", peer.Html, StringComparison.Ordinal); // it stands with the questions
    }

    [Theory]
    [InlineData("/tilmelding", "Forskernes spørgsmål")]
    [InlineData("/en/tilmelding", "The researchers' questions")]
    public async Task What_is_answered_before_the_lot_is_shown_beside_the_code_with_the_research_id(string path, string title)
    {
        var check = await host.PostAsync(
            path,
            ("step", "lottery"), ("token", "AAAAAAAAAAAAAAAAAAAAZg"), ("adult", "true"), ("everydayLife", "true"), ("slots", "A-tue"),
            ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"));

        Assert.Contains(title, check.Texts);
        Assert.Equal([Baseline], Links(check));
        Assert.Contains(FakeCitizens.Id.ToString(), check.Html, StringComparison.Ordinal);
        Assert.Matches($"<summary[^>]*>.*{FakeCitizens.Id}", check.Html.ReplaceLineEndings("")); // behind a press
    }

    [Fact]
    public async Task Who_stopped_the_researchers_questions_is_asked_nothing()
    {
        var code = (await host.SendFormAsync("AAAAAAAAAAAAAAAAAAAAZw")).Code;
        await host.PostAsync("/kode", ("code", code!), ("what", "followUp"), ("sure", "true"));

        Assert.Empty(Links(await host.PostAsync("/kode", ("code", code!))));
    }

    [Theory]
    [InlineData("""[{"name":{"da":"x","en":"x"},"address":"http://eksempel.dk"}]""")]
    [InlineData("""[{"name":{"da":"x","en":"x"},"address":"/her"}]""")]
    [InlineData("""[{"name":{"da":"","en":"x"},"address":"https://eksempel.dk"}]""")]
    [InlineData("""[{"name":{"da":"x","en":"x"},"address":"https://eksempel.dk","from":7}]""")]
    [InlineData("""[{"name":{"da":"x","en":"x"},"address":"https://eksempel.dk","from":7,"to":6}]""")]
    [InlineData("""[{"name":{"da":"x","en":"x"},"address":"https://eksempel.dk","from":-1,"to":6}]""")]
    public void What_could_not_be_shown_right_stops_the_start(string questionnaires)
    {
        Assert.Throws<StartException>(() => Read(questionnaires));
        Assert.Empty(Read("[]").Questionnaires);
    }

    // As many as there may be, with names and addresses as long as they may be, in the letters that take most.
    private static Questionnaire Longest(int from) =>
        new(new(new('"', 60), new('"', 60)), "https://eksempel.dk/" + new string('a', 100), from, from + 28);

    private static Owner Read(string questionnaires)
    {
        const string Told = """{"controller":null,"basis":"consent","questionnaires":*, """ +
            """ "crisis":{"emergency":{"number":"112","checked":null},"region":{"number":"","checked":null}, """ +
            """ "helpline":{"number":"","checked":null}}}""";
        return Owner.Read(new Given(_ => Told.Replace("*", questionnaires, StringComparison.Ordinal)), "nowhere");
    }

    private static string Flat(Page page) => string.Concat(page.Texts);

    private static IReadOnlyList<string> Links(Page page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page.Html, "href=\"(https://[^\"]*)\"").Select(match => match.Groups[1].Value)];

    private async Task<Page> ShowAsync(string token, string path, GroupView? group = null)
    {
        host.Citizens.Group = group ?? FakeCitizens.AGroup;
        return await host.PostAsync(path, ("code", (await host.SendFormAsync(token)).Code!));
    }
}
