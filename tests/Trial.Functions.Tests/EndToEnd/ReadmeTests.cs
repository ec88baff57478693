using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>README's first command, typed as it stands in a copy of the sources that has never been built.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15); // it builds everything

    private static readonly string[] NotSources =
        [".git", ".packages", ".publish", ".screenshots", "bin", "data", "node_modules", "obj", "StrykerOutput", "TestResults"];

    private readonly TemporaryFolder folder = new();
    private readonly Uri address = new($"http://127.0.0.1:{RunningService.FreePort()}");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_command_ends_in_the_page_with_the_data_where_it_was_typed()
    {
        Copy(Repository.Root, folder.Path);
        using var shell = Process.Start(Typed(Command()))!;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            using var visitor = new HttpClient { BaseAddress = address, Timeout = Patience };
            await UntilSaidAsync("Building src/Trial.Functions", shell.StandardOutput, patience.Token);
            using var page = await visitor.GetAsync("/", patience.Token);

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
            Assert.True(File.Exists(folder.File("data/trial.db")));
            Assert.Empty(Directory.GetDirectories(folder.File("src"), "data", SearchOption.AllDirectories));
        }
        finally
        {
            using var end = Process.Start("kill", ["-KILL", "--", $"-{shell.Id}"]);
            await shell.WaitForExitAsync();
        }
    }

    private static string Command() => FirstCommand().Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Groups[1].Value;

    // setsid: what the command starts is one group, and ends with it.
    private ProcessStartInfo Typed(string command)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", command]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false"; // no compiler stays behind
        start.Environment["RunAnalyzers"] = $"{Thoroughness.IsLong}"; // eng/test has just built the same sources with them
        start.Environment.Remove("TRIAL_DATA");
        return start;
    }

    private static async Task UntilSaidAsync(string words, StreamReader console, CancellationToken cancellationToken)
    {
        string? line;
        while ((line = await console.ReadLineAsync(cancellationToken)) is not null && !line.Contains(words, StringComparison.Ordinal))
        {
        }

        Assert.NotNull(line);
        _ = console.ReadToEndAsync(cancellationToken); // a full pipe would stop the service
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var inner in Directory.GetDirectories(from).Where(inner => !NotSources.Contains(Path.GetFileName(inner))))
        {
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
        }
    }

    [GeneratedRegex(@"^    (dotnet run .*)$", RegexOptions.Multiline)]
    private static partial Regex FirstCommand();
}
