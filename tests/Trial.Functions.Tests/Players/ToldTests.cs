using Trial.Application.Record;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.Players;

/// <summary>
/// A lived study of which a coordinator's desk tells who is in a group, and nothing that leads to a person, a day or a lot.
/// </summary>
public sealed class ToldTests
{
    private const string Slot = "A-mon-1700-1";

    private static readonly DateTimeOffset Begin = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Requirement", "R2")]
    [Trait("Requirement", "P5")]
    public async Task No_page_and_no_endpoint_of_a_coordinator_tells_a_code_an_id_a_date_of_a_draw_or_the_control_arm(bool byCohort)
    {
        using var study = await BeginAsync(byCohort);
        await using var server = study.Serve();
        await server.StartAsync();
        foreach (var (day, people) in new[] { ("2027-01-20", 8), ("2027-02-04", 8) })
        {
            await LivedSteps.MorningsAsync(study, day);
            await LivedSteps.DrawAsync(study, Slot, people);
        }

        await LivedSteps.MorningsAsync(study, "2027-02-09"); // the roster of the first group is issued
        await SameAsync("POST", "/api/messages", new { stratum = "A", text = "Vi finder et hus mere." }, 201);
        await SameAsync("POST", "/api/meetings", new
        {
            place = "Hus A, Vej 1",
            date = "2027-03-03",
            time = "17:00",
            call = "Ane",
            telephone = "12 34 56 78",
        }, 201);
        var secrets = await Secrets.OfAsync(study);
        await TellsNothingAsync(study, server, secrets);

        await LivedSteps.MorningsAsync(study, "2027-02-23"); // it has met once
        await TellsNothingAsync(study, server, secrets);
        await FindsAsync(study, secrets);

        async Task SameAsync(string verb, string path, object body, int status)
        {
            var answer = await study.AskAsync(StaffRole.Coordinator, verb, path, body);
            Assert.True(answer.Status == status, answer.Text);
        }
    }

    private static async Task TellsNothingAsync(LivedStudy study, SiteServer server, Secrets secrets)
    {
        var looks = await CoordinatorLooks.OfAsync(study, server);
        var told = looks.SelectMany(look => secrets.ToldBy(look.Value).Select(secret => $"{look.Key}: {secret}")).ToList();
        Assert.True(told.Count == 0, string.Join('\n', told.Take(20)));

        // They do tell who is in the group, in each form, and have been everywhere.
        var roster = (await study.AskAsync(StaffRole.Coordinator, "GET", $"/api/rosters/{await FirstAsync(study)}")).Json;
        var alias = roster["members"]!.AsArray()[0]!["alias"]!.GetValue<string>();
        Assert.True(looks.Count(look => System.Net.WebUtility.HtmlDecode(look.Value).Contains(alias, StringComparison.Ordinal)) >= 8);
    }

    // The test of the test: what others may read tells each kind of secret, and is found.
    private static async Task FindsAsync(LivedStudy study, Secrets secrets)
    {
        var texts = new List<string>();
        foreach (var code in study.Codes)
        {
            texts.Add(code + (await study.AskAsync(null, "POST", "/api/participant/status", new { code })).Text);
        }

        texts.Add((await study.AskAsync(StaffRole.Steward, "GET", "/api/record")).Text);
        texts.Add(await study.BodiesAsync());
        var found = texts.SelectMany(secrets.ToldBy).Select(told => told.Split(':')[0]).Distinct();
        Assert.Equal(secrets.Words.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static async Task<string> FirstAsync(LivedStudy study) =>
        (await study.AskAsync(StaffRole.Coordinator, "GET", "/api/rosters")).Json.AsArray()[0]!["group"]!.GetValue<string>();

    private static async Task<LivedStudy> BeginAsync(bool byCohort)
    {
        var lived = new Lived(new Policy.BigStick(3), Strata: 1, People: 60, "month", Batch: 64, Seed: 3)
        {
            Cohort = byCohort ? new CohortPlan(4, 28) : null,
        };
        var study = await LivedStudy.BeginAsync(lived, Begin);
        await LivedSteps.PlanAsync(study, "2027-02-22", 1);
        await LivedSteps.PlanAsync(study, "2027-04-19", 1);
        return study;
    }
}
