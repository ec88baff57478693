using System.Net;

using Trial.Core;
using Trial.Core.Log;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>What anybody sees who looks at a study's public log each day.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trial-watch");
    private readonly SampleLogSite site = new();
    private DateTimeOffset now = new(2026, 11, 10, 9, 0, 0, TimeSpan.Zero);

    public void Dispose()
    {
        site.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_log_that_grows_by_a_batch_a_night_is_as_it_should_be()
    {
        site.Write();
        Assert.Equal(0, Look().ExitCode);
        for (var night = 0; night < 20; night++)
        {
            Pass(nights: 1);
            site.Write();
            var (exitCode, said) = Look();
            Assert.True(exitCode == 0, said);
            Assert.Contains(
                $"  log has grown               verified  from {site.Entries.Count - 16} entries to {site.Entries.Count}, none", said,
                StringComparison.Ordinal);
        }

        Assert.Equal(0, Look().ExitCode); // again, the same day
        Assert.Equal((0, ""), await OfCommandAsync());
        Assert.Equal(site.Entries.Count, Checkpoint.Parse(SignedNote.Parse(await File.ReadAllBytesAsync(Kept("checkpoint")))!.Text)!.Size);
    }

    [Fact]
    public void Nights_that_are_made_up_later_are_as_they_should_be()
    {
        site.Write();
        Look();
        Pass(nights: 5);
        site.Write(5 * SampleLogSite.Batch);

        Assert.Equal(0, Look().ExitCode);
    }

    [Theory]
    [InlineData("cut", "log has grown", "it shrank from 33 entries to 17")]
    [InlineData("forked", "log has grown", "it forked: with the 33 entries seen before, the log does not have the checkpoint's root")]
    [InlineData("forked and grown", "log has grown", "it forked: ")]
    [InlineData("stopped", "nights", "nothing came since 2026-11-11: it stopped, or the study has ended")]
    [InlineData("one more entry", "nights", "49 nightly entries do not make whole nights of 16: the rate changed")]
    [InlineData("two more nights", "nights", "in 2 nights 4 were written: the rate changed")]
    [InlineData("a stranger's entry", "entries", "at index 33: this entry is neither a seal of the setups nor a commitment")]
    [InlineData("a witness less", "witnesses", "no longer cosigned by witness.example/one")]
    [InlineData("another setup", "setups", "at index 0: the setup has the SHA-256 ")]
    [InlineData("no setup", "setups", "there is no setup")]
    [InlineData("one signature", "checkpoint", "not every log key of the setup signed the checkpoint")]
    [InlineData("a stranger's signature", "checkpoint", "not every log key of the setup signed the checkpoint")]
    public void What_is_not_as_it_was_is_false_and_named(string what, string check, string told)
    {
        if (what == "a witness less")
        {
            var key = VerifierKey.Make("witness.example/one", SignatureType.EcdsaP256, SampleKey.Promise.Key.Key);
            site.Signers = [.. SampleKey.LogSigners, SampleKey.Promise with { Key = key }];
        }

        site.Write();
        Look();
        Pass(nights: 1);
        site.Write();
        Assert.Equal(0, Look().ExitCode);
        var before = File.ReadAllBytes(Kept("checkpoint"));
        Pass(nights: 1);
        Change(what);

        var (exitCode, said) = Look();

        Assert.Equal(1, exitCode);
        Assert.Contains($"  {check,-28}FALSE     {told}", said, StringComparison.Ordinal);
        Assert.Contains($"False: {check}.", said, StringComparison.Ordinal);
        if (check is "log has grown" or "checkpoint" or "setups")
        {
            Assert.Equal(before, File.ReadAllBytes(Kept("checkpoint"))); // both prove it together
            Assert.NotEqual(before, File.ReadAllBytes(Kept("checkpoint-of-2026-11-12")));
            Assert.Equal(1, Look().ExitCode);
        }
    }

    [Fact]
    public void Another_study_than_the_registered_one_is_false()
    {
        site.Write();
        var setup = Digest.Of(site.Setup);

        Assert.Equal(0, Look(setup).ExitCode);
        Assert.Equal(1, Look(default(Digest)).ExitCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task No_answer_accuses_nobody(HttpStatusCode instead)
    {
        site.Write();
        Look();
        site.Instead = instead;

        var answer = await TrialProcess.RunAsync("watch", site.Address.ToString(), "--keep", folder.FullName);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith(site.Address.ToString(), Assert.Single(answer.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_use_is_told_at_once()
    {
        var answer = await TrialProcess.RunAsync("watch", "ftp://trial.example", "--keep", folder.FullName, "--setup", "x");
        Assert.Equal(
            (2, "--setup: this is not 64 lower-case hexadecimal characters. ftp://trial.example: this is not an https address."),
            (answer.ExitCode, string.Join(' ', answer.Faults)));

        await File.WriteAllTextAsync(Kept("watch.json"), "null");
        answer = await TrialProcess.RunAsync("watch", site.Address.ToString(), "--keep", folder.FullName);
        Assert.Equal(
            (2, $"{folder}: these are not the files that trial watch keeps. Use another folder."),
            (answer.ExitCode, Assert.Single(answer.Faults)));
    }

    private void Change(string what)
    {
        switch (what)
        {
            case "cut":
                site.Entries.RemoveRange(17, 16);
                break;
            case "forked":
                site.Entries.Reverse(20, 2);
                break;
            case "forked and grown":
                site.Write().Entries.Reverse(20, 2);
                break;
            case "stopped":
                Pass(nights: 1);
                break;
            case "one more entry":
                site.Write(SampleLogSite.Batch + 1);
                break;
            case "two more nights":
                site.Write(3 * SampleLogSite.Batch);
                break;
            case "a stranger's entry":
                site.Entries.Add("vote for me"u8.ToArray());
                break;
            default:
                ChangeSetupOrSigners(what);
                break;
        }
    }

    private void ChangeSetupOrSigners(string what)
    {
        switch (what)
        {
            case "a witness less":
                site.Write().Signers = SampleKey.LogSigners;
                break;
            case "another setup":
                site.Setup = [.. new SampleStudy(capacity: 100).Audit().Seals[0].Setup.Span];
                site.Write();
                break;
            case "no setup":
                site.Setup = null!;
                site.Write();
                break;
            case "one signature":
                site.Write().Signers = [SampleKey.LogSigners[0]];
                break;
            default:
                site.Write().Signers = [SampleKey.Promise];
                break;
        }
    }

    private void Pass(int nights) => now = now.AddDays(nights);

    private (int ExitCode, string Said) Look(Digest? registered = null)
    {
        using var handler = new HttpClientHandler();
        using var http = LogSite.Client(handler);
        using var said = new StringWriter();
        var exitCode = WatchCommand.Run(new LogSite(site.Address, http), new WatchFolder(folder), registered, new StoppedClock(now), said);
        return (exitCode, said.ToString());
    }

    // As it is typed, in a folder of its own.
    private async Task<(int ExitCode, string Errors)> OfCommandAsync()
    {
        var answer = await TrialProcess.RunAsync("watch", site.Address.ToString(), "--keep", Path.Combine(folder.FullName, "new"));
        return (answer.ExitCode, answer.Errors);
    }

    private string Kept(string name) => Path.Combine(folder.FullName, name);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
