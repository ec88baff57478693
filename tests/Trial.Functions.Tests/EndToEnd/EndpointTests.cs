using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>What the endpoints answer, asked by HTTP.</summary>
public sealed class EndpointTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Cpr = "010190-1234";

    private readonly RunningService service = fixture.Service;

    [Fact]
    public async Task A_study_that_asks_for_no_slips_makes_none()
    {
        using var sheet = await service.StaffAsync("steward", HttpMethod.Post, "api/slips", new JsonObject { ["count"] = 1 });
        using var counts = await service.StaffAsync("steward", HttpMethod.Get, "api/slips");

        Assert.Equal(HttpStatusCode.Conflict, sheet.StatusCode);
        Assert.Equal("[]", await counts.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Retention_run_by_hand_leaves_what_is_not_due()
    {
        var before = await service.Http.GetStringAsync("api/study");
        Assert.Equal("0 rows deleted or emptied", await service.RunTimerAsync("KeepRetention"));
        Assert.Equal(before, await service.Http.GetStringAsync("api/study"));
    }

    [Fact]
    [Trait("Requirement", "R1")]
    public async Task The_same_submission_again_gets_the_stored_answer_and_another_one_is_refused()
    {
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];
        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
        Assert.Equal(HttpStatusCode.OK, await applicant.SignUpAsync(service.Http)); // the same answer: asserted there

        var other = applicant.Submission;
        other["companionship"] = true;
        using var refused = await service.Http.PostAsJsonAsync("api/referrals", other);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var told = await refused.Content.ReadAsStringAsync();
        Assert.Contains("/problems/other-submission", told, StringComparison.Ordinal);
        Assert.DoesNotContain(applicant.Result!["code"]!.GetValue<string>(), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_known_before_the_draw_and_leads_back_after_it()
    {
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];
        using var before = await service.Http.PostAsJsonAsync("api/code", new JsonObject { ["token"] = applicant.Token });
        var told = (await before.Content.ReadFromJsonAsync<JsonObject>())!;
        var code = told["code"]!.GetValue<string>();

        using var unknown = await StatusAsync(code);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        await applicant.SignUpAsync(service.Http);
        Assert.Equal(code, applicant.Result!["code"]!.GetValue<string>());
        Assert.Equal(told["researchId"]!.GetValue<string>(), applicant.Result["researchId"]!.GetValue<string>());

        using var status = await StatusAsync(code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        var found = (await status.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(applicant.Result["arm"]!.GetValue<string>(), found["arm"]!.GetValue<string>());
        Assert.Equal(applicant.Result["researchId"]!.GetValue<string>(), found["researchId"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(applicant.Result["receipt"], found["receipt"]));
    }

    [Fact]
    public async Task Unknown_and_malformed_codes_are_answered_alike()
    {
        using var malformed = await StatusAsync("not a code");
        using var unknown = await StatusAsync("0000-0000-0000-0000-0");

        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await malformed.Content.ReadAsStringAsync());
    }

    [Fact]
    [Trait("Requirement", "R19")]
    [Trait("Requirement", "P14")]
    public async Task Erased_data_are_gone_and_the_code_and_token_say_so()
    {
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];
        await applicant.SignUpAsync(service.Http);
        var code = applicant.Result!["code"]!.GetValue<string>();
        var leave = new JsonObject { ["code"] = code, ["what"] = "data" };

        for (var time = 0; time < 2; time++) // the same again is 200 again
        {
            using var left = await service.Http.PostAsJsonAsync("api/participant/withdraw", leave);
            Assert.Equal(HttpStatusCode.OK, left.StatusCode);
        }

        using var status = await StatusAsync(code);
        Assert.Equal(HttpStatusCode.Gone, status.StatusCode);
        Assert.Equal(32 * 1024, (await status.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(HttpStatusCode.Gone, await applicant.SignUpAsync(service.Http));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_nothing_is_repeated()
    {
        var body = new JsonObject
        {
            ["token"] = "short",
            ["stratum"] = Cpr,
            ["slots"] = new JsonArray("no-such-slot"),
            ["adult"] = "yes",
            ["understandsLottery"] = false,
            ["consent"] = "da-1",
            ["language"] = "fr",
            ["note"] = "secret-note",
        };
        using var answer = await service.Http.PostAsJsonAsync("api/referrals", body);
        var told = await answer.Content.ReadAsStringAsync();
        var errors = JsonNode.Parse(told)!["errors"]!.AsObject().Select(field => field.Key).ToHashSet();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Superset(new HashSet<string> { "token", "stratum", "slots", "adult", "everydayLife", "understandsLottery", "language" },
            errors);
        Assert.All(["short", Cpr, "no-such-slot", "fr\"", "secret-note", "note"],
            sent => Assert.DoesNotContain(sent, told, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "R1")]
    [Trait("Requirement", "P22")]
    public async Task Somebody_who_is_not_eligible_is_told_so_and_not_stored()
    {
        var applicant = (await Applicant.ManyAsync(service.Http, 1))[0];
        var minor = applicant.Submission;
        minor["adult"] = false;
        using var refused = await service.Http.PostAsJsonAsync("api/referrals", minor);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http)); // the token was not bound
    }

    [Fact]
    public async Task Both_outcomes_and_every_status_have_one_length()
    {
        var arms = new HashSet<string>();
        foreach (var applicant in await Applicant.ManyAsync(service.Http, 12))
        {
            using var answer = await service.Http.PostAsJsonAsync("api/referrals", applicant.Submission);
            var text = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(32 * 1024, text.Length);
            arms.Add(JsonNode.Parse(text)!["arm"]!.GetValue<string>());

            using var status = await StatusAsync(JsonNode.Parse(text)!["code"]!.GetValue<string>());
            Assert.Equal(32 * 1024, (await status.Content.ReadAsByteArrayAsync()).Length);
        }

        Assert.Equal(["control", "peer"], arms.Order());

        using var unknown = await StatusAsync("0000-0000-0000-0000-0");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(32 * 1024, (await unknown.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task The_public_files_of_a_seal_hash_to_its_root()
    {
        var seal = (await service.Http.GetFromJsonAsync<JsonObject>("api/study"))!["seals"]![0]!;
        var setup = JsonNode.Parse(await service.Http.GetStringAsync("api/setup/1"))!;
        var leaves = await service.Http.GetByteArrayAsync("api/leaves/1");

        Assert.Equal("haab-demo", setup["study"]!.GetValue<string>());
        Assert.Equal(seal["leaves"]!.GetValue<int>() * 82, leaves.Length);
        Assert.Equal(
            seal["root"]!.GetValue<string>(),
            Core.Log.MerkleTree.Root([.. leaves.Chunk(82).Select(leaf => Core.Log.MerkleTree.LeafHash(leaf))]).ToString());
        using var none = await service.Http.GetAsync("api/setup/01");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    public static TheoryData<string, string> Guarded => new()
    {
        { "GET", "api/groups" }, { "POST", "api/groups" }, { "PATCH", "api/groups/A1" }, { "POST", "api/groups/A1/notices" },
        { "GET", "api/messages" }, { "POST", "api/messages" }, { "POST", "api/messages/1/withdrawal" },
        { "GET", "api/places" }, { "PATCH", "api/places/A-house" },
        { "GET", "api/rosters" }, { "GET", "api/rosters/A1" }, { "GET", "api/flow" }, { "POST", "api/exports" },
        { "POST", "api/study/open" }, { "POST", "api/study/close" }, { "POST", "api/study/reveal" }, { "POST", "api/study/unblind" },
        { "POST", "api/corrections" },
    };

    [Theory]
    [MemberData(nameof(Guarded))]
    [Trait("Requirement", "P2")]
    public async Task Nobody_does_what_their_role_may_not(string method, string path)
    {
        using var nobody = await service.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);

        string[] roles = ["coordinator", "researcher", "steward", "auditor"];
        foreach (var role in roles.Where(role => !MayTry(role, path)))
        {
            using var denied = await service.StaffAsync(role, new HttpMethod(method), path);
            Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        }
    }

    [Fact]
    public async Task A_planned_group_can_be_chosen_until_it_is_cancelled()
    {
        var id = await PlanAsync("Nyt sted");
        Assert.Contains("Nyt sted", await service.Http.GetStringAsync("api/study"), StringComparison.Ordinal);

        await CancelAsync(id);
        Assert.DoesNotContain("Nyt sted", await service.Http.GetStringAsync("api/study"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "P13")]
    public async Task A_notice_is_posted_unless_it_holds_a_CPR_number()
    {
        var notices = $"api/groups/{await PlanAsync("Haven")}/notices";
        using var notice =
            await service.StaffAsync("coordinator", HttpMethod.Post, notices, new JsonObject { ["text"] = "Vi ses i haven." });
        using var cpr = await service.StaffAsync("coordinator", HttpMethod.Post, notices, new JsonObject { ["text"] = $"Ring til {Cpr}" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.BadRequest), (notice.StatusCode, cpr.StatusCode));
    }

    [Fact]
    [Trait("Requirement", "R10")]
    public async Task The_record_tells_what_was_done_to_a_group_by_whom_and_when()
    {
        var id = await PlanAsync("Gården");
        await CancelAsync(id);

        using var record = await service.StaffAsync("steward", HttpMethod.Get, "api/record?kind=group");
        var acts = (await record.Content.ReadFromJsonAsync<JsonObject>())!["acts"]!.AsArray()
            .Where(act => act!["what"]!.GetValue<string>().StartsWith($"group {id} ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal([$"group {id} cancelled", $"group {id} planned"], acts.Select(act => act!["what"]!.GetValue<string>()));
        Assert.All(acts,
            act => Assert.True(act!["staff"] is not null && act["at"] is not null, "the record does not tell who did it and when"));
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        using var answer = await service.Http.GetAsync("no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_the_host_answers_itself_has_the_headers_of_every_answer()
    {
        using var ours = await service.Http.GetAsync("api/flow");
        using var hosts = await service.Http.PostAsync("admin/functions/IssueRosters", null);

        Assert.Equal(HttpStatusCode.Unauthorized, hosts.StatusCode);
        Assert.Contains("nosniff", Lasting(hosts)["X-Content-Type-Options"]);
        Assert.Equal(Lasting(ours), Lasting(hosts));
    }

    private static Dictionary<string, string> Lasting(HttpResponseMessage answer) => answer.Headers
        .Where(header => header.Key is not ("Date" or "Transfer-Encoding"))
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));

    [Fact]
    public async Task Another_site_cannot_post_for_a_visitor_and_no_answer_sets_a_cookie()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/code")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await service.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_and_foreign_bodies_are_refused()
    {
        using var large = await service.Http.PostAsync(
            "api/referrals", new StringContent(new string(' ', (16 * 1024) + 1), Encoding.UTF8, "application/json"));
        using var text = await service.Http.PostAsync("api/referrals", new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
    }

    private static bool MayTry(string role, string path) => role switch
    {
        "coordinator" => path.Split('/')[1] is "groups" or "rosters" or "messages" or "places",
        "researcher" => path is "api/flow" or "api/exports",
        "auditor" => path is "api/exports",
        _ => path.StartsWith("api/study", StringComparison.Ordinal) || path is "api/corrections",
    };

    private Task<HttpResponseMessage> StatusAsync(string code) =>
        service.Http.PostAsJsonAsync("api/participant/status", new JsonObject { ["code"] = code });

    private async Task<string> PlanAsync(string place)
    {
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        var plan = new JsonObject
        {
            ["stratum"] = "A",
            ["place"] = place,
            ["weekday"] = first.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)first.DayOfWeek,
            ["time"] = "09:15",
            ["first"] = Core.Iso.Date(first),
            ["capacity"] = 8,
            ["minimum"] = 3,
            ["pair"] = "par-9",
        };
        using var planned = await service.StaffAsync("coordinator", HttpMethod.Post, "api/groups", plan);
        Assert.Equal(HttpStatusCode.Created, planned.StatusCode);
        return (await planned.Content.ReadFromJsonAsync<JsonObject>())!["group"]!.GetValue<string>();
    }

    private async Task CancelAsync(string id)
    {
        using var cancelled = await service.StaffAsync(
            "coordinator", HttpMethod.Patch, $"api/groups/{id}", new JsonObject { ["state"] = "cancelled" });
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
    }
}
