using System.Security.Cryptography;
using System.Text;

using Trial.Application.Keys;
using Trial.Application.Start;
using Trial.Application.Stewards;
using Trial.Application.Study;
using Trial.Core;
using Trial.Core.Ceremony;
using Trial.Core.Lottery;
using Trial.Core.Simulate;

namespace Trial.Cli.Simulate;

/// <summary>The ceremony of a simulated study: a practice, whose keys and seed all follow from the simulation's seed.</summary>
/// <param name="Keys">The service's, with the list.</param>
/// <param name="Seed">What the custodians hold.</param>
/// <param name="Seal">What the steward installs.</param>
internal sealed record SimulatedCeremony(ServiceKeys Keys, Digest Seed, SealToInstall Seal)
{
    /// <summary>Makes keys, list and seal.</summary>
    public static SimulatedCeremony Make(Scenario scenario, Digest from)
    {
        var keys = MakeKeys(from);
        var (seed, random) = (Named(from, "seed"), Named(from, "policy"));
        var setup = Setup(scenario, keys, seed, random);
        var made = SealedStudy.Make(setup, scenario.Policy, seed, []);
        var secret = new ListSecret(made.ListKey, scenario.Policy, random);
        return new(
            keys with { Lists = new Dictionary<int, ListSecret> { [1] = secret } },
            seed,
            new(setup, new(Encoding.UTF8.GetString(setup.Format()), "", made.Entry), Config(scenario), []));
    }

    /// <summary>Says what it is, never what it holds.</summary>
    public override string ToString() => "a simulated ceremony";

    private static Setup Setup(Scenario scenario, ServiceKeys keys, Digest seed, Digest random)
    {
        var study = Core.Lottery.Setup.PracticePrefix + scenario.Study;
        var origin = "simulated.example/" + study;
        return new(
            study, 1, NamedArm.Served, scenario.Ratio, scenario.Strata, scenario.Capacity, scenario.Leaves,
            ListKey.SeedCommitment(seed), scenario.Policy.Commitment(random), ListKey.DummiesCommitment(keys.DummiesKey), scenario.Batch,
            Beacon: null, origin, keys.LogKeys(origin), keys.PromiseKey(origin),
            new Digest(SHA256.HashData(Encoding.UTF8.GetBytes(Demonstration.Consent.Da))), "trial simulate", scenario.Cohort);
    }

    private static StudyConfig Config(Scenario scenario) => new(
        new InTwoLanguages("Et simuleret forsøg", "A simulated trial"),
        [.. scenario.Places.Select((place, index) => new StratumConfig(Scenario.Letter(index), place.Name))],
        Admission: "slip",
        HourlyCap: 1000,
        scenario.Groups.LeadDays,
        Cut: "month",
        BlindedX: Arm.Peer,
        Demonstration: false,
        Demonstration.Consent);

    private static ServiceKeys MakeKeys(Digest from) => new(
        Named(from, "pepper").ToString(),
        Named(from, "record").ToString(),
        Named(from, "dummies").ToString(),
        Named(from, "log").ToString(),
        Ecdsa(Named(from, "log ecdsa")),
        Ecdsa(Named(from, "promise")),
        new Dictionary<int, ListSecret>());

    private static string Ecdsa(Digest d)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d.ToArray() });
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    private static Digest Named(Digest from, string name) => Digest.Of(from.ToArray(), Encoding.UTF8.GetBytes(name));
}
