using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

using Trial.Core.Export;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

/// <summary>docs/analysis/read.R and read.py read the sets of exports with their types, and agree, whatever the locale.</summary>
public sealed class AnalysisSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-set").FullName;

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

    // Twenty of A, twelve of B; one of a group left it, one came seven times and one twice, and one person is erased.
    private static SampleStudy Study()
    {
        var study = new SampleStudy().Open().Draw("A", 20, group: "g1").Draw("B", 12);
        List<ParticipantId> seated = [.. study.State.Draws.Values.Where(id => study.People[id].Group == "g1")];
        return study.Count("g1", (seated[0], 7), (seated[1], 2))
            .Do(new Act.Withdraw(seated[0], Withdrawal.Group), SampleStudy.Start.AddMonths(1), "citizen")
            .Erase(study.State.Draws.Values.Last());
    }

    private async Task<Dictionary<string, string>> ReadAsync(IReadOnlyList<ExportFile> files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Name))!);
            await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Bytes.ToArray());
        }

        var said = await PrintAsync("Rscript", "C", "read.R");
        foreach (var locale in (string[])["C.UTF-8", "da_DK.UTF-8"])
        {
            Assert.Equal(said, await PrintAsync("Rscript", locale, "read.R"));
            Assert.Equal(said, await PrintAsync("python3", locale, "read.py"));
        }

        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line.Split(':')[0]);
    }

    // Where a locale is not installed R says so and goes on in C.
    private async Task<string> PrintAsync(string program, string locale, string script)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "docs", "analysis", script);
        var start = new ProcessStartInfo(program, [path, folder]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = locale;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
