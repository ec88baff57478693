using System.CommandLine;

using Trial.Application.Keys;
using Trial.Core;
using Trial.Core.Verify;

namespace Trial.Cli;

/// <summary>trial watch: looks at a study's public log, and says when it did not grow from what was seen before.</summary>
internal static class WatchCommand
{
    // The log is written at 03 in Copenhagen. Before 05 it may not be there yet.
    private static readonly TimeSpan Written = TimeSpan.FromHours(5);

    public static Command Make()
    {
        var site = new Argument<string>("URL") { Description = "The study's address." };
        var keep = Options.Of<DirectoryInfo>("--keep", "FOLDER", "Where to keep what was seen, for the next look.").Required();
        var setup = Options.Of<string?>("--setup", "HEX", "SHA-256 of setup.json as it was registered before the study.");
        var command = new Command(
            "watch",
            "Watches a study's public log: 0 grown as expected, 1 cut, forked, stopped, another rate or a witness lost, 2 no answer.")
        {
            site, keep, setup,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(setup)?.Tokens is [{ Value: var hex }] && !Digest.TryParse(hex, out _))
            {
                result.AddError("--setup: this is not 64 lower-case hexadecimal characters.");
            }

            if (result.GetResult(site)?.Tokens is [{ Value: var text }]
                && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && LogSite.IsSite(address)))
            {
                result.AddError($"{text}: this is not an https address.");
            }
        });
        command.SetAction(parsed =>
        {
            using var handler = new HttpClientHandler();
            using var http = LogSite.Client(handler);
            var registered = Digest.TryParse(parsed.GetValue(setup), out var hash) ? hash : (Digest?)null;
            return Run(
                new LogSite(new Uri(parsed.GetRequiredValue(site)), http), new WatchFolder(parsed.GetRequiredValue(keep)), registered,
                TimeProvider.System, Console.Out);
        });
        return command;
    }

    /// <summary>One look.</summary>
    /// <exception cref="IOException">The study does not answer.</exception>
    internal static int Run(LogSite site, WatchFolder folder, Digest? registered, TimeProvider clock, TextWriter output)
    {
        var night = Copenhagen.Date(clock.GetUtcNow() - Written);
        var watch = new LogWatch(folder.Read(), registered, night, Ed25519.Verify);
        var served = site.Checkpoint();
        var checks = watch.Look(site.Setups(), served, site.Entries);
        new VerifyReport(output, []).Write($"the public log on the night of {Iso.Date(night)}", checks);
        if (watch.Now is { } seen)
        {
            folder.Write(seen);
        }
        else
        {
            output.WriteLine($"The served checkpoint is kept beside the one seen before: {folder.WriteOther(served, night)}");
        }

        return ExitCode.Of(checks);
    }
}
