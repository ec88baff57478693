using System.Text;
using System.Text.Json.Nodes;

using Trial.Core.Ceremony;
using Trial.Core.Input;
using Trial.Core.Lottery;

namespace Trial.Core.Tests.Ceremony;

public sealed class InstallRulesTests
{
    private const int Round = 1000;
    private const int LaterRound = 657413;

    private static readonly DateTimeOffset Now = Quicknet.TimeOf(LaterRound);

    private static readonly Case First = new(1, _ => { });

    private static readonly Case Second = new(2, file =>
    {
        file["seal"] = 2;
        file["capacity"] = 50;
        file["leaves"] = 1024;
        file["source"] = "later";
        file["policy"] = new JsonObject { ["design"] = "big-stick", ["tolerance"] = 3 };
    });

    private static string Signature => SignatureOf(Round);

    private static string SignatureOf(int round) => Vectors.Read("drand-quicknet.json")["rounds"]!.AsArray()
        .Single(one => one!["round"]!.GetValue<int>() == round)!.Text("signature");

    [Fact]
    public void What_the_ceremony_sealed_may_be_drawn_by()
    {
        Assert.Empty(First.Faults());
        Assert.Empty(Second.Faults(last: First.Setup));
        Assert.Equal(First.Entry, InstallRules.Open(First.Setup, SealEntry.Parse(First.Entry)!, First.Secret).Entry);
    }

    [Fact]
    [Trait("Requirement", "R25")]
    public void A_rehearsal_is_never_installed() =>
        Assert.Equal(
            [new("setup.study", FaultCodes.Rehearsal), new("setup.arms", FaultCodes.OtherStudy)], // its arms are called test 1 and test 2
            new Case(1, _ => { }, Occasion.Rehearsal).Faults());

    [Fact]
    public void Without_a_beacon_it_is_a_demonstration() =>
        Assert.Equal([new("setup.beacon", FaultCodes.NoBeacon)], new Case(1, file => file["beacon"] = null, Occasion.Demonstration)
            .Faults());

    [Fact]
    public void A_round_that_is_still_to_come_has_no_signature() =>
        Assert.Equal([new("setup.beacon.round", FaultCodes.OutOfRange)], First.Faults(now: Quicknet.TimeOf(Round).AddSeconds(-1)));

    [Fact]
    public void The_arms_are_peer_and_control_in_either_order()
    {
        Assert.Empty(new Case(1, file => file["arms"] = Arms(("C", "control"), ("P", "peer"))).Faults());
        Assert.Equal([new("setup.arms", FaultCodes.OtherStudy)], new Case(1, file => file["arms"] = Arms(("P", "control"), ("C", "peer")))
            .Faults());
        Assert.Equal([new("setup.arms", FaultCodes.OtherStudy)], new Case(1, file => file["arms"] = Arms(("A", "peer"), ("C", "control")))
            .Faults());
    }

    [Fact]
    public void Every_key_is_the_services_own()
    {
        var names = new ServiceNames([First.Names.LogKeys[0]], First.Names.PromiseKey + "A", default, "another");
        Assert.Equal(
            [
                new("setup.logKeys", FaultCodes.OtherKey), new("setup.promiseKey", FaultCodes.OtherKey),
                new("setup.dummies", FaultCodes.OtherKey),
                new("setup.study", FaultCodes.OtherStudy),
            ],
            First.Faults(names: names));
        Assert.Empty(First.Faults(names: First.Names with { Study = First.Setup.Study }));
        Assert.Empty(First.Faults(names: First.Names with { LogKeys = [.. First.Names.LogKeys.Reverse()] }));
    }

    [Fact]
    public void A_service_without_the_list_key_is_told_so()
    {
        Assert.Equal([new("setup.seal", FaultCodes.NoListKey)], First.Faults(secret: null));
        Assert.Equal([new("setup.seal", FaultCodes.NoListKey)], First.Faults(secret: First.Secret with { ListKey = null }));
    }

    [Fact]
    public void The_policy_is_the_one_committed_to()
    {
        Assert.Equal([new("setup.policy", FaultCodes.OtherKey)], First.Faults(secret: First.Secret with { PolicyRandom = default }));
        Assert.Equal([new("setup.policy", FaultCodes.OtherKey)], First.Faults(secret: First.Secret with { Policy = new Policy.Simple() }));
    }

    [Fact]
    public void The_seal_entry_is_that_of_the_list_the_service_makes()
    {
        var other = new Fault("sealEntry", FaultCodes.OtherSeal);
        Assert.Equal([other], First.Faults(secret: First.Secret with { ListKey = Digest.Of([9]) }));
        Assert.Equal([other], First.Faults(entry: Second.Entry));
        Assert.Equal([other], First.Faults(entry: First.Entry.Replace(Signature, "-", StringComparison.Ordinal)));
        Assert.Equal([other], First.Faults(entry: First.Entry.Replace(Signature, Signature[1..] + "0", StringComparison.Ordinal) + "\n"));
    }

    [Theory]
    [InlineData("study", "\"other\"")]
    [InlineData("ratio", "[1,2]")]
    [InlineData("strata", "[\"A\"]")]
    [InlineData("batch", "65")]
    [InlineData("cohort", "{\"people\":16,\"days\":28}")]
    [InlineData("consent", "\"0000000000000000000000000000000000000000000000000000000000000000\"")]
    public void A_second_list_keeps_what_the_study_is(string field, string value)
    {
        var changed = new Case(2, file =>
        {
            file["seal"] = 2;
            file[field] = JsonNode.Parse(value);
            file["policy"] = new JsonObject { ["design"] = "simple" };
        });

        Assert.Equal([new("setup", FaultCodes.OtherStudy)], changed.Faults(last: First.Setup));
    }

