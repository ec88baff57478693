using Trial.Application.Citizens;
using Trial.Core.Input;
using Trial.Core.Intake;

namespace Trial.Functions.Tests.Site.SignUp;

/// <summary>The last button when no lot can be drawn: what is said, and how one goes on.</summary>
public sealed class RefusalTests(SiteHost host) : IClassFixture<SiteHost>
{
    // Left for the browser's suite, where eng/test asks for them: a demonstration cannot be brought to most of these.
    [Theory]
    [InlineData(Refusal.NotEligible, 200, "Du kan ikke være med denne gang", "You can't take part this time")]
    [InlineData(Refusal.StudyClosed, 200, "Der er lukket for nye", "Closed for new people")]
    [InlineData(Refusal.StratumClosed, 200, "Hvor og hvornår kan du komme?", "Where and when can you come?")]
    [InlineData(Refusal.TextNotCurrent, 200, "Vil du være med?", "Do you want to take part?")]
    [InlineData(Refusal.OtherSubmission, 200, "Du har allerede trukket lod", "Your lot has already been drawn")]
    [InlineData(Refusal.TooMany, 429, "Mange melder sig lige nu", "Many people are signing up")]
    [InlineData(Refusal.Erased, 200, "Dine data er slettet", "Your data have been deleted")]
    [InlineData(Refusal.TryAgain, 503, "Vi fik ikke trukket lod", "We didn't draw lots")]
    public async Task Every_refusal_has_its_own_page(Refusal why, int status, string danish, string english)
    {
        foreach (var (path, heading) in new[] { ("/tilmelding", danish), ("/en/tilmelding", english) })
        {
            var check = await host.ToCheckAsync(new Walk { Path = path });
            var refused = await InsteadAsync(new ReferralAnswer.Refused(why), () => host.PressAsync(check));

            Assert.Equal((status, heading), ((int)refused.Status, refused.Heading));
            if (Environment.GetEnvironmentVariable("TRIAL_PAGES") is { } folder)
            {
                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(Path.Combine(folder, $"{why}{path.Replace('/', '-')}.html"), refused.Html);
            }
        }
    }

    [Theory]
    [InlineData(Refusal.TooMany)]
    [InlineData(Refusal.TryAgain)]
    public async Task What_was_not_recorded_can_be_sent_again_as_it_was(Refusal why)
    {
        var check = await host.ToCheckAsync(new Walk());
        var refused = await InsteadAsync(new ReferralAnswer.Refused(why), () => host.PressAsync(check));
        var result = await host.PressAsync(refused);

        Assert.Equal(check.Code, result.Code);
        Assert.StartsWith("Lodtrækningen: ", result.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_only_the_study_finds_leads_to_its_question()
    {
        var check = await host.ToCheckAsync(new Walk());
        var faulty = new ReferralAnswer.Faulty([new Fault("consent", FaultCodes.Malformed), new Fault("slots", FaultCodes.TooMany)]);

        Assert.Equal("Hvor og hvornår kan du komme?", (await InsteadAsync(faulty, () => host.PressAsync(check))).Heading);
    }

    private async Task<Page> InsteadAsync(ReferralAnswer answer, Func<Task<Page>> act)
    {
        host.Citizens.Instead = answer;

        try
        {
            return await act();
        }
        finally
        {
            host.Citizens.Instead = null;
        }
    }
}
