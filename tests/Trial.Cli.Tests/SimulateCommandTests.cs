using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Trial.Core.Simulate;

namespace Trial.Cli.Tests;

public sealed class SimulateCommandTests : IDisposable
{
    private static readonly string[] Written =
    [
        "audit.zip", "covariates.csv", "final.zip", "flow.da.svg", "flow.en.svg", "flow.json", "inspection.txt",
        "methods.da.md", "methods.en.md", "report.txt", "simulation.txt", "table.zip",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("trial-simulate-test").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("Requirement", "R22")]
    public async Task A_whole_study_is_lived_and_all_that_comes_of_it_is_verified_and_can_be_signed()
    {
        var answer = await TrialProcess.RunAsync("simulate", Small("\"minimum\": 3"), "--out", Place("study"));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Equal(Written, Directory.EnumerateFiles(Place("study")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(answer.Output, await File.ReadAllTextAsync(Place("study/simulation.txt")));
        Assert.Contains("people       12 signed up", answer.Output, StringComparison.Ordinal);
        Assert.Matches(@"groups       [1-9]\d* met", answer.Output);
        Assert.Matches(@"(?m)^steward +name, date, signature: _+$", answer.Output);
        Assert.Matches(@"(?m)^statistician +name, date, signature: _+$", answer.Output);
        Assert.Contains("Until the reveal it is kept where the study file is", answer.Output, StringComparison.Ordinal);
        Assert.Contains("practice-small", await File.ReadAllTextAsync(Place("study/report.txt")), StringComparison.Ordinal);
        foreach (var name in (string[])["audit", "table", "final"])
        {
            var verified = await TrialProcess.RunAsync("verify", Place($"study/{name}.zip"));
            Assert.Equal(0, verified.ExitCode);
            Assert.Contains("PRACTICE", verified.Output, StringComparison.Ordinal);
            var sum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Place($"study/{name}.zip"))));
            Assert.Matches($@"(?m)^{name}\.zip +verified, SHA-256 {sum}$", answer.Output);
        }

