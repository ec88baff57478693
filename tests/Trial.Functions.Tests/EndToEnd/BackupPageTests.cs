using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>docs/backup.md, typed as it stands: a key, backups, OpenSSL's look into one, a restore, and the steward's word.</summary>
public sealed partial class BackupPageTests : IDisposable
{
    private const string Phrase = "en lang sætning";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Requirement", "R17")]
    public async Task Every_command_of_the_page_does_what_the_page_says()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/backup.md"));
        var commands = Commands().Matches(page).Select(block => Indent().Replace(block.Value, "")).ToList();
        var restoring = commands.FindIndex(block => block.Contains("trial restore", StringComparison.Ordinal));
        var outside = ("TRIAL_ANCHOR", folder.File("outside.json"));

        IReadOnlyList<int> lost;
        using (var service = await RunningService.StartAsync(folder.File("data"), outside))
        {
            await DrawAsync(service, 5);
            var said = await TypedAsync(commands[..restoring], "data");
            Assert.Contains("holds haab-demo", said, StringComparison.Ordinal);
            Assert.Contains("keys.json\n", said, StringComparison.Ordinal); // OpenSSL and tar
            lost = await DrawAsync(service, 4);
        }

        Assert.Contains("was put back and holds together", await TypedAsync([commands[restoring]], "restored"), StringComparison.Ordinal);
        Assert.Equal(["keys.json", "trial.db"], Left("restored"));

        using var restored = await RunningService.StartUncheckedAsync(folder.File("restored"), outside);
        await restored.WaitForConsoleAsync("The study was put back from a backup of");
        using (var front = await restored.Http.GetAsync(""))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, front.StatusCode);
        }

        var asked = await TypedAsync(commands[(restoring + 1)..], "restored", restored.Http.BaseAddress!, Steward());
        Assert.Contains("\"sequence\"", asked, StringComparison.Ordinal);
        Assert.Empty(lost.Intersect(await DrawAsync(restored, 10)));
    }

    private IEnumerable<string> Left(string data) =>
        new DirectoryInfo(folder.File(data)).GetFiles()
            .Select(file => file.Name).Where(name => name != "trial.lock").Order(StringComparer.Ordinal);

    private string Steward() => StewardKey().Match(File.ReadAllText(folder.File("restored/staff-keys.json"))).Groups[1].Value;

    // What differs from the page: how the command is called, where the service listens, and who types the passphrase.
    private async Task<string> TypedAsync(IEnumerable<string> blocks, string data, Uri? address = null, string steward = "")
    {
        var script = $"""
            set -eo pipefail
            trial() (dotnet '{Path.Combine(AppContext.BaseDirectory, "trial.dll")}' "$@")
            export PASSPHRASE='{Phrase}' STEWARD='{steward}'
            {string.Join('\n', blocks).Replace("localhost:7071", address?.Authority, StringComparison.Ordinal)}
            """;
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TRIAL_DATA"] = folder.File(data);
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteLineAsync(Phrase);
        shell.StandardInput.Close();
        var said = await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.True(shell.ExitCode == 0, string.Concat(said));
        return said[0];
    }

    private static async Task<IReadOnlyList<int>> DrawAsync(RunningService service, int people)
    {
        var leaves = new List<int>();
        foreach (var applicant in await Applicant.ManyAsync(service.Http, people))
        {
            Assert.Equal(HttpStatusCode.Created, await applicant.SignUpAsync(service.Http));
            leaves.Add(applicant.Result!["receipt"]!["leaf"]!.GetValue<int>());
        }

        return leaves;
    }

    [GeneratedRegex(@"^(?:    .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^ {4}", RegexOptions.Multiline)]
    private static partial Regex Indent();

    [GeneratedRegex("\"steward\":\"([^\"]+)\"")]
    private static partial Regex StewardKey();
}