    [Fact]
    public void A_second_list_may_add_strata_and_leaves_out_none()
    {
        Case Of(params string[] strata) => new(2, file =>
        {
            file["seal"] = 2;
            file["strata"] = new JsonArray([.. strata.Select(stratum => (JsonNode)stratum)]);
            file["capacity"] = 10;
        });
        string[] known = [.. First.Setup.Strata];

        Assert.Empty(Of([.. known, "X"]).Faults(last: First.Setup));
        Assert.Equal([new("setup", FaultCodes.OtherStudy)], Of([.. known[1..], "X"]).Faults(last: First.Setup));
        Assert.Equal([new("setup", FaultCodes.OtherStudy)], Of(known).Faults(last: Of([.. known, "X"]).Setup)); // a third list
    }

    [Fact]
    public void A_second_list_has_a_later_round()
    {
        var again = new Case(2, file =>
        {
            file["seal"] = 2;
            file["beacon"]!["round"] = Round;
        });
        var practice = new Case(1, file => Rename(file, $"log.example/{Setup.PracticePrefix}x"), Occasion.Practice);

        Assert.Equal([new("setup.beacon.round", FaultCodes.OutOfRange)], again.Faults(last: First.Setup));
        Assert.Empty(Second.Faults(last: Second.Setup)); // the same once more
        Assert.Contains(new("setup.beacon", FaultCodes.NoBeacon), practice.Faults(
            names: practice.Names with { IsPractice = true }, last: practice.Setup with { Seal = 0, Beacon = First.Setup.Beacon }));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var rehearsal = new Case(1, file => file["arms"] = Arms(("A", "one"), ("B", "two")), Occasion.Rehearsal);

        Assert.Equal(
            ["setup.study", "setup.arms", "setup.logKeys", "setup.promiseKey", "setup.dummies", "setup", "sealEntry"],
            rehearsal.Faults(names: new ServiceNames([], "", default, Study: null), last: First.Setup, secret: First.Secret)
                .Select(fault => fault.Field));
    }

    [Fact]
    [Trait("Requirement", "R17")]
    public void A_practice_is_installed_by_a_service_for_practice_alone_and_nothing_else_is()
    {
        var practice = new Case(1, file => Rename(file, $"log.example/{Setup.PracticePrefix}x"), Occasion.Practice);
        var forPractice = practice.Names with { IsPractice = true };

        Assert.True(practice.Setup.IsPractice);
        Assert.Null(practice.Setup.Beacon);
        Assert.Empty(practice.Faults(names: forPractice));
        Assert.Equal([new("setup.study", FaultCodes.Practice)], practice.Faults());
        Assert.Equal([new("setup.study", FaultCodes.NotPractice)], First.Faults(names: First.Names with { IsPractice = true }));
    }

    // The same keys under another origin. Only an Ed25519 key's id depends on its name (docs/formats.md section 3).
    private static void Rename(JsonNode file, string origin)
    {
        file["origin"] = origin;
        file["logKeys"] = new JsonArray([.. file["logKeys"]!.AsArray().Select(key => (JsonNode)Renamed(key!, origin))]);
        file["promiseKey"] = Renamed(file["promiseKey"]!, origin + "/promise");
    }

    private static string Renamed(JsonNode key, string name)
    {
        var parts = key.GetValue<string>().Split('+', 3);
        var typed = Convert.FromBase64String(parts[2]);
        var id = typed[0] == 1 ? Digest.Of([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. typed]).ToString()[..8] : parts[1];
        return $"{name}+{id}+{parts[2]}";
    }

    private static JsonArray Arms(params (string Id, string Name)[] arms) =>
        [.. arms.Select(arm => new JsonObject { ["id"] = arm.Id, ["name"] = arm.Name })];

    private sealed class Case
    {
        public Case(int seed, Action<JsonNode> change, Occasion occasion = Occasion.Study)
        {
            var file = Vectors.Read("setups-v1.json")["study"]!;
            file["beacon"]!["round"] = seed == 1 ? Round : LaterRound;
            change(file);
            Assert.True(StudyFile.TryRead(Encoding.UTF8.GetBytes(file.ToString()), occasion, out var study, out _, isOtherService: true));

            var random = Digest.Of([(byte)seed, 1]);
            Setup = study.Commit(Digest.Of([(byte)seed]), random);
            var made = SealedStudy.Make(Setup, study.Policy, Digest.Of([(byte)seed]), Setup.Beacon is not { } beacon ? []
                : Convert.FromHexString(SignatureOf(beacon.Round)));
            (Entry, Secret) = (made.Entry, new(made.ListKey, study.Policy, random));
        }

        public Setup Setup { get; }

        public string Entry { get; }

        public ListSecret Secret { get; }

        public ServiceNames Names => new(Setup.LogKeys, Setup.PromiseKey, Setup.Dummies, Study: null);

        public IReadOnlyList<Fault> Faults(
            string? entry = null, ServiceNames? names = null, Setup? last = null, DateTimeOffset? now = null) =>
            Faults(Secret, entry, names, last, now);

        public IReadOnlyList<Fault> Faults(
            ListSecret? secret, string? entry = null, ServiceNames? names = null, Setup? last = null, DateTimeOffset? now = null) =>
            InstallRules.Faults(Setup, entry ?? Entry, secret, names ?? Names, last, now ?? Now);
    }
}
