using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A real study by HTTP: from the ceremony to a second list, people coming with slips.</summary>
public sealed class RealStudyTests : IDisposable
{
    private static readonly (string, string) Origin = ("TRIAL_ORIGIN", "log.example/haab");

    private readonly TemporaryFolder folder = new();

    private (string, string)[] Ready => [("TRIAL_ANCHOR", folder.File("anchor.json")), ("PUBLIC_URL", "https://haab.example")];

    private static JsonObject Reason => new() { ["reason"] = "Komitéen har sagt god for det." };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Goes_from_the_ceremony_to_draws_and_on_to_a_second_list()
    {
        var data = folder.File("data");
        JsonObject first;
        string greeting;
        using (var empty = await RunningService.StartAsync(data, Origin))
        {
            greeting = empty.Greeting;
            Assert.DoesNotContain("demonstration", greeting, StringComparison.Ordinal);
            Assert.Contains("No anchor is kept outside the data", greeting, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await empty.Http.GetAsync("api/study")).StatusCode);
            first = await Ceremony.HoldAsync(folder.File("first"), greeting, 1, data);
            Assert.Equal(["setup.seal"], await FaultsOf(empty, With(first, Config()))); // it has not read its list key yet
        }

        JsonObject second;
        using (var service = await RunningService.StartAsync(data, Origin))
        {
            await IsInstalledOnlyAsSealed(service, first);
            Assert.Equal(
                ["anchor", "contact", "groups.A", "groups.B", "numbers", "owner", "publicUrl"],
                await LacksOf(service, "api/study/open", Reason));
            Assert.Equal(
                ["anchor", "contact", "numbers", "owner", "publicUrl"],
                await LacksOf(service, "api/slips", new JsonObject { ["count"] = 1 }));
        }

        await File.WriteAllTextAsync(Path.Combine(data, "owner.json"), Ceremony.Owner);
        using (var service = await RunningService.StartAsync(data, [Origin, .. Ready]))
        {
            Assert.DoesNotContain("No anchor", service.Greeting, StringComparison.Ordinal);
            await PeopleComeWithSlips(service, data);
            second = await Ceremony.HoldAsync(folder.File("second"), greeting, 2, data);
        }

