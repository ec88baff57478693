using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Trial.Core.Record;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>A whole trial by HTTP against the real service: three hundred people, rosters, exports, reveal.</summary>
[Trait("Requirement", "P5")]
public sealed class WholeTrialTests : IDisposable
{
    private const int People = 300;
    private const int Clients = 8;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Requirement", "P5")]
    [Trait("Requirement", "P11")]
    public async Task Three_hundred_people_are_drawn_seated_exported_and_proved_right()
    {
        var data = folder.File("data");
        await NoHourIsNear();
        using var service = await RunningService.StartAsync(data);
        var applicants = await Applicant.ManyAsync(service.Http, People);

        await Parallel.ForEachAsync(applicants, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (applicant, _) =>
            Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http)));

        await RostersAreIssued(service, applicants);
        await File.WriteAllTextAsync(folder.File("checkpoint"), await service.Http.GetStringAsync("log/checkpoint"));
        var audit = await Export(service, "auditor", "audit");
        EnvelopesAreUsedInOrder(audit);
        EveryLookIsInTheAccessLog(audit);
        await IsVerified(audit, applicants);
        await IsRefusedWithOneByteFlipped(audit);
        await IsVerified(await Export(service, "researcher", "table"), []);
        await TheFinalExportIsProvedAfterTheReveal(service, data, applicants);
    }

    // The service's own timers run on the hour: they would make rosters while people still sign up.
    private static Task NoHourIsNear()
    {
        var left = TimeSpan.FromHours(1) - TimeSpan.FromTicks(TimeProvider.System.GetUtcNow().Ticks % TimeSpan.TicksPerHour);
        return left < TimeSpan.FromMinutes(1) ? Task.Delay(left + TimeSpan.FromSeconds(5)) : Task.CompletedTask;
    }

    private static async Task RostersAreIssued(RunningService service, IReadOnlyList<Applicant> applicants)
    {
        var told = await service.RunTimerAsync("IssueRosters");

        using var list = await service.StaffAsync("coordinator", HttpMethod.Get, "api/rosters");
        var groups = (await list.Content.ReadFromJsonAsync<JsonArray>())!;
        Assert.True(groups.Count >= 5); // the first week's group in each of five strata
        Assert.Equal($"{groups.Count} rosters made, 0 groups postponed", told);
        foreach (var group in groups)
        {
            using var answer = await service.StaffAsync("coordinator", HttpMethod.Get, $"api/rosters/{group!["group"]}");
            var roster = (await answer.Content.ReadAsStringAsync())!;
            var members = JsonNode.Parse(roster)!["members"]!.AsArray();

            // Thirty or so wait in each stratum for eight seats.
            Assert.Equal(8, members.Count);
            Assert.Equal(8, members.Select(member => member!["alias"]!.GetValue<string>()).Distinct().Count());
            Assert.DoesNotContain(applicants, applicant =>
                roster.Contains(applicant.Result!["code"]!.GetValue<string>(), StringComparison.Ordinal)
                || roster.Contains(applicant.Result["researchId"]!.GetValue<string>(), StringComparison.Ordinal));
        }
    }

    private static void EveryLookIsInTheAccessLog(string audit)
    {
        using var zip = ZipFile.OpenRead(audit);
        using var reader = new StreamReader(zip.GetEntry("accesses.ndjson")!.Open());
        var looks = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => AccessEntry.ParseLine(System.Text.Encoding.UTF8.GetBytes(line))!)
            .Select(look => (Role: look.Role.Name, look.What))
            .ToList();

        Assert.Single(looks, ("coordinator", "rosters"));
        Assert.True(looks.Count(look => look == ("coordinator", "roster")) >= 5);
    }

    private static void EnvelopesAreUsedInOrder(string audit)
    {
        using var zip = ZipFile.OpenRead(audit);
        using var reader = new StreamReader(zip.GetEntry("record.ndjson")!.Open());
        var draws = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Body.ParseLine(System.Text.Encoding.UTF8.GetBytes(line))!.Parse()!.Act)
            .OfType<Act.Draw>()
            .ToList();

        Assert.Equal(People, draws.Count);
        Assert.Equal(5, draws.Select(draw => draw.Stratum).Distinct().Count());
        Assert.All(
            draws.GroupBy(draw => draw.Stratum),
            stratum => Assert.Equal(Enumerable.Range(1, People / 5), stratum.Select(draw => draw.Envelope)));
    }

    private async Task IsVerified(string export, IReadOnlyList<Applicant> applicants)
    {
        List<string> receipts = [];
        string[] since = applicants.Count > 0 ? ["--since", folder.File("checkpoint")] : [];
        foreach (var (number, applicant) in applicants.Take(10).Index())
        {
            var receipt = folder.File($"receipt-{number}.json");
            await File.WriteAllTextAsync(receipt, applicant.Result!["receipt"]!.ToJsonString());
            receipts.AddRange(["--receipt", receipt]);
        }

        var (exitCode, output) = await TrialCommand.RunAsync(["verify", export, .. receipts, .. since]);
        Assert.True(exitCode == 0, output);
    }

    private async Task IsRefusedWithOneByteFlipped(string export)
    {
        var names = Names(export);
        for (var flipped = 0; flipped < names.Count; flipped++)
        {
            var damaged = folder.File("damaged.zip");
            CopyWithOneByteFlipped(export, damaged, flipped);

            var (exitCode, output) = await TrialCommand.RunAsync("verify", damaged);
            Assert.True(exitCode == 1, $"{names[flipped]}: {output}");
        }
    }

    private static List<string> Names(string export)
    {
        using var zip = ZipFile.OpenRead(export);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static void CopyWithOneByteFlipped(string export, string damaged, int flipped)
    {
        File.Delete(damaged);
        using var from = ZipFile.OpenRead(export);
        using var to = ZipFile.Open(damaged, ZipArchiveMode.Create);
        foreach (var (index, entry) in from.Entries.Index())
        {
            using var content = new MemoryStream();
            using (var read = entry.Open())
            {
                read.CopyTo(content);
            }

            var bytes = content.ToArray();
            bytes[bytes.Length / 2] ^= index == flipped ? (byte)1 : (byte)0;
            using var write = to.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            write.Write(bytes);
        }
    }

    private async Task TheFinalExportIsProvedAfterTheReveal(RunningService service, string data, IReadOnlyList<Applicant> applicants)
    {
        var seed = (await File.ReadAllTextAsync(Path.Combine(data, "demonstration-seed.txt"))).Trim();
        var reveal = new JsonObject { ["seed"] = seed, ["reason"] = "Forsøget er slut" };

        using var early = await service.StaffAsync("steward", HttpMethod.Post, "api/study/reveal", reveal.DeepClone());
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        using var close =
            await service.StaffAsync("steward", HttpMethod.Post, "api/study/close", new JsonObject { ["reason"] = "Alle er med" });
        Assert.Equal(HttpStatusCode.OK, close.StatusCode);

        var late = (await Applicant.ManyAsync(service.Http, 1))[0];
        Assert.Equal(HttpStatusCode.Conflict, await late.SignUpAsync(service.Http));
        Assert.Equal(HttpStatusCode.OK, await applicants[0].SignUpAsync(service.Http)); // the stored answer stands

        var wrong = new JsonObject { ["seed"] = new string('0', 64), ["reason"] = "Forsøget er slut" };
        using var refused = await service.StaffAsync("steward", HttpMethod.Post, "api/study/reveal", wrong);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);

        using var done = await service.StaffAsync("steward", HttpMethod.Post, "api/study/reveal", reveal);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);

        var final = await Export(service, "researcher", "final");
        await IsVerified(final, applicants);
        await IsRefusedWithOneByteFlipped(final);
    }

    private async Task<string> Export(RunningService service, string role, string kind)
    {
        using var answer = await service.StaffAsync(role, HttpMethod.Post, "api/exports", new JsonObject
        {
            ["kind"] = kind,
            ["purpose"] = "Prøve af hele vejen",
            ["recipient"] = "Os selv",
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var path = folder.File($"{kind}.zip");
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
        return path;
    }
}