        var reconciled = await TrialProcess.RunAsync("reconcile", Place("study/final.zip"), "--table", Place("study/table.zip"));
        Assert.Equal((0, ""), (reconciled.ExitCode, reconciled.Errors));
        Assert.Equal(12, (await AllocationsAsync("study")).Count);
    }

    [Fact]
    [Trait("Requirement", "R22")]
    public async Task The_same_scenario_and_seed_give_the_same_people_and_lots_and_another_seed_gives_others()
    {
        var scenario = Small("\"minimum\": 20"); // no group has so many people, so it ends early
        foreach (var (name, seed) in ((string, string)[])[("one", "a"), ("again", "a"), ("other", "b")])
        {
            Assert.Equal(0, (await TrialProcess.RunAsync("simulate", scenario, "--out", Place(name), "--seed", seed)).ExitCode);
        }

        Assert.Equal(await AllocationsAsync("one"), await AllocationsAsync("again"));
        Assert.Equal(await File.ReadAllTextAsync(Place("one/covariates.csv")), await File.ReadAllTextAsync(Place("again/covariates.csv")));
        Assert.NotEqual(await AllocationsAsync("one"), await AllocationsAsync("other"));
    }

    /// <summary>
    /// Who acts how under which design, and whether `trial inspect` finds it at one in a hundred; null where nothing could be known.
    /// </summary>
    [Theory]
    [InlineData("guesses, blocks of 4", true, "guesses: ")]
    [InlineData("is honest, blocks of 4", false, "honest")]
    [InlineData("is told by a steward who looks ahead, big stick 3", true, "120 of 120 lots right")]
    [InlineData("guesses, cohorts of 4", null, "guesses: 0 of 0 lots right")] // there is nothing to guess
    [Trait("Requirement", "R5")]
    [Trait("Requirement", "R22")]
    public async Task A_coordinator_who_knows_something_of_the_next_lot_is_found_and_one_who_does_not_is_not(
        string coordinator, bool? isFound, string told)
    {
        var scenario = JsonNode.Parse(await File.ReadAllBytesAsync(Place("scenarios", "guessing.json")))!;
        scenario["coordinator"]!["guesses"] = coordinator.StartsWith("guesses", StringComparison.Ordinal);
        scenario["steward"]!["looksAhead"] = coordinator.Contains("looks ahead", StringComparison.Ordinal);
        (scenario["groups"]!["capacity"], scenario["groups"]!["minimum"]) = (50, 50); // nobody meets: it ends with the last day
        if (coordinator.EndsWith("big stick 3", StringComparison.Ordinal))
        {
            scenario["policy"] = new JsonObject { ["design"] = "big-stick", ["tolerance"] = 3 };
        }

        if (coordinator.EndsWith("cohorts of 4", StringComparison.Ordinal))
        {
            scenario["cohort"] = new JsonObject { ["people"] = 4, ["days"] = 28 };
        }

        await File.WriteAllTextAsync(Place("scenario.json"), scenario.ToJsonString());
        var answer = await TrialProcess.RunAsync("simulate", Place("scenario.json"), "--out", Place("study"));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains(told, answer.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Place("study/inspection.txt"));
        Assert.All(["Berger-Exner", "convergence"], test =>
        {
            Assert.Equal(isFound is null, page.Contains($"{test}: nothing to compare", StringComparison.Ordinal));
            Assert.True(isFound is null || P(page, test) <= 0.01 == isFound, page);
        });
    }

    [Fact]
    public async Task The_scenario_like_PEER_has_its_people_places_and_dates()
    {
        var scenario = Scenario.Read(await File.ReadAllBytesAsync(Place("scenarios", "peer.json")), out var faults);

        Assert.Empty(faults);
        Assert.Equal((new DateOnly(2020, 12, 7), new DateOnly(2022, 10, 16)), (scenario!.Begin, scenario.End));
        Assert.Equal((5, 296), (scenario.Places.Count, scenario.Places.Sum(place => place.People)));
    }

    [Fact]
    public async Task Every_fault_of_a_scenario_is_told_at_once_and_nothing_is_written()
    {
        var file = Small("\"minimum\": 3", ("\"comes\": 80", "\"comes\": 101"), ("\"study\": \"small\"", "\"study\": \"Small\""));
        var answer = await TrialProcess.RunAsync("simulate", file, "--out", Place("study"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "small.json: people.comes: Must be from 0 to 100.",
                "small.json: study: Must be a lower-case letter and up to 21 lower-case letters, digits or hyphens.",
            ],
            answer.Faults);
        Assert.False(Directory.Exists(Place("study")));
    }

    [Fact]
    [Trait("Requirement", "R22")]
    public async Task The_study_file_of_the_ceremony_gives_the_lists_and_must_fit()
    {
        var vectors = Path.Combine(AppContext.BaseDirectory, "vectors", "setups-v1.json");
        var study = JsonNode.Parse(await File.ReadAllBytesAsync(vectors))!["study"]!;
        (study["strata"], study["capacity"]) = (new JsonArray("A"), 12);
        study["policy"] = new JsonObject { ["design"] = "block-urn", ["urn"] = 3 };
        await File.WriteAllTextAsync(Place("study.json"), study.ToString());
        string[] asked = ["simulate", Small("\"minimum\": 20"), "--study", Place("study.json"), "--out", Place("study")];
        var answer = await TrialProcess.RunAsync(asked);
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("block-urn:3", answer.Output, StringComparison.Ordinal);

        (study["strata"], study["capacity"]) = (new JsonArray("A", "B"), 11);
        await File.WriteAllTextAsync(Place("study.json"), study.ToString());
        answer = await TrialProcess.RunAsync([.. asked[..^1], Place("other")]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "places: The study file has 2 strata, and the scenario 1 places.",
                "places[0].people: The study file has 11 envelopes a stratum.",
            ],
            answer.Faults);
    }

    [Fact]
    public async Task A_missing_scenario_and_a_folder_with_something_in_it_are_told()
    {
        var answer = await TrialProcess.RunAsync("simulate", Place("none.json"), "--out", folder);
        Assert.Equal((2, 1), (answer.ExitCode, answer.Faults.Length));

        await File.WriteAllTextAsync(Place("something"), "");
        answer = await TrialProcess.RunAsync("simulate", Place("none.json"), "--out", folder);
        Assert.Equal((2, 2), (answer.ExitCode, answer.Faults.Length));
    }

    private string Place(string name) => Path.Combine(folder, name);

    private static string Place(string room, string name) => Path.Combine(AppContext.BaseDirectory, "docs", room, name);

    // One place, twelve people in two weeks, and groups that begin at once.
    private string Small(string minimum, params (string From, string To)[] changes)
    {
        var text = $$"""
            {
              "format": "trial/v1/scenario", "study": "small", "begin": "2027-02-01", "end": "2027-02-14",
              "policy": {"design": "permuted-blocks", "sizes": [4]}, "ratio": [1, 1], "capacity": 12,
              "places": [{"name": "Ved havnen", "people": 12, "weekdays": [1, 1, 1, 1, 1, 0, 0],
                "times": [{"weekday": 2, "time": "16:30"}]}],
              "groups": {"capacity": 20, {{minimum}}, "leadDays": 14, "weeksBetween": 11, "lastStart": "2027-03-23"},
              "people": {"canCome": 70, "companionship": 50, "neverComes": 10, "comes": 80,
                "leavesGroup": 20, "leavesFollowUp": 20, "erases": 20},
              "slips": {"sheet": 12, "lost": 20},
              "coordinator": {"guesses": false, "hears": 100, "patience": 14},
              "steward": {"looksAhead": false}
            }
            """;
        var file = Place("small.json");
        File.WriteAllText(file, changes.Aggregate(text, (all, change) => all.Replace(change.From, change.To, StringComparison.Ordinal)));
        return file;
    }

    // Stratum, envelope and arm of each draw.
    private async Task<IReadOnlyList<string>> AllocationsAsync(string study)
    {
        await using var zip = await ZipFile.OpenReadAsync(Place($"{study}/final.zip"));
        using var reader = new StreamReader(await zip.GetEntry("record.ndjson")!.OpenAsync(), Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines.Select(line => JsonNode.Parse(line)!).Select(body => (Open: Part(body, "open"), Closed: Part(body, "closed")))
                .Where(body => body.Closed.ContainsKey("envelope"))
                .Select(body => $"{body.Closed["stratum"]} {body.Closed["envelope"]} {body.Open["arm"]}"),
        ];
    }

    private static JsonObject Part(JsonNode body, string part) => JsonNode.Parse(body[part]!.GetValue<string>())!.AsObject();

    private static double P(string page, string test) => double.Parse(
        Regex.Match(page, $@"^{test}: .*p = ([\d.]+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);
}
