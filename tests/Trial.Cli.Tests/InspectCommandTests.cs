using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

using Trial.Core;
using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Lottery;
using Trial.Core.Record;
using Trial.Core.Tests.Export;

namespace Trial.Cli.Tests;

public sealed partial class InspectCommandTests : IDisposable
{
    private static readonly string[] Parts =
    [
        "Flow", "Enrolment", "Balance by place", "Waiting", "Beginning", "Guessing", "Convergence score",
        "Tests of the order in which people came", "Log and record",
    ];

    // Of an audit and of a final export, of blocks of four: the scores, the part, and how often the first arm was expected for certain.
    private static readonly (double[] Scores, string Part, string Certain)[] Known =
    [
        ([-1, 0, 1], "Convergence score", "^1 [0-9]+ [0-9]+ [0-9]+$"),
        ([0, 0.333, 0.5, 0.667, 1], "Reverse propensity", "^1 ([0-9]+) 0 \\1$"),
    ];

    private static readonly DateOnly May = SampleStudy.Start.AddMonths(2);

    private readonly string folder = Directory.CreateTempSubdirectory("trial-inspect").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_audit_shows_every_part_with_what_it_means_and_cannot_tell()
    {
        var answer = await InspectAsync(AuditExport.Make(Study().Audit(log: true, today: May)), "--planned", "60", "--by", "2026-05");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        var lines = answer.Output.Split('\n');
        Assert.Contains("This export does not hold the design: trial inspect says more of a final export.", lines);
        foreach (var part in Parts)
        {
            var at = Array.IndexOf(lines, part);
            Assert.StartsWith("  means: ", lines[at + 1], StringComparison.Ordinal);
            Assert.StartsWith("  cannot tell: ", lines[at + 2], StringComparison.Ordinal);
        }

        Assert.Equal("drawn 12 12 24", Line(lines, "drawn "));
        Assert.DoesNotContain("[", string.Join('\n', lines[..Array.IndexOf(lines, "Enrolment")]), StringComparison.Ordinal);
        Assert.Equal("2026-03 8 8 16 16 20", Line(lines, "2026-03 "));
        Assert.Equal("2026-04 4 4 8 24 40", Line(lines, "2026-04 "));
        Assert.Matches("^A 8 8 0 [12] -$", Line(lines, "A ")); // in blocks of four
        Assert.Contains(lines, line => line.StartsWith("gaps: ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("Berger-Exner: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("published: ", StringComparison.Ordinal));
        Assert.Contains("Everybody's lot was drawn when they signed up.", lines);
        Assert.Contains("Who came is not in this export.", lines);
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public async Task A_final_export_tells_who_came_and_after_how_long_in_text_json_and_picture()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([4])).Open().Draw("A", 8, group: "g1").Draw("B", 8);
        var seated = study.State.Draws.Values.Where(id => study.People[id].Group == "g1").ToList();
        study.Count("g1", (seated[0], 7), (seated[1], 0)).Reveal();
        var (picture, files) = (Path.Combine(folder, "page.svg"), FinalExport.Make(study.Final()));
        var lines = (await InspectAsync(files, "--svg", picture)).Output.Split('\n');

        Assert.Equal("2026-03 A 4 1 1 0 2 0", Line(lines[Array.IndexOf(lines, "Beginning")..], "2026-03 "));
        Assert.Equal("0 to 3 4", Line(lines, "0 to 3 "));
        Assert.Contains(
            "4 have a group, and waited for its first meeting: half at most 15 days, nine of ten 15, the longest 15.", lines);
        var page = JsonNode.Parse((await InspectAsync(files, "--json")).Output)!["page"]!;
        Assert.Equal("[15,15,15,15]", page["toFirstMeeting"]!.ToJsonString());
        Assert.Equal(1, page["beginnings"]![0]!["neverStarted"]!.GetValue<int>());
        var texts = XDocument.Load(picture).Root!.Elements().Where(element => element.Name.LocalName == "text")
            .Select(text => text.Value).ToArray();
        Assert.Contains("Drawn to meet in groups, and never came (dark)", texts);
        Assert.Contains("16 or more", texts);
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public async Task An_audit_tells_who_came_and_after_how_long_in_text_json_and_picture()
    {
        var study = new SampleStudy(new Policy.PermutedBlocks([2])).Open()
            .Draw("A", 8).Draw("A", 4, SampleStudy.Start.AddMonths(1)).Draw("B", 6);
        ParticipantId[] peers =
            [.. study.State.Draws.Values.Where(id => study.State.Participants[id].Draw is { Stratum: "A" } draw && draw.Arm == Arm.Peer)];
        study.Plan("g1", SampleStudy.Meets with { First = SampleStudy.Start.AddDays(60) }).Roster("g1", peers[..3]);
        var files = AuditExport.Make(study.Counted(
            SampleStudy.Start.AddMonths(2), (peers[0], Beginning.Started), (peers[1], Beginning.Never)));
        var picture = Path.Combine(folder, "page.svg");
        var lines = (await InspectAsync(files, "--svg", picture)).Output.Split('\n');

        Assert.Equal("2026-03 to 2026-04 A 6 1 1 0 4 0", Line(lines[Array.IndexOf(lines, "Beginning")..], "2026-03 "));
        Assert.Equal(("8 to 11 3", "no first meeting 3"), (Line(lines, "8 to 11 "), Line(lines, "no first meeting")));
        Assert.Contains(lines, line => line.EndsWith(" 3 of the same arm are not counted yet.", StringComparison.Ordinal));
        var page = JsonNode.Parse((await InspectAsync(files, "--json")).Output)!["page"]!;
        Assert.Equal(1, page["beginnings"]![0]!["neverStarted"]!.GetValue<int>());
        Assert.Equal("3 3", $"{page["noMeeting"]} {page["notTold"]}");
        var texts = XDocument.Load(picture).Root!.Elements().Where(element => element.Name.LocalName == "text")
            .Select(text => text.Value).ToArray();
        Assert.Contains("Drawn to meet in groups, and never came (dark)", texts);
        Assert.All(["8 to 11", "no first meeting"], bar => Assert.Contains(bar, texts));
    }

    [Fact]
    public async Task A_final_export_with_covariates_has_the_tests_and_how_often_they_err()
    {
        var study = Study();
        var covariates = Covariates(study, (_, place) => place % 7);
        var answer = await InspectAsync(FinalExport.Make(study.Reveal().Final()), "--covariates", covariates, "--n", "199");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.All(["Berger-Exner", "convergence", "runs", "order", "gaps"], name => Assert.InRange(P(answer.Output, name), 0.005, 1));
        Assert.Matches(@"honest +\d+\.\d ± \d\.\d +\d+\.\d ± \d", answer.Output);
        Assert.Matches(@"1\.0 SD +\d+\.\d ± \d\.\d +\d+\.\d ± \d", answer.Output);
    }

    [Fact]
    public async Task Json_and_picture_hold_the_same_page()
    {
        var picture = Path.Combine(folder, "page.svg");
        var answer = await InspectAsync(
            AuditExport.Make(Study().Audit(today: May)), "--json", "--svg", picture, "--planned", "60", "--by", "2026-05");

        var json = JsonNode.Parse(answer.Output)!;
        Assert.Equal("trial/v1/inspection", json["format"]!.GetValue<string>());
        Assert.Equal("[12,12]", json["page"]!["flow"]![0]!["arms"]!.ToJsonString());
        Assert.Equal(2, json["page"]!["places"]!.AsArray().Count);
        Assert.False(json["page"]!["isRevealed"]!.GetValue<bool>());
        var root = XDocument.Load(picture).Root!;
        var texts = root.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToArray();
        Assert.Contains("A: 8 peer, 8 control", texts);
        Assert.Contains("26-04", texts);
        Assert.Contains("the plan: 60 by the end of 2026-05, as many each month", texts);
        Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_part_says_in_every_form_what_it_means_and_cannot_tell()
    {
        var (picture, files) = (Path.Combine(folder, "page.svg"), AuditExport.Make(Study().Audit(today: May)));
        var text = (await InspectAsync(files, "--svg", picture)).Output;
        var json = JsonNode.Parse((await InspectAsync(files, "--json")).Output)!;
        var drawn = string.Join(' ', XDocument.Load(picture).Root!.Elements()
            .Where(element => element.Name.LocalName == "text").Select(element => element.Value));

        Assert.Equal(Parts, json["parts"]!.AsArray().Select(part => part!["name"]!.GetValue<string>()));
        foreach (var part in json["parts"]!.AsArray())
        {
            var (name, means, cannotTell) = ($"{part!["name"]}", $"{part["means"]}", $"{part["cannotTell"]}");
            Assert.Contains($"\n{name}\n  means: {means}\n  cannot tell: {cannotTell}\n", text, StringComparison.Ordinal);
            Assert.All(part["notes"]!.AsArray(), note => Assert.Contains($"\n{note}\n", text, StringComparison.Ordinal));
            Assert.All(part["fields"]!.AsArray(), field =>
                Assert.True(json["page"]!.AsObject().ContainsKey($"{field}") || json.AsObject().ContainsKey($"{field}")));
            Assert.Contains($"Means: {means}. Cannot tell: {cannotTell}.", drawn, StringComparison.Ordinal);
            Assert.All(part["notes"]!.AsArray(), note => Assert.Contains($"{note}", drawn, StringComparison.Ordinal));
        }
    }

    // In blocks of four: the true probability of the first arm in a final export, what the balance lets one expect in an audit.
    [Fact]
    public async Task What_could_be_known_before_each_draw_is_told_in_text_json_and_picture()
    {
        var study = Study();
        var audit = AuditExport.Make(study.Audit(today: May));
        var final = FinalExport.Make(study.Reveal().Final());
        (string Output, string Json, string Picture)[] pages =
        [
            await PageAsync(audit, "audit.svg"), await PageAsync(final, "final.svg"),
        ];

        foreach (var (page, (scores, part, certain)) in pages.Zip(Known))
        {
            var column = JsonNode.Parse(page.Json)!["page"]!["scores"]!.AsArray();
            Assert.Equal(Enumerable.Range(1, 24), column.Select(draw => draw!["draw"]!.GetValue<int>()));
            Assert.Subset(scores.ToHashSet(), column.Select(draw => Math.Round(draw!["score"]!.GetValue<double>(), 3)).ToHashSet());
            Assert.Equal(12, column.Count(draw => draw!["arm"]!.GetValue<string>() == "peer"));
            var lines = page.Output.Split('\n');
            lines = lines[Array.IndexOf(lines, part)..];
            Assert.Matches(certain, Line(lines, "1 "));
            Assert.Contains($"{part} before each draw, and what was drawn", page.Picture, StringComparison.Ordinal);
        }

        async Task<(string Output, string Json, string Picture)> PageAsync(IReadOnlyList<ExportFile> export, string name)
        {
            var picture = Path.Combine(folder, name);
            return (
                (await InspectAsync(export, "--svg", picture)).Output,
                (await InspectAsync(export, "--json")).Output,
                await File.ReadAllTextAsync(picture));
        }
    }

    [Fact]
    public async Task Nobody_drawn_and_a_false_export_are_told()
    {
        var empty = AuditExport.Make(new SampleStudy().Open().Audit());
        Assert.Equal(0, (await InspectAsync(empty, "--svg", Path.Combine(folder, "none.svg"))).ExitCode);
        ExportFile[] wrong =
        [
            .. AuditExport.Make(Study().Audit(today: May))
                .Select(file => file.Name == "openings.ndjson" ? file with { Bytes = new byte[] { 10 } } : file),
        ];
        Assert.Equal(1, (await InspectAsync(wrong)).ExitCode);
        Assert.Equal(2, (await InspectAsync(TableExport.Make(Study().Table()))).ExitCode);
    }

    [Theory]
    [InlineData("--n", "98")]
    [InlineData("--n", "x")]
    [InlineData("--planned", "60")]
    [InlineData("--by", "2026-05")]
    [InlineData("--planned", "0", "--by", "2026-05")]
    [InlineData("--planned", "60", "--by", "2026-02")] // before the first lot
    [InlineData("--planned", "60", "--by", "May")]
    [InlineData("--covariates", "none.csv")]
    public async Task Wrong_use_is_told(params string[] arguments) =>
        Assert.Equal(2, (await InspectAsync(AuditExport.Make(Study().Audit(today: May)), arguments)).ExitCode);

    [Theory]
    [InlineData("id,value\nA,1\n", "the first line is not 'research_id,value'")]
    [InlineData("research_id,value\nA,much\n", "line 2 is not")]
    [InlineData("research_id,value\nA,1\nA,2\n", "line 3 is not")]
    [InlineData("research_id,value\n\nA,1\n\nA,2\n", "line 5 is not")]
    [InlineData("research_id,value\nA,x\nB,y\n", "line 2 is not", "line 3 is not")]
    [InlineData("", "the first line is not")]
    [InlineData("research_id,value\n", "has no line after the first")]
    [InlineData("research_id,value\nA,1\n", "an audit has no research ids")]
    public async Task Covariates_have_one_spelling_and_need_a_final_export(string text, params string[] faults)
    {
        var file = Path.Combine(folder, "covariates.csv");
        await File.WriteAllTextAsync(file, text);
        var answer = await InspectAsync(AuditExport.Make(Study().Audit(today: May)), "--covariates", file);

        Assert.Equal(2, answer.ExitCode);
        Assert.All(faults, fault => Assert.Contains(fault, answer.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Covariates_of_people_who_are_not_in_the_export_are_named_and_a_file_with_no_others_is_refused()
    {
        var study = Study();
        var file = Covariates(study, (_, place) => place);
        var export = FinalExport.Make(study.Reveal().Final()).ToList();
        await File.AppendAllLinesAsync(file, ["ZZZZ-ZZZZ-Z,1"]);
        var some = await InspectAsync(export, "--covariates", file, "--n", "99");
        await File.WriteAllTextAsync(file, "research_id,value\nZZZZ-ZZZZ-Z,1\n");
        var none = await InspectAsync(export, "--covariates", file, "--n", "99");

        Assert.Equal((0, "--covariates: not in the export: ZZZZ-ZZZZ-Z."), (some.ExitCode, some.Errors.TrimEnd()));
        Assert.Equal((2, ""), (none.ExitCode, none.Output));
        Assert.Contains("ZZZZ-ZZZZ-Z", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_never_written_over_a_file()
    {
        var answer = await InspectAsync(AuditExport.Make(Study().Audit(today: May)), "--svg", Path.Combine(folder, "export.zip"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(folder, "export.zip")))[..2]);
    }

    // 24 people in whole blocks at two places and in two months.
    private static SampleStudy Study() => new SampleStudy(new Policy.PermutedBlocks([4])).Open()
        .Draw("A", 8).Draw("B", 8, SampleStudy.Start.AddDays(9)).Draw("A", 8, SampleStudy.Start.AddMonths(1));

    private string Covariates(SampleStudy study, Func<Participant, int, double> value)
    {
        var file = Path.Combine(folder, "covariates.csv");
        File.WriteAllLines(file,
        [
            "research_id,value",
            .. study.State.Draws.Values.Index().Select(draw => string.Create(
                CultureInfo.InvariantCulture,
                $"{study.People[draw.Item].ResearchId},{value(study.State.Participants[draw.Item], draw.Index)}")),
        ]);
        return file;
    }

    private async Task<TrialProcess.Answer> InspectAsync(IEnumerable<ExportFile> export, params string[] options)
    {
        var zip = Path.Combine(folder, "export.zip");
        await File.WriteAllBytesAsync(zip, SampleZip.Of(export));
        return await TrialProcess.RunAsync(["inspect", zip, .. options]);
    }

    private static string Line(string[] lines, string start) =>
        Spaces().Replace(lines.First(line => line.StartsWith(start, StringComparison.Ordinal)), " ");

    private static double P(string page, string test) => double.Parse(
        Regex.Match(page, $@"^{test}: .*p = ([\d.]+)", RegexOptions.Multiline).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