        await IsRefusedWithoutAnAnchor(data);
        await GoesOnWithASecondList(data, second);
    }

    [Fact]
    [Trait("Requirement", "R25")]
    public async Task Is_not_begun_where_a_demonstration_is()
    {
        using (await RunningService.StartAsync(folder.File("data")))
        {
        }

        var (exitCode, error) = await RunningService.StartInVainAsync(folder.File("data"), Origin);

        Assert.Equal(1, exitCode);
        Assert.Contains("holds a demonstration", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task IsRefusedWithoutAnAnchor(string data)
    {
        var (exitCode, error) = await RunningService.StartInVainAsync(data, Origin);
        Assert.Equal(1, exitCode);
        Assert.Contains("TRIAL_ANCHOR", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private async Task GoesOnWithASecondList(string data, JsonObject second)
    {
        using var service = await RunningService.StartAsync(data, Ready); // what it is, its keys say
        Assert.Equal([""], await FaultsOf(service, With(second, Config()))); // the study has its configuration
        Assert.Equal(HttpStatusCode.OK, await Post(service, "api/study", second));
        Assert.Equal(2, (await service.Http.GetFromJsonAsync<JsonObject>("api/study"))!["seals"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.Created, (await SignUp(service, (await Slips(service, 1))[0])).StatusCode);
    }

    private static async Task IsInstalledOnlyAsSealed(RunningService service, JsonObject seal)
    {
        var body = With(seal, Config());
        using (var other = await service.StaffAsync("coordinator", HttpMethod.Post, "api/study", body.DeepClone()))
        {
            Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        }

        Assert.Equal(["consent", "strata", "title"], await FaultsOf(service, seal));
        Assert.Equal(["consent.da", "strata", "title.en"], await FaultsOf(service, With(body, new JsonObject
        {
            ["title"] = new JsonObject { ["da"] = "Håb" },
            ["strata"] = JsonNode.Parse("""[{"code":"A","name":"Havnen"}]"""),
            ["consent"] = new JsonObject { ["version"] = "da-1", ["da"] = Ceremony.Consent + ".", ["en"] = "I want to take part." },
        })));
        Assert.Equal(["sealEntry"], await FaultsOf(service, With(body, new JsonObject
        {
            ["sealEntry"] = seal["sealEntry"]!.GetValue<string>().Replace("\n128\n", "\n256\n", StringComparison.Ordinal),
        })));
        Assert.Equal(["setup.ratio"], await FaultsOf(service, With(body, new JsonObject
        {
            ["setup"] = seal["setup"]!.GetValue<string>().Replace("\"ratio\":[1,1]", "\"ratio\":[2,2]", StringComparison.Ordinal),
        })));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Http.GetAsync("api/study")).StatusCode); // nothing was installed

        Assert.Equal(HttpStatusCode.OK, await Post(service, "api/study", body));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(service, "api/study", body)); // a study has one configuration
        Assert.Equal(HttpStatusCode.OK, await Post(service, "api/study", seal)); // the same list again changes nothing
        var study = (await service.Http.GetFromJsonAsync<JsonObject>("api/study"))!;
        Assert.Equal(("haab", false, false, "slip"), (
            study["study"]!.GetValue<string>(), study["open"]!.GetValue<bool>(), study["demonstration"]!.GetValue<bool>(),
            study["admission"]!.GetValue<string>()));
        Assert.Single(study["seals"]!.AsArray());
        // Before anybody is drawn.
        Assert.StartsWith("log.example/haab\n", await service.Http.GetStringAsync("log/checkpoint"), StringComparison.Ordinal);
    }

    private static async Task PeopleComeWithSlips(RunningService service, string data)
    {
        Assert.Equal(HttpStatusCode.Created, await Post(service, "api/groups", Group(), "coordinator"));
        Assert.Equal(["groups.B"], await LacksOf(service, "api/study/open", Reason));
        Assert.Equal(HttpStatusCode.OK, await Post(service, "api/study/open", With(Reason, new JsonObject { ["stratum"] = "A" })));
        var slips = await Slips(service, 5);

        var someone = await Submission(service, slips[0]);
        Assert.Equal(HttpStatusCode.Created, (await SignUp(service, someone)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignUp(service, someone)).StatusCode); // their stored answer, though the slip is used
        var used = await SignUp(service, slips[0]);
        var unknown = await SignUp(service, "00000-00000-0");
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (used.StatusCode, unknown.StatusCode));
        Assert.Equal(await used.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());

        var race = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignUp(service, slips[1])));
        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Gone, 5)], race.Select(answer => answer.StatusCode)
            .Order());

        await SheetsAreCounted(service, slips);
        AreNowhereIn(data, slips);
    }

    private static async Task SheetsAreCounted(RunningService service, IReadOnlyList<string> slips)
    {
        using var counts = await service.StaffAsync("steward", HttpMethod.Get, "api/slips");
        var sheet = Assert.Single((await counts.Content.ReadFromJsonAsync<JsonArray>())!)!;

        // Those of this month are counted when it is over.
        Assert.Equal((slips.Count, 0), (sheet["made"]!.GetValue<int>(), sheet["used"]!.GetValue<int>()));

        using var page = await service.StaffAsync("steward", HttpMethod.Post, "api/slips?format=html", new JsonObject { ["count"] = 24 });
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(24, html.Split("<svg ").Length - 1);
        Assert.Equal(24, html.Split("<path d=").Skip(1).Select(path => path.Split('"')[1]).Distinct().Count());
        Assert.Equal(24, System.Text.RegularExpressions.Regex.Count(html, "<code>[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z*~$=U]</code>"));
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);

        foreach (var role in (string[])["coordinator", "researcher", "auditor"])
        {
            var look = role == "auditor" ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.Equal(look, (await service.StaffAsync(role, HttpMethod.Get, "api/slips")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, await Post(service, "api/slips", new JsonObject { ["count"] = 1 }, role));
        }

        foreach (var count in (int[])[0, 97])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Post(service, "api/slips", new JsonObject { ["count"] = count }));
        }
    }

    // Neither as it is printed nor as it is sent.
    private static void AreNowhereIn(string data, IReadOnlyList<string> slips)
    {
        foreach (var file in Directory.GetFiles(data).Where(file => Path.GetFileName(file) is not "trial.lock"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var text = Encoding.Latin1.GetString(copy.ToArray());
            Assert.DoesNotContain(slips, slip =>
                text.Contains(slip, StringComparison.Ordinal)
                    || text.Contains(slip.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    private static async Task<IReadOnlyList<string>> Slips(RunningService service, int count)
    {
        using var sheet = await service.StaffAsync("steward", HttpMethod.Post, "api/slips", new JsonObject { ["count"] = count });
        Assert.Equal(HttpStatusCode.Created, sheet.StatusCode);
        return [.. (await sheet.Content.ReadFromJsonAsync<JsonObject>())!["slips"]!.AsArray().Select(slip => slip!.GetValue<string>())];
    }

    private static async Task<HttpResponseMessage> SignUp(RunningService service, string slip) =>
        await SignUp(service, await Submission(service, slip));

    private static Task<HttpResponseMessage> SignUp(RunningService service, JsonObject submission) =>
        service.Http.PostAsJsonAsync("api/referrals", submission);

    private static async Task<JsonObject> Submission(RunningService service, string slip) =>
        With((await Applicant.InAsync(service.Http, "A")).Submission, new JsonObject { ["slip"] = slip });

    private static JsonObject Group() => JsonNode.Parse("""
        {"stratum":"A","place":"Havnehuset","weekday":1,"time":"16:30","first":"2099-06-01","capacity":8,"minimum":3,"pair":"p1"}
        """)!.AsObject();

    private static JsonObject Config() => new()
    {
        ["title"] = new JsonObject { ["da"] = "Håb", ["en"] = "Hope" },
        ["strata"] = JsonNode.Parse("""[{"code":"B","name":"Åen"},{"code":"A","name":"Havnen"}]"""),
        ["consent"] = new JsonObject { ["version"] = "da-1", ["da"] = Ceremony.Consent, ["en"] = "I want to take part." },
    };

    private static JsonObject With(JsonObject body, JsonObject more)
    {
        var both = body.DeepClone().AsObject();
        foreach (var (name, value) in more)
        {
            both[name] = value!.DeepClone();
        }

        return both;
    }

    private static async Task<HttpStatusCode> Post(RunningService service, string path, JsonObject body, string role = "steward")
    {
        using var answer = await service.StaffAsync(role, HttpMethod.Post, path, body.DeepClone());
        return answer.StatusCode;
    }

    private static Task<IReadOnlyList<string>> LacksOf(RunningService service, string path, JsonObject body) =>
        ErrorsOf(service, path, body, HttpStatusCode.Conflict);

    private static Task<IReadOnlyList<string>> FaultsOf(RunningService service, JsonObject body) =>
        ErrorsOf(service, "api/study", body, HttpStatusCode.BadRequest);

    private static async Task<IReadOnlyList<string>> ErrorsOf(RunningService service, string path, JsonObject body, HttpStatusCode status)
    {
        using var answer = await service.StaffAsync("steward", HttpMethod.Post, path, body);
        Assert.Equal(status, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsObject().Select(error => error.Key)
            .Order(StringComparer.Ordinal)];
    }
}
