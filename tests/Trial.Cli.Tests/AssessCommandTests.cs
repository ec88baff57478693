using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Trial.Cli.Tests;

public sealed partial class AssessCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trial-assess").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_table_has_a_row_for_each_design()
    {
        var answer = await TrialProcess.RunAsync("assess", "--people", "12", "--strata", "5", "--design", "blocks:4", "--design", "simple");

        Assert.Equal(0, answer.ExitCode);
        Assert.Empty(answer.Errors);
        Assert.Contains("12 people in each of 5 strata, 1:1", answer.Output, StringComparison.Ordinal);
        Assert.Equal(["blocks:4", "70.8", "33.3", "0.0", "(0)", "1.7", "(2)", "0.0", "(0)", "0.00", "80.0"],
            Cells(answer.Output, "blocks:4"));
        Assert.Equal("50.0", Cells(answer.Output, "simple")[1]);
        Assert.Contains("All figures are exact.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_show_what_the_commands_print()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "assess.md"));
        var shown = ShownCommand().Matches(document);

        Assert.Equal(3, shown.Count);
        foreach (Match command in shown)
        {
            var answer =
                await TrialProcess.RunAsync(
                    command.Groups["arguments"].Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(command.Groups["output"].Value, string.Join('\n', answer.Output.Split('\n').Select(line => line.TrimEnd())));
        }
    }

    [Fact]
    public async Task The_table_has_a_column_for_each_observer()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "12", "--design", "blocks:4", "--observer", "cohort:4", "--observer", "morning:1", "--observer",
            "month:0.5", "--observer", "cohort:4");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["List", "Guess", "Certain", "cohort:4", "morning:1", "month:0.5", "At"], Cells(answer.Output, "List  ")[..7]);
        Assert.Equal(["blocks:4", "70.8", "33.3", "50.0", "70.8"], Cells(answer.Output, "blocks:4")[..5]);
        Assert.Contains("cohort:4  % guessed right by somebody who knows the design and learns", answer.Output, StringComparison.Ordinal);
        Assert.Contains("All figures are exact.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_design_the_usual_ones_that_fit_the_ratio_are_compared()
    {
        var answer = await TrialProcess.RunAsync("assess", "--people", "9", "--ratio", "2:1", "--json");

        var designs = JsonNode.Parse(answer.Output)!["designs"]!.AsArray().Select(row => row!["design"]!.ToJsonString()).ToArray();
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("""{"design":"permuted-blocks","sizes":[3,6,9]}""", designs);
        Assert.Contains("""{"design":"simple"}""", designs);
        Assert.DoesNotContain(designs, design => design.Contains("big-stick", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_says_what_is_exact_and_what_has_an_error()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "12", "--strata", "2", "--ratio", "2:1", "--design", "blocks:3,6", "--simulate", "20", "--json");

        var json = JsonNode.Parse(answer.Output)!;
        var (computed, simulated) = (json["designs"]![0]!, json["designs"]![1]!);
        Assert.Equal("trial/v1/assessment", json["format"]!.GetValue<string>());
        Assert.Null(computed["guess"]!["error"]);
        Assert.InRange(computed["best"]!["error"]!.GetValue<double>(), 1e-6, 0.05);
        Assert.InRange(simulated["guess"]!["error"]!.GetValue<double>(), 1e-6, 0.05);
        Assert.Equal((false, true), (computed["simulated"]!.GetValue<bool>(), simulated["simulated"]!.GetValue<bool>()));
        Assert.Equal(1, computed["final"]!["points"]!.AsArray().Sum(point => point![1]!.GetValue<double>()), 1e-12);
    }

    [Fact]
    public async Task Json_has_each_observers_share_under_their_name()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "12", "--ratio", "2:1:1:1", "--design", "simple", "--observer", "month:2.7", "--observer", "always",
            "--json");

        var json = JsonNode.Parse(answer.Output)!;
        Assert.Equal("""["month:2.7","always"]""", json["plan"]!["observers"]!.ToJsonString());
        Assert.Equal(0.4, json["designs"]![0]!["observed"]!["month:2.7"]!["value"]!.GetValue<double>(), 1e-12);
        Assert.Equal(["month:2.7", "always"], json["designs"]![0]!["observed"]!.AsObject().Select(share => share.Key));
    }

    [Fact]
    public async Task A_second_table_shows_what_guessing_and_time_do_to_the_test()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "60", "--strata", "5", "--effect", "0.323",
            "--design", "big-stick:3", "--design", "coin:2/3", "--design", "big-stick:100",
            "--bias", "0.1", "--bias", "0.3", "--trend", "1", "--icc", "0.05", "--group-size", "8",
            "--observer", "slips:3", "--observer", "cohort:4", "--per-month", "2.7");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        var tables = answer.Output.Split("False findings");
        Assert.Equal("73.2", Cells(tables[0], "big-stick:3 ")[^1]);
        var second = tables[1];
        Assert.Equal(["List", "bias:0.1", "bias:0.3", "trend:1", "Drift"], Cells(second, "List"));
        Assert.Equal(["big-stick:3", "5.8", "/", "86.6", "12.4", "/", "94.6", "4.3", "/", "77.2", "0.015"], Cells(second, "big-stick:3 "));
        Assert.Contains("80 % power for 0.323 SD takes 354 people in these groups, and 301 without groups.", second,
            StringComparison.Ordinal);
        Assert.Contains(
            "In cohorts of 4 at 2.7 people a month, half wait at most 12 days for their lot, nine of ten 43.",
            second,
            StringComparison.Ordinal);
        Assert.Contains("big-stick:100 never takes effect with 60 people: it is the same as simple.", second, StringComparison.Ordinal);
        Assert.Contains("coin:2/3 is here for comparison: no study can seal it.", second, StringComparison.Ordinal);
        Assert.Contains("± is one standard error", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_consequence()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "12", "--effect", "1", "--design", "big-stick:12", "--design", "coin:3/4",
            "--bias", "-0.5", "--trend", "1", "--icc", "0.1", "--group-size", "4", "--observer", "cohort:4", "--per-month", "4", "--json");

        var json = JsonNode.Parse(answer.Output)!;
        Assert.Equal("""["bias:-0.5","trend:1"]""", json["plan"]!["influences"]!.ToJsonString());
        Assert.Equal("""{"size":4,"icc":0.1}""", json["plan"]!["groups"]!.ToJsonString());
        Assert.Equal(4, json["plan"]!["waits"]![0]!["people"]!.GetValue<int>());
        Assert.Equal("""{"design":"simple"}""", json["designs"]![0]!["sameAs"]!.ToJsonString());
        Assert.Equal("""{"design":"coin","chance":0.75}""", json["designs"]![1]!["design"]!.ToJsonString());
        Assert.InRange(json["designs"]![1]!["tests"]!["bias:-0.5"]!["error"]!["value"]!.GetValue<double>(), 0.05, 0.5);
        Assert.Null(json["designs"]![1]!["tests"]!["trend:1"]!["power"]!["error"]);
        Assert.Equal(32, json["designs"]![1]!["groups"]!["neededAlone"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_picture_shows_every_influence_and_the_groups()
    {
        var file = Path.Combine(folder, "consequences.svg");
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "12", "--design", "blocks:4", "--bias", "0.1", "--bias", "0.2", "--trend", "1",
            "--icc", "0.05", "--group-size", "8", "--svg", file);

        var root = XDocument.Load(file).Root!;
        var texts = root.Elements().Where(element => element.Name.LocalName == "text").ToArray();
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(2, texts.Count(text => text.Value == "blocks:4"));
        Assert.Contains(texts, text => text.Value == "A difference found where there is none");
        foreach (var name in new[] { "bias:0.1: ", "bias:0.2: ", "trend:1: ", "the first arm in groups of 8" })
        {
            Assert.Single(texts, text => text.Value.StartsWith(name, StringComparison.Ordinal));
        }

        var height = double.Parse(root.Attribute("viewBox")!.Value.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(texts, text => Assert.InRange((double)text.Attribute("y")!, 0, height));
    }

    [Fact]
    public async Task The_same_seed_simulates_the_same_figures_and_another_seed_others()
    {
        string[] command = ["assess", "--people", "10", "--design", "blocks:2,4", "--simulate", "20", "--json"];

        var first = await TrialProcess.RunAsync([.. command, "--seed", "one"]);

        Assert.Equal(first.Output, (await TrialProcess.RunAsync([.. command, "--seed", "one"])).Output);
        Assert.NotEqual(first.Output, (await TrialProcess.RunAsync([.. command, "--seed", "two"])).Output);
    }

    [Theory]
    [InlineData("1:1")]
    [InlineData("2:1")]
    [InlineData("1:1:1")]
    public async Task The_picture_is_well_formed_and_names_every_design(string ratio)
    {
        var file = Path.Combine(folder, "designs.svg");
        var answer = await TrialProcess.RunAsync("assess", "--people", "12", "--ratio", ratio, "--design", "blocks:6", "--design", "simple",
            "--observer", "cohort:6", "--svg", file);

        var root = XDocument.Load(file).Root!;
        var texts = root.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToArray();
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("160mm", root.Attribute("width")!.Value);
        Assert.Contains("blocks:6", texts);
        Assert.Contains("simple", texts);
        Assert.Equal(2, texts.Count(text => text == "cohort:6"));
        Assert.Equal(ratio != "1:1:1", texts.Contains("People lost"));
        Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_is_named_at_once()
    {
        var answer = await TrialProcess.RunAsync(
            "assess", "--people", "0", "--strata", "x", "--effect", "-1", "--ratio", "2:2", "--simulate", "1", "--svg",
            Path.Combine(folder, "no", "a.svg"),
            "--design", "blocks:5", "--design", "big-stick:0", "--design", "maximal", "--observer", "cohort:0", "--observer", "noon");

        Assert.Equal(2, answer.ExitCode);
        Assert.Empty(answer.Output);
        foreach (var start in new[]
        {
            "--people:", "--strata: 'x'", "--effect:", "--ratio: 2:2", "--simulate:", "--svg:", "--design blocks:5: A block of 5",
            "--design big-stick:0: 0 is not", "--design big-stick:0: A big stick is for two arms", "--design: 'maximal'",
            "--observer: cohort:0: the number is", "--observer: 'noon'",
        })
        {
            Assert.Single(answer.Faults, fault => fault.StartsWith(start, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("assess")]
    [InlineData("assess", "--people")]
    [InlineData("assess", "--people", "1", "--seed")]
    [InlineData("assess", "--people", "1", "--people", "2")]
    [InlineData("assess", "--people", "1", "--colour")]
    [InlineData("assess", "--people", "1", "--ratio", "1:1:1:1:1")]
    [InlineData("assess", "--people", "1", "--ratio", "11:1")]
    [InlineData("assess", "--people", "501")]
    [InlineData("assess", "--people", "1", "--strata", "51")]
    [InlineData("assess", "--people", "1", "--design", "blocks:6,4")]
    [InlineData("assess", "--people", "1", "--design", "blocks:4,")]
    [InlineData("assess", "--people", "1", "--design", "blocks:202")]
    [InlineData("assess", "--people", "1", "--observer", "cohort:501")]
    [InlineData("assess", "--people", "1", "--observer", "month:-2.7")]
    [InlineData("assess", "--people", "1", "--observer", "month:0")]
    [InlineData("assess", "--people", "1", "--observer", "morning:0")]
    [InlineData("assess", "--people", "1", "--observer", "morning")]
    [InlineData("assess", "--people", "1", "--observer", "always:1")]
    [InlineData("assess", "--people", "60", "--bias", "much")]
    [InlineData("assess", "--people", "60", "--bias", "5.1")]
    [InlineData("assess", "--people", "60", "--trend", "-6")]
    [InlineData("assess", "--people", "60", "--icc", "0.05")]
    [InlineData("assess", "--people", "60", "--group-size", "8")]
    [InlineData("assess", "--people", "60", "--group-size", "1", "--icc", "0.05")]
    [InlineData("assess", "--people", "60", "--group-size", "8", "--icc", "1")]
    [InlineData("assess", "--people", "60", "--ratio", "1:1:1", "--bias", "0.1")]
    [InlineData("assess", "--people", "60", "--observer", "slips:0")]
    [InlineData("assess", "--people", "60", "--per-month", "0")]
    [InlineData("assess", "--people", "60", "--design", "coin:1/2")]
    [InlineData("assess", "--people", "60", "--design", "coin:2/0")]
    [InlineData("assess", "--people", "60", "--ratio", "2:1", "--design", "coin:2/3")]
    [InlineData("guess")]
    [InlineData]
    public async Task Wrong_use_ends_with_two_and_says_why(params string[] arguments)
    {
        var answer = await TrialProcess.RunAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.NotEmpty(answer.Faults);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"    \$ trial (?<arguments>.+(\n      .+)*)\n\n```\n(?<output>[^`]+)```\n")]
    private static partial Regex ShownCommand();

    private static string[] Cells(string table, string design) =>
        table.Split('\n').Single(line => line.TrimStart().StartsWith(design, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
