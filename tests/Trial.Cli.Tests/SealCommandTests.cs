using System.Text;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;

namespace Trial.Cli.Tests;

public sealed class SealCommandTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("trial-seal-");

    [Fact]
    public async Task A_study_is_announced_and_then_sealed_with_its_round()
    {
        var soon = 2 + (int)((TimeProvider.System.GetUtcNow().AddSeconds(30) - Quicknet.TimeOf(1)).TotalSeconds / 3);
        var study = Study(file => file["beacon"]!["round"] = soon);

        var announced = await TrialProcess.RunAsync("seal", "announce", study, "--to", Place("haab"));
        var setup = Setup("haab");
        Assert.Equal(0, announced.ExitCode);
        Assert.Contains(Aloud(setup.Hash()), announced.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("haab/public/seal.txt")));

        var early = await TrialProcess.RunAsync("seal", "finish", Place("haab"), "--signature", Signature);
        var known = Quicknet.TimeOf(soon) - TimeProvider.System.GetUtcNow();
        Assert.Equal([$"--signature: round {soon} is not known before {Quicknet.TimeOf(soon):yyyy-MM-dd HH:mm:ss} UTC."], early.Faults);
        await Task.Delay(known > TimeSpan.Zero ? known : TimeSpan.Zero);

        var unsigned = await TrialProcess.RunAsync("seal", "finish", Place("haab"));
        Assert.Equal([$"--signature: round {soon} has one of 96 lower-case hexadecimal characters."], unsigned.Faults);

        Assert.False(File.Exists(Place("haab/public/seal.txt")));
    }

    [BeaconFact]
    public async Task The_genuine_signature_of_the_round_is_checked_and_sealed_with()
    {
        var setup = Announce(1000);

        var sealing = await TrialProcess.RunAsync("seal", "finish", Place("haab"), "--signature", Signature);

        var entry = SealEntry.Parse(await File.ReadAllTextAsync(Place("haab/public/seal.txt")))!;
        Assert.Equal((0, ""), (sealing.ExitCode, sealing.Errors));
        Assert.Equal((setup.Hash(), Signature), (entry.SetupHash, entry.BeaconSignature));
        Assert.Contains(Aloud(entry.Root), sealing.Output, StringComparison.Ordinal);
        Assert.Contains("The first must be the hash that they wrote down at the announcement", sealing.Output, StringComparison.Ordinal);
        Assert.Contains("The signature is that of drand's quicknet round 1000", sealing.Output, StringComparison.Ordinal);
    }

    [BeaconTheory]
    [InlineData(1001, null)]
    [InlineData(1000, "aa")]
    public async Task A_signature_that_is_not_the_rounds_is_false_whoever_says_that_it_was_checked(int round, string? begin)
    {
        Announce(round);
        var signature = begin + Signature[(begin?.Length ?? 0)..];

        var answer = await TrialProcess.RunAsync("seal", "finish", Place("haab"), "--signature", signature, "--checked-elsewhere");

        Assert.Equal((1, $"--signature: this is not the signature of quicknet round {round}. Nothing is sealed."),
            (answer.ExitCode, Assert.Single(answer.Faults)));
        Assert.False(File.Exists(Place("haab/public/seal.txt")));
    }

    [Fact]
    public async Task Where_no_signature_can_be_checked_nothing_is_sealed_unless_somebody_says_who_did()
    {
        Announce(1000);

        var refused = await TrialProcess.RunWithoutToolsAsync("seal", "finish", Place("haab"), "--signature", Signature);
        Assert.Equal(
            (2, "--signature: cannot be checked here: node is not installed. Check it on another machine, and add --checked-elsewhere."),
            (refused.ExitCode, Assert.Single(refused.Faults)));
        Assert.False(File.Exists(Place("haab/public/seal.txt")));

        var told =
            await TrialProcess.RunWithoutToolsAsync("seal", "finish", Place("haab"), "--signature", Signature, "--checked-elsewhere");
        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        Assert.Contains("NOT checked here", told.Output, StringComparison.Ordinal);
        Assert.Contains($"node eng/beacon.mjs 1000 {Signature}", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_public_follows_from_what_is_secret()
    {
        Assert.Equal(0, (await TrialProcess.RunAsync(Announcing("demo"))).ExitCode);
        Assert.Equal(0, (await TrialProcess.RunAsync("seal", "finish", Place("demo"))).ExitCode);

        var (setup, secret) = (Setup("demo"), ListSecret.Parse(await File.ReadAllBytesAsync(Place("demo/secret/service.json")))!);
        Assert.True(Digest.TryParse((await File.ReadAllTextAsync(Place("demo/secret/seed"))).TrimEnd('\n'), out var seed));
        var again = SealedStudy.Make(setup, secret.Policy, seed, []);

        Assert.Equal(setup.Seed, ListKey.SeedCommitment(seed));
        Assert.Equal(setup.Policy, secret.Policy.Commitment(secret.PolicyRandom));
        Assert.Equal(again.ListKey, secret.ListKey);
        Assert.Equal(again.Entry, await File.ReadAllTextAsync(Place("demo/public/seal.txt")));
        Assert.Equal(again.List.SortedLeaves.SelectMany(leaf => leaf), await File.ReadAllBytesAsync(Place("demo/public/leaves")));
    }

    [Fact]
    public async Task Every_contribution_goes_into_the_seed_in_its_order()
    {
        await File.WriteAllBytesAsync(Place("dice"), [4, 2, 6]);
        var asked = Announcing("demo", "--contribution", Place("dice"), "--ask", "2");
        var answer = await TrialProcess.RunAsync("håb og selvbestemmelse\n\nsyv\n", asked);

        byte[][] parts = [.. (await File.ReadAllLinesAsync(Place("demo/secret/contributions"))).Select(Convert.FromHexString)];
        Assert.Equal(4, parts.Length);
        Assert.Equal(32, parts[0].Length);
        Assert.Equal([[4, 2, 6], [.. "håb og selvbestemmelse"u8], [.. "syv"u8]], parts[1..]);
        Assert.Equal($"{Contributions.Combine(parts)}\n", await File.ReadAllTextAsync(Place("demo/secret/seed")));
        Assert.All(parts, part => Assert.Contains($"SHA-256 {Digest.Of(part)}", answer.Output, StringComparison.Ordinal));
        Assert.Contains("Contribution 4 of 4", answer.Output, StringComparison.Ordinal); // asked for under the number that it is told by
        Assert.Contains($"contribution 4  3 bytes, SHA-256 {Digest.Of(parts[3])}", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(parts[0]), answer.Output, StringComparison.Ordinal);
    }

    [Fact, Trait("Requirement", "R3")]
    public async Task What_is_secret_is_for_its_owner_alone_and_is_never_printed()
    {
        var announced = await TrialProcess.RunAsync(Announcing("demo"));
        var finished = await TrialProcess.RunAsync("seal", "finish", Place("demo"));
        string[] secrets = ["seed", "contributions", "service.json"];

        Assert.Equal(secrets.Order(), new DirectoryInfo(Place("demo/secret")).GetFiles().Select(file => file.Name).Order());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Place("demo/secret")));
            foreach (var name in secrets)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place($"demo/secret/{name}")));
            }
        }

        var secret = ListSecret.Parse(await File.ReadAllBytesAsync(Place("demo/secret/service.json")))!;
        var seed = (await File.ReadAllTextAsync(Place("demo/secret/seed"))).TrimEnd('\n');
        Assert.All<string>([seed, secret.ListKey!.Value.ToString(), secret.PolicyRandom.ToString(), "permuted"], told =>
            Assert.DoesNotContain(told, announced.Output + finished.Output, StringComparison.Ordinal));
    }

    [Fact, Trait("Requirement", "R22")]
    public async Task A_rehearsal_prints_the_labels_to_sign_and_is_named_so_that_nothing_installs_it()
    {
        var announced = await TrialProcess.RunAsync("seal", "announce", Study(_ => { }), "--to", Place("try"), "--rehearsal");
        var finished = await TrialProcess.RunAsync("seal", "finish", Place("try"));

        Assert.True(Setup("try").IsRehearsal);
        Assert.Matches(@"P +1 +peer +test 1\n +C +1 +control +test 2\n", announced.Output);
        Assert.Contains("signature ____", announced.Output, StringComparison.Ordinal);
        Assert.Matches(@"A +3\d\d envelopes: P 1\d\d, C 1\d\d; begins [PC]{24}\n", finished.Output);
    }

    [Theory]
    [InlineData("--demonstration")]
    [InlineData("--rehearsal")]
    public async Task Labels_that_the_service_does_not_have_are_sealed_for_another_service_only(string occasion)
    {
        var study = Study(file => (file["arms"]![0]!["name"], file["beacon"]) = ("peers", null));

        var refused = await TrialProcess.RunAsync("seal", "announce", study, "--to", Place("haab"), occasion);
        var taken = await TrialProcess.RunAsync("seal", "announce", study, "--to", Place("haab"), occasion, "--other-service");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--other-service", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Equal(0, taken.ExitCode);
    }

    [Fact]
    public async Task All_faults_of_a_study_file_are_told_at_once_and_nothing_is_written()
    {
        var study = Study(file =>
        {
            file["ratio"] = new JsonArray(2, 2);
            file["strata"] = new JsonArray("A", "A");
            file["policy"] = new JsonObject { ["design"] = "coin" };
        });
        var answer =
            await TrialProcess.RunAsync("seal", "announce", study, "--to", Place("haab"), "--contribution", Place("none"), "--ask", "-1");

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            [
                "policy.design: Must be permuted-blocks, big-stick, block-urn or simple.",
                "ratio: 2:2 is not in lowest terms: divide by 2.",
                "strata: 'A' is there twice.",
                "--ask: must be from 0 to 100.",
                "--contribution: none is not a file of 1 to 65536 bytes.",
            ],
            answer.Faults);
        Assert.False(Directory.Exists(Place("haab")));
    }

    [Theory]
    [InlineData("--demonstration", "--rehearsal", "--demonstration and --rehearsal exclude each other: choose one.")]
    [InlineData("--practice", null, "origin: 'practice-' begins the last part of the name of a practice's log, and of no other.")]
    [InlineData("--demonstration", null, "beacon: A demonstration has no beacon: write null.")]
    [InlineData(null, null, "beacon.round: Round 1 was known at 2023-08-23 15:09:27 UTC; announce a later one.")]
    public async Task A_wrong_occasion_is_refused(string? first, string? second, string fault)
    {
        string?[] arguments = ["seal", "announce", Study(file => file["beacon"]!["round"] = 1), "--to", Place("haab"), first, second];

        var answer = await TrialProcess.RunAsync([.. arguments.OfType<string>()]);

        Assert.Equal((2, fault), (answer.ExitCode, Assert.Single(answer.Faults)));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(Place("notes"), "mine");
        var answer = await TrialProcess.RunAsync(Announcing("", "--ask", "-1"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal([$"{place.FullName} exists and is not empty: a ceremony needs a new or empty folder.",
            "--ask: must be from 0 to 100."], answer.Faults);
        Assert.Equal([Place("notes"), Place("study.json")], Directory.GetFileSystemEntries(place.FullName).Order());
    }

    [Fact]
    public async Task A_ceremony_that_was_broken_off_while_people_typed_begins_again_in_its_folder()
    {
        var announcing = Announcing("demo", "--ask", "2");
        var broken = await TrialProcess.RunAsync("a line, and no other\n", announcing);
        Assert.Equal((2, "The input ended before every contribution was given."), (broken.ExitCode, Assert.Single(broken.Faults)));

        var again = await TrialProcess.RunAsync("a line\nand another\n", announcing);

        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(3, (await File.ReadAllLinesAsync(Place("demo/secret/contributions"))).Length);
    }

    [Fact, Trait("Requirement", "R3")]
    public async Task The_shares_are_tried_against_the_seed_before_it_is_deleted()
    {
        await TrialProcess.RunAsync(Announcing("demo"));

        var finished = await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        // ssss-combine tells the secret on standard error; with -q that is the very file: 64 characters and a line feed.
        Assert.Contains($"ssss-combine -q -x -t 3 2> again && cmp again {Place("demo/secret/seed")}\n", finished.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_is_missing_between_the_steps_is_named()
    {
        await TrialProcess.RunAsync(Announcing("demo"));
        string[] files = [Place("demo/secret/seed"), Place("demo/secret/service.json")];
        Array.ForEach(files, File.Delete);

        var answer = await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(files.Select(file => $"{file}: the file does not exist."), answer.Faults);
    }

    [Fact]
    public async Task The_seal_entry_comes_into_its_place_whole()
    {
        await TrialProcess.RunAsync(Announcing("demo"));
        var moved = new TaskCompletionSource<string?>();
        using var watcher = new FileSystemWatcher(Place("demo/public"), "seal.txt") { EnableRaisingEvents = true };
        watcher.Renamed += (_, change) => moved.TrySetResult(change.OldName);
        watcher.Created += (_, _) => moved.TrySetResult(null);

        await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        Assert.Equal("seal.txt.new", await moved.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("secret/seed", "This is not the seed that the setup commits to.")]
    [InlineData("secret/service.json", "This is not the policy that the setup commits to.")]
    [InlineData("public/setup.json", "The file is not canonical JSON with one line feed after it.")]
    public async Task A_file_changed_between_the_steps_is_refused(string file, string fault)
    {
        await TrialProcess.RunAsync(Announcing("demo"));
        var bytes = await File.ReadAllBytesAsync(Place($"demo/{file}"));
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(Place($"demo/{file}"), bytes);

        var answer = await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        Assert.Equal((2, $"{Place($"demo/{file}")}: {fault}"), (answer.ExitCode, Assert.Single(answer.Faults)));
        Assert.False(File.Exists(Place("demo/public/seal.txt")));
    }

    [Fact]
    public async Task What_is_sealed_is_not_sealed_again()
    {
        await TrialProcess.RunAsync(Announcing("demo"));
        Assert.Equal(["--signature: this setup has no beacon."],
            (await TrialProcess.RunAsync("seal", "finish", Place("demo"), "--signature", Signature)).Faults);
        await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        var answer = await TrialProcess.RunAsync("seal", "finish", Place("demo"));

        Assert.Equal((2, $"{Place("demo/public/seal.txt")} exists already: this study is sealed."),
            (answer.ExitCode, Assert.Single(answer.Faults)));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_study_file_is_read_however_an_editor_saved_it(string encoding)
    {
        var study = Study(file => file["beacon"] = null);
        await File.WriteAllTextAsync(study, (await File.ReadAllTextAsync(study)).ReplaceLineEndings("\r\n"),
            Encoding.GetEncoding(encoding));

        var answer = await TrialProcess.RunAsync("seal", "announce", study, "--to", Place("demo"), "--demonstration");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
    }

    public void Dispose() => place.Delete(recursive: true);

    private static JsonNode Read(string file) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", file)))!;

    private static string Signature => Read("drand-quicknet.json")["rounds"]![0]!["signature"]!.GetValue<string>();

    private static string Aloud(Digest digest) => string.Join(' ', digest.ToString().Chunk(4).Select(group => new string(group)));

    private string Place(string name) => Path.Combine(place.FullName, name);

    // What announces a demonstration, which has no beacon.
    private string[] Announcing(string to, params string[] more) =>
        ["seal", "announce", Study(file => file["beacon"] = null), "--to", Place(to), "--demonstration", .. more];

    private string Study(Action<JsonNode> change)
    {
        var study = Read("setups-v1.json")["study"]!;
        change(study);
        File.WriteAllText(Place("study.json"), study.ToString());
        return Place("study.json");
    }

    private Setup Announce(int round) => PastAnnouncement.Make(Place("haab"), Read("setups-v1.json")["study"]!, round);

    private Setup Setup(string folder)
    {
        Assert.True(Core.Lottery.Setup.TryRead(File.ReadAllBytes(Place($"{folder}/public/setup.json")), out var setup, out _));
        return setup;
    }
}
