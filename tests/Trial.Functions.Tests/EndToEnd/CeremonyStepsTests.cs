using System.Diagnostics;

using Trial.Core;
using Trial.Core.Lottery;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>docs/ceremony.md, from "Before" to "Step two", as it stands there, with a round that is still to come.</summary>
public sealed class CeremonyStepsTests : IDisposable
{
    private const long FirstRound = 1692803367; // seconds since 1970, and three more a round

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_list_is_rehearsed_and_announced_and_not_finished_before_its_round()
    {
        await WriteStudyFileAsync();

        var rehearsal = CeremonyPage.Commands("Before").Where(arguments => arguments[0] == "seal").ToList();
        Assert.Equal(["announce", "finish"], rehearsal.Select(arguments => arguments[1]));
        foreach (var arguments in rehearsal)
        {
            var (exitCode, said) = await TrialAsync(arguments);
            Assert.True(exitCode == 0, said);
        }

        Assert.True(File.Exists(folder.File("rehearsal/public/seal.txt")));

        var (announced, told) =
            await TrialAsync(Assert.Single(CeremonyPage.Commands("Step one: announce")), "3 1 4", "en gul fasan", "æøå");
        Assert.True(announced == 0, told);
        Assert.True(Setup.TryRead(await File.ReadAllBytesAsync(folder.File("haab/public/setup.json")), out var setup, out _));
        var aloud = string.Join(' ', $"{setup.Hash()}".Chunk(4).Select(four => new string(four)));
        Assert.Contains(aloud, told, StringComparison.Ordinal);
        Assert.Equal(4, (await File.ReadAllLinesAsync(folder.File("haab/secret/contributions"))).Length); // the program's own and three

        var finish = Assert.Single(CeremonyPage.Commands("Step two: finish"))
            .Select(argument => argument == "SIGNATURE" ? Log.BeaconRound.Signature : argument);
        var (finished, why) = await TrialAsync([.. finish]);
        Assert.Equal(2, finished);
        Assert.Contains("is not known before", why, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("haab/public/seal.txt")));
    }

    // The page's round has passed: this one comes tomorrow.
    private async Task WriteStudyFileAsync()
    {
        var setting = CeremonyPage.Section("Before").Split('\n').Single(line => line.Contains(" dotnet run ", StringComparison.Ordinal))
            .Trim().Split(' ')[0].Split('=');
        using var service = await RunningService.StartAsync(folder.File("data"), (setting[0], setting[1]));
        var study = CeremonyPage.StudyFile(service.Greeting);
        study["consent"] = Digest.Of("Jeg vil gerne være med.\n"u8.ToArray()).ToString();
        study["source"] = "a test";
        study["beacon"]!["round"] = (TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds() - FirstRound) / 3;
        await File.WriteAllTextAsync(folder.File("study.json"), study.ToJsonString());
    }

    private async Task<(int ExitCode, string Said)> TrialAsync(string[] arguments, params string[] typed)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "trial.dll"), .. arguments])
            {
                WorkingDirectory = folder.Path,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(string.Concat(typed.Select(line => line + "\n")));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(await said));
    }
}
