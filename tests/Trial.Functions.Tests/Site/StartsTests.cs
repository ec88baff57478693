using Trial.Application.Citizens;
using Trial.Core.Groups;

namespace Trial.Functions.Tests.Site;

/// <summary>Who was drawn into a group hears when the next ones at their times begin, on a page as long as the other arm's.</summary>
public sealed class StartsTests(SiteHost host) : IClassFixture<SiteHost>
{
    private const string Peer = "AAAAAAAAAAAAAAAAAAAAAA"; // the fake study draws by the first bit
    private const string Control = "gAAAAAAAAAAAAAAAAAAAAA";
    private const int Size = 32 * 1024;

    [Theory]
    [InlineData("/tilmelding", "tirsdag den 5. januar kl. 17.00, Kulturhuset")]
    [InlineData("/en/tilmelding", "Tuesday 5 January at 17:00, Kulturhuset")]
    public async Task The_next_groups_at_their_times_are_told_to_the_peer_arm_alone(string path, string said)
    {
        Offer(
            new("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 5)),
            new("A-wed", "Biblioteket", Weekday.Wednesday, new(10, 30), new DateOnly(2027, 1, 6)));

        var (peer, control) = (await SendAsync(path, Peer, "A-tue"), await SendAsync(path, Control, "A-tue"));

        Assert.Contains(said, peer.Texts);
        Assert.DoesNotContain(peer.Texts, text => text.Contains("Biblioteket", StringComparison.Ordinal)); // not one of their times
        Assert.DoesNotContain("id=\"starts\"", control.Html, StringComparison.Ordinal);
        Assert.Equal((Size, Size), (peer.Length, control.Length));
    }

    [Theory]
    [InlineData("", "tirsdag den 5. januar kl. 17.00, Kulturhuset")]
    [InlineData("/en", "Tuesday 5 January at 17:00, Kulturhuset")]
    public async Task They_are_told_behind_the_code_too_as_long_as_there_is_no_place(string language, string said)
    {
        Offer(new SlotView("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0), new DateOnly(2027, 1, 5)));
        var peer = (await SendAsync("/tilmelding", Peer, "A-tue")).Code;
        var control = (await SendAsync("/tilmelding", Control, "A-tue")).Code;
        var waits = await ShowAsync(peer);
        host.Citizens.Group = FakeCitizens.AGroup;
        var seated = await ShowAsync(peer);
        host.Citizens.Group = null;

        Assert.Contains(said, waits.Texts);
        Assert.DoesNotContain("id=\"starts\"", seated.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"starts\"", (await ShowAsync(control)).Html, StringComparison.Ordinal);
        Assert.All([waits, seated, await ShowAsync(control)], page => Assert.Equal(Size, page.Length));

        Task<Page> ShowAsync(string code) => host.PostAsync(language + "/kode", ("code", code));
    }

    [Fact]
    public async Task Without_a_group_that_is_planned_nothing_is_promised()
    {
        Offer(new SlotView("A-tue", "Kulturhuset", Weekday.Tuesday, new(17, 0)));

        Assert.DoesNotContain("id=\"starts\"", (await SendAsync("/tilmelding", Peer, "A-tue")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_there_are_and_whatever_staff_write_the_page_keeps_its_size()
    {
        var times = Enumerable.Range(1, 7).Select(day => $"A-{day}").ToArray();
        Offer([.. times.Select((id, day) =>
            new SlotView(id, new string('\ue000', 60), (Weekday)(day + 1), new(17, 0), new(2027, 1, 4 + day)))]);

        var page = await SendAsync("/tilmelding", "AAAAAAAAAAAAAAAAAAAACg", times);

        Assert.StartsWith("Lodtrækningen", page.Heading, StringComparison.Ordinal);
        Assert.Equal(Size, page.Length);
        Assert.Equal(3, page.Texts.Count(text => text.Contains(" januar kl. 17.00, ", StringComparison.Ordinal)));
    }

    private void Offer(params SlotView[] slots) => host.Citizens.Study = host.Citizens.Study with
    {
        Strata = [new StratumView("A", "Nørrebro", Open: true, slots)],
    };

    private Task<Page> SendAsync(string path, string token, params string[] slots) => host.PostAsync(
        path,
        [
            ("step", "check"), ("token", token), ("adult", "true"), ("everydayLife", "true"), ("stratum", "A"),
            .. slots.Select(slot => ("slots", slot)), ("companionship", "false"), ("understandsLottery", "true"), ("consent", "da-1"),
        ]);
}
