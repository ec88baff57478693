using Trial.Application.Citizens;
using Trial.Core.Intake;
using Trial.Functions.Site.Parts;

namespace Trial.Functions.Tests.Site.SignUp;

/// <summary>The form where one needs a slip to sign up.</summary>
public sealed class SlipAdmissionTests : IClassFixture<SiteHost>
{
    private static readonly string Slip = new Core.Intake.Slip(7).ToString();

    private readonly SiteHost host;

    public SlipAdmissionTests(SiteHost host)
    {
        this.host = host;
        host.Owner = Owner.Nobody with { Contacts = [new("Sekretariatet", "12 34 56 78")] };
        host.Citizens.Study = host.Citizens.Study with { NeedsSlip = true };
    }

    [Fact]
    public async Task The_slip_is_asked_for_first_and_read_in_any_spelling()
    {
        var question = await host.PressAsync(await host.GetAsync("/tilmelding"));
        Assert.Equal("Hvad står der på din seddel?", question.Heading);

        var typed = $" {Slip.ToLowerInvariant().Replace('0', 'o').Replace('-', ' ')}";
        var adult = await host.PostAsync("/tilmelding", [.. question.Fields.Where(field => field.Name != "slip"), ("slip", typed)]);

        Assert.Equal("Er du fyldt 18 år?", adult.Heading);
        Assert.Contains(("slip", Slip), adult.Fields);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_slip_in_the_address_is_moved_out_of_it_whatever_the_study_says(bool needsSlip, bool open)
    {
        host.Citizens.Study = host.Citizens.Study with { NeedsSlip = needsSlip, Open = open };

        Assert.Contains("js/slip.mjs", (await host.GetAsync("/tilmelding")).Html, StringComparison.Ordinal);
        host.Citizens.Study = host.Citizens.Study with { NeedsSlip = true, Open = true };
    }

    [Fact]
    public async Task A_slip_that_came_with_the_address_is_not_asked_for_again()
    {
        var begun = await host.GetAsync("/tilmelding");

        Assert.Equal("Er du fyldt 18 år?", (await host.PressAsync(begun, ("slip", Slip))).Heading);
        Assert.Equal("Hvad står der på din seddel?", (await host.PressAsync(begun, ("slip", "303GT-VZ69D-8"))).Heading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("303GT-VZ69D-8")]
    [InlineData("010190-1234")]
    public async Task A_slip_that_is_none_is_asked_for_again_and_not_repeated(string slip)
    {
        var question = await host.PressAsync(await host.GetAsync("/tilmelding"));
        var again = await host.PostAsync("/tilmelding", [.. question.Fields.Where(field => field.Name != "slip"), ("slip", slip)]);

        Assert.Equal(question.Heading, again.Heading);
        Assert.Contains("href=\"#slip\"", again.Html, StringComparison.Ordinal);
        Assert.Contains(("slip", ""), again.Fields);
    }

    [Theory]
    [InlineData(Refusal.SlipNotGood, 200, "slip", "Prøv igen om en halv time")]
    [InlineData(Refusal.StudyClosed, 200, null, "Der er lukket for nye")]
    [InlineData(Refusal.TryAgain, 503, "check", "Prøv igen")]
    public async Task A_slip_is_asked_before_the_code_is_shown(Refusal why, int status, string? step, string said)
    {
        host.Citizens.InsteadOfCode = new CodeAnswer.Refused(why);
        var answer = await host.PostAsync(
            "/tilmelding",
            ("step", "lottery"), ("token", "AAAAAAAAAAAAAAAAAAAAAA"), ("slip", Slip), ("adult", "true"), ("everydayLife", "true"),
            ("stratum", "A"), ("slots", "A-tue"), ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"));
        host.Citizens.InsteadOfCode = null;

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(said, answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-code", answer.Html, StringComparison.Ordinal);
        Assert.Equal(step, answer.Fields.Where(field => field.Name == "step").Select(field => field.Value).FirstOrDefault());
        if (why == Refusal.TryAgain)
        {
            Assert.Equal("Se dine svar igennem", (await host.PressAsync(answer)).Heading); // and no lot is drawn by it
        }
    }

    [Theory]
    [InlineData("", "Du skal bruge en seddel", "Har du ingen seddel?", "Tirsdag den 1. december kl. 19.00", "Ring, og hør, hvornår")]
    [InlineData("/en", "You need a slip", "Don't have a slip?", "Tuesday 1 December at 19:00", "Call and ask when there will be one.")]
    public async Task Who_has_no_slip_is_told_where_to_get_one_and_whom_to_call(
        string language, string needed, string title, string day, string none)
    {
        var study = host.Citizens.Study;
        foreach (var planned in new[] { 0, 5 })
        {
            host.Citizens.Study = study with { Introductions = [.. Enumerable.Range(1, planned).Select(Meeting)] };
            var front = await host.GetAsync(language.Length == 0 ? "/" : language);
            Page[] pages = [front, await host.PressAsync(await host.GetAsync(language + "/tilmelding"))];

            Assert.Contains(needed, pages[0].Texts);
            Assert.Contains(title, pages[1].Texts);
            Assert.True(planned == 0 || Place("Biblioteket", pages[0]) < Place(needed, pages[0])); // before anything about slips
            Assert.All(pages, page => Assert.Contains("href=\"tel:12345678\"", page.Html, StringComparison.Ordinal));
            Assert.All(pages, page => Assert.Equal(planned > 0, page.Texts.Any(text => text.Contains(day, StringComparison.Ordinal))));
            Assert.All(pages, page => Assert.Equal(planned == 0, page.Texts.Any(text => text.Contains(none, StringComparison.Ordinal))));
            Assert.Equal([planned, Math.Min(planned, 3)], pages.Select(page => page.Html.Split("Biblioteket").Length - 1));
        }

        host.Citizens.Study = study;
    }

    private static IntroductionView Meeting(int number) =>
        new("Biblioteket", new DateOnly(2026, 12, number), new(19, 0), "Mette", "87 65 43 21", IsCancelled: false);

    [Fact]
    public async Task A_slip_that_is_used_or_unknown_says_what_to_do()
    {
        host.Citizens.Instead = new ReferralAnswer.Refused(Refusal.SlipNotGood);

        var refused = await host.PostAsync(
            "/tilmelding",
            ("step", "check"), ("token", "AAAAAAAAAAAAAAAAAAAAAA"), ("slip", Slip), ("adult", "true"), ("everydayLife", "true"),
            ("stratum", "A"),
            ("slots", "A-tue"), ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"));

        Assert.Contains("Så kan du få en ny.", System.Net.WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.DoesNotContain(Slip, refused.Html, StringComparison.Ordinal);
    }

    private static int Place(string text, Page page) =>
        System.Net.WebUtility.HtmlDecode(page.Html).IndexOf(text, StringComparison.Ordinal);
}
