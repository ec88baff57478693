using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Functions.Tests.Log;

namespace Trial.Functions.Tests.EndToEnd;

/// <summary>
/// A ceremony for a service that waits for its study: announced before one of quicknet's rounds, and finished by <c>trial seal
/// finish</c>.
/// </summary>
internal static class Ceremony
{
    public const string Consent = "Jeg vil gerne være med.";

    /// <summary>What a study's owner says about itself, its numbers checked today.</summary>
    public static string Owner { get; } = $$$"""
        {"controller": {"name": "Foreningen", "contact": "Torvet 1, 1000 Byen"},
         "contacts": [{"name": "Kontoret", "telephone": "00 00 00 00"}], "basis": "consent", "crisis": {
         "emergency": {"number": "112", "checked": "{{{Today}}}"}, "region": {"number": "00 00 00 01", "checked": "{{{Today}}}"},
         "helpline": {"name": "Livslinien", "number": "00 00 00 02", "checked": "{{{Today}}}"} } }
        """;

    private static string Today => Iso.Date(Copenhagen.Date(TimeProvider.System.GetUtcNow()));

    /// <summary>Holds it, and puts what is the service's into its data folder, as docs/ceremony.md says.</summary>
    /// <param name="place">A folder that is not there yet.</param>
    /// <param name="greeting">What the service said at its start.</param>
    /// <param name="seal">The number of the list.</param>
    /// <param name="data">The service's data folder.</param>
    /// <returns>The fields that POST /api/study asks of any list.</returns>
    public static async Task<JsonObject> HoldAsync(string place, string greeting, int seal, string data)
    {
        var (seed, random) = (Random(), Random());
        Assert.True(StudyFile.TryRead(Encoding.UTF8.GetBytes(StudyText(greeting, seal)), Occasion.Study, out var study, out var faults),
            string.Join('\n', faults));
        Directory.CreateDirectory(Path.Combine(place, "public"));
        Directory.CreateDirectory(Path.Combine(place, "secret"));
        await File.WriteAllTextAsync(Path.Combine(place, "secret", "seed"), $"{seed}\n");
        await File.WriteAllBytesAsync(Path.Combine(place, "secret", "service.json"), new ListSecret(null, study.Policy, random).Format());
        await File.WriteAllBytesAsync(Path.Combine(place, "public", "setup.json"), study.Commit(seed, random).Format());

        // It checks the signature where it can; where eng/ lacks its packages, somebody did elsewhere.
        var (exitCode, output) =
            await TrialCommand.RunAsync("seal", "finish", place, "--signature", BeaconRound.Of(seal).Signature, "--checked-elsewhere");
        Assert.True(exitCode == 0, output);

        File.Copy(Path.Combine(place, "secret", "service.json"), Path.Combine(data, $"list-{seal}.json"));
        return new()
        {
            ["setup"] = await File.ReadAllTextAsync(Path.Combine(place, "public", "setup.json")),
            ["sealEntry"] = await File.ReadAllTextAsync(Path.Combine(place, "public", "seal.txt")),
        };
    }

    private static string StudyText(string greeting, int seal)
    {
        var lines = string.Concat(greeting.Split('\n').Where(line => line.StartsWith('"')));
        var study = JsonNode.Parse($"{{{lines.TrimEnd(',')}}}")!.AsObject();
        study["format"] = "trial/v1/study";
        study["study"] = "haab";
        study["seal"] = seal;
        study["arms"] = JsonNode.Parse("""[{"id":"P","name":"peer"},{"id":"C","name":"control"}]""");
        study["ratio"] = new JsonArray(1, 1);
        study["strata"] = new JsonArray("A", "B");
        study["capacity"] = seal == 1 ? 20 : 40;
        study["leaves"] = 128;
        study["policy"] = JsonNode.Parse("""{"design":"big-stick","tolerance":3}""");
        study["batch"] = 8;
        study["beacon"] = new JsonObject { ["chain"] = Quicknet.Chain, ["round"] = BeaconRound.Of(seal).Number };
        study["consent"] = Digest.Of(Encoding.UTF8.GetBytes(Consent)).ToString();
        study["source"] = "a test";
        return study.ToJsonString();
    }

    private static Digest Random() => new(RandomNumberGenerator.GetBytes(Digest.Size));
}
