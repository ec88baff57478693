using System.Text.Json.Nodes;

namespace Trial.Cli.Tests;

public sealed class RevealCommandTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("trial-reveal-");

    [Fact]
    public async Task A_ceremony_is_revealed_by_its_seed_and_by_its_list_key()
    {
        await Seal();

        var bySeed = await Reveal("--policy", Place("secret/service.json"), "--seed", Place("secret/seed"), "--list", Place("list.csv"));
        Assert.Equal((0, ""), (bySeed.ExitCode, bySeed.Errors));
        Assert.Matches("key from the committed seed +verified ", bySeed.Output);
        Assert.Matches("list as sealed +verified ", bySeed.Output);
        Assert.InRange((await File.ReadAllLinesAsync(Place("list.csv"))).Length, 1 + (5 * 300), 1 + (5 * 307));

        var byParts = await Reveal("--policy", Place("secret/service.json"), "--contributions", Place("secret/contributions"));
        Assert.Equal((0, ""), (byParts.ExitCode, byParts.Errors));
        Assert.Matches("seed of all contributions +verified +2, in their order", byParts.Output);

        var byKey = await Reveal("--policy", Place("secret/service.json"));
        Assert.Equal((0, ""), (byKey.ExitCode, byKey.Errors));
        Assert.Contains("the list key was given, not the seed", byKey.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_urn_of_three_arms_in_any_ratio_goes_through_the_whole_ceremony()
    {
        await Seal(
            study =>
            {
                study["arms"]!.AsArray().Add(new JsonObject { ["id"] = "W", ["name"] = "waiting list" });
                (study["ratio"], study["policy"]) = (new JsonArray(1, 2, 3), new JsonObject { ["design"] = "block-urn", ["urn"] = 2 });
            },
            "--other-service");

        var answer = await Reveal("--policy", Place("secret/service.json"), "--seed", Place("secret/seed"), "--list", Place("list.csv"));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Matches("list as sealed +verified ", answer.Output);
        var lots = (await File.ReadAllLinesAsync(Place("list.csv"))).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(["C", "P", "W"], lots.SelectMany(cells => cells).Where(cell => cell is "P" or "C" or "W").Distinct().Order());
    }

    [Fact]
    public async Task A_false_seed_is_named_and_no_list_written()
    {
        await Seal();
        await File.WriteAllTextAsync(Place("other"), new string('0', 64) + "\n");

        var answer = await Reveal("--policy", Place("secret/service.json"), "--seed", Place("other"), "--list", Place("list.csv"));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("False: key from the committed seed. Nothing after it was checked.", answer.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("list.csv")));
    }

    [Fact]
    public async Task A_contribution_left_out_changed_or_moved_is_named()
    {
        await Seal();
        var lines = await File.ReadAllLinesAsync(Place("secret/contributions"));
        foreach (var told in (string[][])[[lines[0]], [lines[1], lines[0]], [lines[0], "00" + lines[1]]])
        {
            await File.WriteAllTextAsync(Place("told"), string.Join('\n', told) + '\n');
            var answer =
                await Reveal("--policy", Place("secret/service.json"), "--seed", Place("secret/seed"), "--contributions", Place("told"));

            Assert.Equal(1, answer.ExitCode);
            Assert.Contains("False: seed of all contributions. Nothing after it was checked.", answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Everything_wrong_with_the_command_is_told_at_once()
    {
        await File.WriteAllTextAsync(Place("text"), "not a key");

        var answer = await Reveal("--policy", Place("text"), "--seed", Place("text"), "--list-key", Place("none"), "--audit", Place("text"),
            "--receipt", Place("none"), "--contributions", Place("text"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                $"{Place("public/setup.json")}: the file does not exist or is empty.",
                $"{Place("public/seal.txt")}: the file does not exist or is empty.",
                $"{Place("public/leaves")}: the file does not exist or is empty.",
                $"{Place("text")}: this is not a policy with its 32 bytes.",
                $"{Place("text")}: this is not 64 lower-case hexadecimal characters and a line feed.",
                $"{Place("none")}: the file does not exist or is empty.",
                "--seed and --list-key: the seed gives the list key; choose one.",
                $"{Place("text")}: not a zip, or its directory is damaged.",
                $"{Place("none")}: the file does not exist.",
                $"{Place("text")}: this is not a line of lower-case hexadecimal characters for each contribution.",
            ],
            answer.Faults);
    }

    public void Dispose() => place.Delete(recursive: true);

    private string Place(string name) => Path.Combine(place.FullName, name);

    private Task<TrialProcess.Answer> Reveal(params string[] options) => TrialProcess.RunAsync(["reveal", Place("public"), .. options]);

    private async Task Seal(Action<JsonNode>? change = null, params string[] options)
    {
        var study =
            JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "vectors", "setups-v1.json")))!["study"]!;
        study["beacon"] = null;
        change?.Invoke(study);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, study.ToString());
        var announced = await TrialProcess.RunAsync("four two six\n",
            ["seal", "announce", file, "--to", place.FullName, "--demonstration", "--ask", "1", .. options]);
        File.Delete(file);

        Assert.Equal((0, ""), (announced.ExitCode, announced.Errors));
        Assert.Equal(0, (await TrialProcess.RunAsync("seal", "finish", place.FullName)).ExitCode);
    }
}
