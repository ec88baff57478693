using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>docs/analysis/read.R and read.py read the sets of exports with their types, and agree, whatever the locale.</summary>
public sealed class AnalysisSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-set").FullName;

    private string Locales => Path.Combine(folder, "locales");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [AnalysisFact]
    public async Task The_final_set_has_factors_numbers_dates_and_missing_values()
    {
        var read = await ReadAsync(FinalExport.Make(Study().Reveal().Final()));

        Assert.Equal("date: 32, missing 0; 2026-03-02 to 2026-03-02", read["date"]);
        Assert.Equal("stratum: 32, missing 0; A 20, B 12, C 0", read["stratum"]);
        Assert.Matches(@"^arm: 32, missing 0; P 1\d, C 1\d$", read["arm"]);
        Assert.Equal("left_group: 1, missing 31; 2026-04-01 to 2026-04-01", read["left_group"]);
        Assert.Equal("status: 32, missing 0; drawn 30, left-group 1, left-follow-up 0, left-both 0, erased 1", read["status"]);
        Assert.Equal("research_id: 31, missing 1; 31 different", read["research_id"]);
        Assert.Equal("sessions: 2, missing 30; sum 9.0000", read["sessions"]);
        var days = Regex.Match(read["days_to_first_meeting"], @"^days_to_first_meeting: (\d+), missing \d+; sum (\d+)\.0000$").Groups;
        Assert.Equal(15 * int.Parse(days[1].Value, CultureInfo.InvariantCulture), int.Parse(days[2].Value, CultureInfo.InvariantCulture));
        Assert.Matches(@"^probability: 32, missing 0; sum \d+\.\d{4}$", read["probability"]);
    }

    [AnalysisFact]
    public async Task So_has_a_table_blinded_and_not()
    {
        var blinded = await ReadAsync(TableExport.Make(Study().Close().Table()));
        var named = await ReadAsync(TableExport.Make(Study().Close().Table(blinded: false)));

        Assert.Equal("month_from: 32, missing 0; 2026-03-01 to 2026-03-01", blinded["month_from"]);
        Assert.Equal(["research_id", "month_from", "month_to", "stratum", "arm"], blinded.Keys);
        Assert.Matches(@"^arm: 32, missing 0; X 1\d, Y 1\d$", blinded["arm"]);
        Assert.Equal("correction: 32, missing 0; 1 different", named["correction"]);
        Assert.Matches(@"^ever_seated: \d+, missing \d+; 0 0, 1 \d+$", named["ever_seated"]);
    }

    [AnalysisFact]
    public async Task A_value_that_the_codebook_does_not_have_stops_both()
    {
        await ReadAsync(FinalExport.Make(Study().Reveal().Final()));
        var set = Path.Combine(folder, "allocations.csv");
        var other = (await File.ReadAllTextAsync(set)).Replace("left-group", "left-grp", StringComparison.Ordinal);
        await File.WriteAllTextAsync(set, other, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        foreach (var (program, script) in (IEnumerable<(string, string)>)[("Rscript", "read.R"), ("python3", "read.py")])
        {
            var (code, _, errors) = await RunAsync(program, "C.UTF-8", Script(script), folder);
            Assert.Equal(1, code);
            Assert.Contains("left-grp", errors, StringComparison.Ordinal);
        }
    }

    // Twenty of A, twelve of B; one of a group left it, one came seven times and one twice, and one person is erased.
    private static SampleStudy Study()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("B", 12);
        List<ParticipantId> seated = [.. study.State.Draws.Values.Where(id => study.People[id].Group == "g1")];
        return study.Count("g1", (seated[0], 7), (seated[1], 2))
            .Do(new Act.Withdraw(seated[0], Withdrawal.Group), SampleStudy.Start.AddMonths(1), Actor.Citizen)
            .Erase(study.State.Draws.Values.Last());
    }

    private async Task<Dictionary<string, string>> ReadAsync(IReadOnlyList<ExportFile> files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Name))!);
            await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Bytes.ToArray());
        }

        await MakeDanishAsync();
        var said = await PrintAsync("Rscript", "C", "read.R");
        foreach (var locale in (string[])["C.UTF-8", "da_DK.UTF-8"])
        {
            Assert.Equal(said, await PrintAsync("Rscript", locale, "read.R"));
            Assert.Equal(said, await PrintAsync("python3", locale, "read.py"));
        }

        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line.Split(':')[0]);
    }

    // Where a locale is not there R goes on in C: one of the test's own, and R is asked whether it took it.
    private async Task MakeDanishAsync()
    {
        Directory.CreateDirectory(Locales);
        await RunAsync("localedef", "C", "-i", "da_DK", "-f", "UTF-8", Path.Combine(Locales, "da_DK.UTF-8"));
        var taken = await RunAsync("Rscript", "da_DK.UTF-8", "-e", "cat(Sys.getlocale('LC_COLLATE'))");
        Assert.Equal((0, "da_DK.UTF-8", ""), taken);
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "docs", "analysis", name);

    private async Task<string> PrintAsync(string program, string locale, string script)
    {
        var (code, output, _) = await RunAsync(program, locale, Script(script), folder);
        Assert.Equal(0, code);
        return output;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string program, string locale, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["LC_ALL"], start.Environment["LOCPATH"]) = (locale, Locales);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
