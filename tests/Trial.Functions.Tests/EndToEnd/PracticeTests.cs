using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Application.Record;
using Trial.Core;
using Trial.Functions.Site.Desks.Parts;
using Trial.Functions.Tests.Site.Desks;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>docs/ceremony.md, "Practice", line by line as it stands there, from an empty folder to a verified final export.</summary>
public sealed class PracticeTests : IDisposable
{
    private const string Consent = "Jeg vil gerne være med i forsøget.\n";
    private const string Indent = "    ";

    private readonly TemporaryFolder folder = new();
    private readonly List<string> slips = [];
    private readonly List<string> verified = [];
    private RunningService? service;
    private bool isByCohort;
    private string receipt = "";

    private RunningService Service => service ?? throw new InvalidOperationException("No line has started the service.");

    public void Dispose()
    {
        service?.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // with the one field more that the page names for it
    [Trait("Requirement", "R15")]
    [Trait("Requirement", "R17")]
    public async Task The_page_is_true_line_by_line_from_an_empty_folder_to_a_verified_final_export(bool byCohort)
    {
        isByCohort = byCohort;
        await File.WriteAllTextAsync(folder.File("consent.da.txt"), Consent);
        await File.WriteAllTextAsync(folder.File("consent.en.txt"), "I would like to take part.\n");
        await File.WriteAllTextAsync(folder.File("owner.json"), Ceremony.Owner);
        foreach (var line in Lines())
        {
            await (line.StartsWith("steward POST /api/study {", StringComparison.Ordinal) && !byCohort
                ? InstallByCurlAsync()
                : DoAsync(line));
        }

        Assert.Equal(2, verified.Count);
        Assert.All(verified,
            said => Assert.Contains("Verified: everything that could be checked is true.", said, StringComparison.Ordinal));
        Assert.All(verified, said => Assert.Matches("study +PRACTICE +practice-haab", said));
        if (!byCohort) // then a receipt tells of the waiting, not yet of the lot
        {
            await RevealAsync();
        }

        await SaysSoEverywhereAsync();
        await DesksSaySoAsync();
        await IsNothingElseAsync();
    }

    private static IEnumerable<string> Lines() => CeremonyPage.Section("Practice").Split('\n')
        .Where(line => line.StartsWith(Indent, StringComparison.Ordinal))
        .Select(line => line[Indent.Length..]);

    private Task DoAsync(string line) => line.Split(' ') switch
    {
        ["start", .. var settings] => StartAsync(settings),
        ["trial", .. var arguments] => TrialAsync(arguments),
        ["install", .. var arguments] => RunAsync("install", arguments),
        ["people", var count] => SignUpAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
        ["timer", var job] => Service.RunTimerAsync(job),
        [var role, "POST", var path, ..] => PostAsync(role, path, line[(role.Length + path.Length + 7)..]),
        _ => throw new InvalidOperationException($"Nobody knows how to do this: {line}"),
    };

    // The study file is the page's own, with what the service printed and the consent's hash in it.
    private async Task StartAsync(string[] settings)
    {
        service?.Dispose();
        var given = settings.Select(setting => setting.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var data = folder.File(given["TRIAL_DATA"]);
        (string, string)[] others =
        [
            .. given.Where(it => it.Key != "TRIAL_DATA")
                .Select(it => (it.Key, it.Key == "TRIAL_ANCHOR" ? folder.File(it.Value) : it.Value)),
        ];
        service = await RunningService.StartAsync(data, others);
        Assert.Contains("This is a practice: nobody is really drawn.", service.Greeting, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("study.json"), StudyFile().ToJsonString());
    }

    private JsonObject StudyFile()
    {
        var study = CeremonyPage.StudyFile(Service.Greeting);
        study["consent"] = Digest.Of(Encoding.UTF8.GetBytes(Consent)).ToString();
        study["source"] = "a practice";
        if (isByCohort)
        {
            study["cohort"] = new JsonObject { ["people"] = 4, ["days"] = 180 };
            study["policy"] = JsonNode.Parse("""{"design":"permuted-blocks","sizes":[4]}""");
        }

        return study;
    }

    private async Task TrialAsync(string[] arguments)
    {
        var said = await RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "trial.dll"), .. arguments]);
        if (arguments is ["verify", ..])
        {
            verified.Add(said);
        }
    }

    // The block of "Installing the list" as a shell reads it, sent to the service that runs here.
    private async Task InstallByCurlAsync()
    {
        var section = CeremonyPage.Section("Installing the list");
        var block = section[section.IndexOf("    curl ", StringComparison.Ordinal)..];
        var command = block[..block.IndexOf("\n\n", StringComparison.Ordinal)]
            .Replace("https://trial.example/", Service.Http.BaseAddress!.ToString(), StringComparison.Ordinal);
        var said = await RunAsync("env", [$"STEWARD={Service.StaffKey("steward")}", "bash", "-c", "set -o pipefail\n" + command]);
        Assert.Contains("\"seal\":1", said, StringComparison.Ordinal);
    }

    // The line of "The end", where everything lies that custodians, witnesses, auditor and a participant bring.
    private async Task RevealAsync()
    {
        Directory.CreateDirectory(folder.File("end"));
        Directory.Move(folder.File("haab/public"), folder.File("end/public"));
        File.Copy(folder.File("haab/secret/seed"), folder.File("end/seed"));
        File.Copy(folder.File("haab/secret/contributions"), folder.File("end/contributions"));
        File.Copy(folder.File("audit.zip"), folder.File("end/audit.zip"));
        await File.WriteAllTextAsync(folder.File("end/mine.json"), receipt);
        await using (var final = await ZipFile.OpenReadAsync(folder.File("final.zip")))
        {
            await final.GetEntry("policy.json")!.ExtractToFileAsync(folder.File("end/policy.json"));
        }

        var arguments = CeremonyPage.Commands("The end").Single();
        var said = await RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "trial.dll"), .. arguments], "end");
        Assert.Matches("seed of all contributions +verified ", said);
        Assert.Matches("list as sealed +verified ", said);
        Assert.Contains("e checked is true.", said, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("end/list.csv")));
    }

    private async Task<string> RunAsync(string program, string[] arguments, string within = ".")
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.File(within),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = string.Concat(await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
        return said;
    }

    private async Task PostAsync(string role, string path, string rest)
    {
        var (json, file) = rest.Split(" > ") is [var body, var name] ? (body, name) : (rest, null);
        using var answer = await Service.StaffAsync(role, HttpMethod.Post, path[1..], Filled(JsonNode.Parse(json)!));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        if (file is not null)
        {
            await File.WriteAllBytesAsync(folder.File(file), await answer.Content.ReadAsByteArrayAsync());
        }

        if (path == "/api/slips")
        {
            var made = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["slips"]!.AsArray();
            slips.AddRange(made.Select(slip => slip!.GetValue<string>()));
        }
    }

    // A seed's file ends its line; a seed does not.
    private JsonNode Filled(JsonNode node)
    {
        switch (node)
        {
            case JsonObject fields:
                return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Filled(field.Value!))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => (JsonNode?)Filled(item!))]);
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('@'):
                var held = File.ReadAllText(folder.File(text[1..]));
                return text.EndsWith("/seed", StringComparison.Ordinal) ? held.Trim() : held;
            default:
                return node.DeepClone();
        }
    }

    private async Task SignUpAsync(int people)
    {
        Assert.Equal(people, slips.Count);
        foreach (var slip in slips)
        {
            var sent = (await Applicant.InAsync(Service.Http, "A")).Submission;
            sent["slip"] = slip;
            using var answer = await Service.Http.PostAsJsonAsync("api/referrals", sent);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var lot = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            receipt = lot["receipt"]!.ToJsonString();
            Assert.Contains("practice-haab", receipt, StringComparison.Ordinal);
            Assert.Equal(isByCohort, lot["arm"]!.GetValue<string>() == "waiting");
        }

        if (isByCohort)
        {
            await Service.RunTimerAsync("DrawCohorts"); // of whole cohorts; whoever is left is drawn when the study closes
        }
    }

    // But on /farvel: somebody who looks over a shoulder sees nothing there.
    private async Task SaysSoEverywhereAsync()
    {
        foreach (
            var path in (string[])["", "tilmelding", "kode", "om", "kontrol", "privatliv", "was", "til-medarbejdere", "personale", "en"])
        {
            Assert.Contains("ØVELSE", await Service.Http.GetStringAsync(path), StringComparison.Ordinal);
        }

        var study = (await Service.Http.GetFromJsonAsync<JsonObject>("api/study"))!;
        Assert.Equal(
            (true, "ØVELSE: Håb og selvbestemmelse"), (study["practice"]!.GetValue<bool>(), study["title"]!["da"]!.GetValue<string>()));
        Assert.StartsWith("log.example/practice-haab\n", await Service.Http.GetStringAsync("log/checkpoint"), StringComparison.Ordinal);
    }

    // Rosters, sheets of slips and signs among them.
    private async Task DesksSaySoAsync()
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var browser = new DeskBrowser(Service.Http.BaseAddress!);
            await browser.PostAsync("/personale", ("key", Service.StaffKey(StaffRoles.Name(role))));
            var pages = (await browser.WalkAsync(Desk.Home(role))).Where(page =>
                page.Value.Status == HttpStatusCode.OK && page.Value.Html.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal)).ToList();
            Assert.InRange(pages.Count, 4, 500);
            Assert.All(pages, page => Assert.True(page.Value.Html.Contains("ØVELSE", StringComparison.Ordinal), page.Key));
        }
    }

    // Its data go on only as a practice.
    private async Task IsNothingElseAsync()
    {
        Service.Dispose();
        service = null;
        var (exitCode, error) = await RunningService.StartInVainAsync(
            folder.File("data"), ("TRIAL_ORIGIN", "log.example/haab"), ("TRIAL_ANCHOR", folder.File("elsewhere.json")));
        Assert.Equal(1, exitCode);
        Assert.Contains("TRIAL_PRACTICE=1", error, StringComparison.Ordinal);
    }
}
