using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>
/// Older or damaged copies of a study's files, each put back under a real host: it stops or refuses, and opens no envelope twice.
/// </summary>
[Trait("Requirement", "R17")]
public sealed class RestoredCopyTests(TwiceKilled killed) : IClassFixture<TwiceKilled>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.File("data");

    private (string Name, string Value)[] Outside => [("TRIAL_ANCHOR", folder.File("outside.json"))];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_of_four_draws_ago_stops_the_service_until_the_steward_restores_it()
    {
        var lost = Lose(killed, PutBackDatabase);

        using var service = await RunningService.StartUncheckedAsync(Data);
        await SaysThatItHasStoppedAsync(service);
        await service.WaitForConsoleAsync("The record has gone back");
        Assert.Equal(HttpStatusCode.OK, await RestoreAsync(service, new JsonObject { ["reason"] = "Disken gik i stykker" }));
        await service.WaitForConsoleAsync(RunningService.Checked);
        await GoesOnAsync(service, lost);

        var audit = await AuditAsync(service);
        Assert.Equal(0, audit.ExitCode);
        Assert.Contains("passed over by a restore: A 2, B 2, C 2, D 2", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_folder_with_its_anchor_in_it_is_seen_by_the_one_outside()
    {
        using var study = await TwiceKilled.WithAsync(Outside);
        var lost = Lose(study, PutBackEverything);

        using var service = await RunningService.StartUncheckedAsync(Data, Outside);
        await SaysThatItHasStoppedAsync(service);
        Assert.Equal(HttpStatusCode.OK, await RestoreAsync(service, new JsonObject { ["reason"] = "Mappen er fra i nat" }));
        await GoesOnAsync(service, lost);
    }

    [Fact]
    public async Task A_damaged_anchor_stops_the_service_until_the_steward_says_how_many_envelopes_to_pass_over()
    {
        var lost = Lose(killed, PutBackDatabase);
        await File.WriteAllTextAsync(Path.Combine(Data, "anchor.json"), "\0\0\0\0");

        using var service = await RunningService.StartUncheckedAsync(Data);
        await SaysThatItHasStoppedAsync(service);
        Assert.Equal(HttpStatusCode.Conflict, await RestoreAsync(service, new JsonObject { ["reason"] = "Disken gik i stykker" }));
        Assert.Equal(HttpStatusCode.OK, await RestoreAsync(service, new JsonObject { ["skip"] = 3, ["reason"] = "Disken gik i stykker" }));
        await GoesOnAsync(service, lost);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("damaged")]
    public async Task A_write_ahead_log_that_lost_draws_stops_the_service(string how)
    {
        var lost = Lose(killed, (_, size) =>
        {
            using var log = new FileStream(Path.Combine(Data, "trial.db-wal"), FileMode.Open);
            if (how == "cut")
            {
                log.SetLength(size);
            }
            else
            {
                log.Position = size;
                log.Write(new byte[512]);
            }
        });

        using var service = await RunningService.StartUncheckedAsync(Data);
        await SaysThatItHasStoppedAsync(service);
        Assert.Equal(HttpStatusCode.OK, await RestoreAsync(service, new JsonObject { ["reason"] = "Filen var skåret over" }));
        await GoesOnAsync(service, lost);
    }

    [Fact]
    public Task A_copy_without_the_write_ahead_log_is_refused() =>
        IsRefusedAsync("has gone back", (_, _) => File.Delete(Path.Combine(Data, "trial.db-wal")));

    [Fact]
    public Task A_copy_with_neither_the_write_ahead_log_nor_the_anchor_is_refused() => IsRefusedAsync(
        "is gone",
        (_, _) =>
        {
            File.Delete(Path.Combine(Data, "trial.db-wal"));
            File.Delete(Path.Combine(Data, "anchor.json"));
        });

    [Fact]
    public Task Keys_without_their_database_are_refused_and_no_new_demonstration_is_made_over_them() => IsRefusedAsync(
        "its database trial.db is gone",
        (_, _) => Array.ForEach(Directory.GetFiles(Data, "trial.db*"), File.Delete));

    // The folder after a kill, spoiled: the leaves of the people whose draws may be lost.
    private IReadOnlyList<int> Lose(TwiceKilled study, Action<string, long> spoil)
    {
        DataFolder.Copy(study.Later, Data);
        spoil(study.Earlier, study.Size);
        return study.Lost;
    }

    private void PutBackDatabase(string copy, long size)
    {
        Array.ForEach(Directory.GetFiles(Data, "trial.db*"), File.Delete);
        foreach (var file in Directory.GetFiles(copy, "trial.db*"))
        {
            File.Copy(file, Path.Combine(Data, Path.GetFileName(file)));
        }
    }

    private void PutBackEverything(string copy, long size)
    {
        Directory.Delete(Data, recursive: true);
        DataFolder.Copy(copy, Data);
    }

    private async Task IsRefusedAsync(string told, Action<string, long> spoil)
    {
        Lose(killed, spoil);

        var (exitCode, error) = await RunningService.StartInVainAsync(Data);

        Assert.Equal(1, exitCode);
        Assert.Contains(told, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task SaysThatItHasStoppedAsync(RunningService service)
    {
        foreach (var (path, heading) in ((string, string)[])
            [("", "Vi holder pause lige nu"), ("kode", "Vi holder pause lige nu"), ("en/tilmelding", "We have paused for now")])
        {
            using var page = await service.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains($"<h1>{heading}</h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await IsStoppedAsync(service.Http.PostAsJsonAsync("api/referrals", new Applicant("A", "A-tir").Submission));
        await IsStoppedAsync(service.Http.GetAsync("api/study"));
        await IsStoppedAsync(service.Http.GetAsync("log/checkpoint"));
        await IsStoppedAsync(service.StaffAsync("steward", HttpMethod.Post, "api/study/close", new JsonObject { ["reason"] = "Slut" }));
        await IsStoppedAsync(service.StaffAsync("coordinator", HttpMethod.Get, "api/rosters"));
        Assert.Equal(HttpStatusCode.Forbidden, await RestoreAsync(service, new JsonObject { ["reason"] = "Nu" }, "coordinator"));
        foreach (var job in (string[])["PublishLog", "KeepRetention", "IssueRosters"])
        {
            Assert.Equal(HttpStatusCode.InternalServerError, await service.TryTimerAsync(job));
            await service.WaitForConsoleAsync($"{job} did not run, because the service has stopped.");
        }
    }

    private static async Task IsStoppedAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("/problems/stopped", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["type"]!.GetValue<string>());
    }

    private static async Task<HttpStatusCode> RestoreAsync(RunningService service, JsonObject body, string role = "steward")
    {
        using var answer = await service.StaffAsync(role, HttpMethod.Post, "api/study/restore", body);
        return answer.StatusCode;
    }

    private static async Task GoesOnAsync(RunningService service, IReadOnlyList<int> lost)
    {
        Assert.Empty(lost.Intersect(await TwiceKilled.DrawAsync(service, 10)));
        using var page = await service.Http.GetAsync("");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var log = await service.Http.GetAsync("log/checkpoint");
        Assert.Equal(HttpStatusCode.OK, log.StatusCode);
    }

    private async Task<(int ExitCode, string Output)> AuditAsync(RunningService service)
    {
        using var answer = await service.StaffAsync("auditor", HttpMethod.Post, "api/exports", new JsonObject
        {
            ["kind"] = "audit",
            ["purpose"] = "Prøve",
            ["recipient"] = "Os selv",
        });
        await File.WriteAllBytesAsync(folder.File("audit.zip"), await answer.Content.ReadAsByteArrayAsync());
        return await TrialCommand.RunAsync("verify", folder.File("audit.zip"));
    }
}
