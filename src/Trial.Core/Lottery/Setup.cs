using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

using Trial.Core.Log;

namespace Trial.Core.Lottery;

//  setup.json: what a study fixes in public before its seal
//
//      canonical JSON, then LF
//
//      format       "trial/v1/setup"
//      study        [a-z][a-z0-9-]{0,30}; a rehearsal's begins with "rehearsal-"
//      seal         1; 2 for a second list
//      arms         [{"id","name"}]      ratio      lowest terms         strata     ids, ascending
//      capacity     envelopes a stratum, at least                        leaves     a power of two
//      seed         hex SHA-256("trial/v1/seed\n" || S)                  policy     hex commitment
//      dummies      hex SHA-256("trial/v1/dummies\n" || D)               batch      log entries a night
//      beacon       {"chain","round"}, or null in demonstrations and rehearsals
//      origin       of the log           logKeys    vkeys of that name   promiseKey vkey of origin + "/promise"
//      consent      hex SHA-256 of the first text                        source     revision of the program
//      cohort       {"people","days"} where lots are drawn by cohort; absent where they are drawn at referral
//
//  Its hash is the salt of the list key, so no field can change after the seal.
//
//  Test vectors: tests/vectors/setups-v1.json

/// <summary>A study's setup. It is right in itself; whether a policy fits it is for <see cref="Plan"/>'s faults.</summary>
/// <param name="Study">A study's name.</param>
/// <param name="Seal">The number of the list, from 1.</param>
/// <param name="Arms">In the order that the ratio and the lists count them.</param>
/// <param name="Ratio">A share for each arm.</param>
/// <param name="Strata">Names, ascending.</param>
/// <param name="Capacity">How many envelopes each stratum has at least.</param>
/// <param name="Leaves">How many leaves are sealed.</param>
/// <param name="Seed">The commitment to the seed.</param>
/// <param name="Policy">The commitment to the policy.</param>
/// <param name="Dummies">The commitment to the key of the log's dummy entries.</param>
/// <param name="Batch">How many entries the log gets a night, 1 to 1,000: a night is one row of the store.</param>
/// <param name="Beacon">The announced round; null in demonstrations and rehearsals only.</param>
/// <param name="Origin">The log's name, host/path.</param>
/// <param name="LogKeys">The vkeys that sign its checkpoints.</param>
/// <param name="PromiseKey">The vkey that signs promises.</param>
/// <param name="Consent">SHA-256 of the first consent text.</param>
/// <param name="Source">The revision of the program that the study runs.</param>
/// <param name="Cohort">How lots are drawn by cohort; null where each is drawn at referral.</param>
public sealed record Setup(
    string Study,
    int Seal,
    IReadOnlyList<NamedArm> Arms,
    IReadOnlyList<int> Ratio,
    IReadOnlyList<string> Strata,
    int Capacity,
    int Leaves,
    Digest Seed,
    Digest Policy,
    Digest Dummies,
    int Batch,
    Beacon? Beacon,
    string Origin,
    IReadOnlyList<string> LogKeys,
    string PromiseKey,
    Digest Consent,
    string Source,
    CohortPlan? Cohort = null)
{
    /// <summary>More seals than any study needs.</summary>
    public const int MostSeals = 100;

    internal const string FormatName = "trial/v1/setup";

    /// <summary>What the name of every rehearsal begins with, and no other study's: such a setup is never installed.</summary>
    public const string RehearsalPrefix = "rehearsal-";

    /// <summary>What the name of every practice begins with, and no other study's; so does the last part of its log's name.</summary>
    public const string PracticePrefix = "practice-";

    /// <summary>Whether only a service that is for practice installs it: nobody is really drawn.</summary>
    public bool IsPractice => IsPracticeStudy(Study);

    /// <summary>Whether this is the name of a practice.</summary>
    public static bool IsPracticeStudy(string study) => study.StartsWith(PracticePrefix, StringComparison.Ordinal);

    /// <summary>Whether this is the name of a practice's log.</summary>
    public static bool IsPracticeOrigin(string origin) =>
        origin[(origin.LastIndexOf('/') + 1)..].StartsWith(PracticePrefix, StringComparison.Ordinal);

    /// <summary>Whether nobody may ever be drawn under this setup.</summary>
    public bool IsRehearsal => Study.StartsWith(RehearsalPrefix, StringComparison.Ordinal);

    /// <summary>Reads the exact bytes of a setup.json, or gives all that is wrong with them.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Setup? setup, out IReadOnlyList<SetupFault> faults) =>
        SetupReader.TryRead(bytes, out setup, out faults);

    /// <summary>The exact bytes of setup.json.</summary>
    public byte[] Format() => [.. CanonicalJson.Format(Json()), (byte)'\n'];

    /// <summary>SHA-256 of the bytes: what is read aloud and registered.</summary>
    public Digest Hash() => Digest.Of(Format());

    /// <summary>The log's keys, to check its checkpoints with.</summary>
    public IReadOnlyList<VerifierKey> LogVerifiers() => [.. LogKeys.Select(VerifierKey.Parse).OfType<VerifierKey>()];

    /// <summary>What a list is made from, once the policy is known.</summary>
    public SealPlan Plan(Policy policy) => new(Arms, Ratio, Strata, Capacity, Leaves, policy);

    /// <summary>Its fields.</summary>
    internal JsonObject Json()
    {
        var fields = Fields();
        if (Cohort is { } cohort)
        {
            fields["cohort"] = new JsonObject { ["people"] = cohort.People, ["days"] = cohort.Days };
        }

        return fields;
    }

    private JsonObject Fields() => new()
    {
        ["format"] = FormatName,
        ["study"] = Study,
        ["seal"] = Seal,
        ["arms"] = List(Arms, arm => new JsonObject { ["id"] = arm.Id.ToString(), ["name"] = arm.Name }),
        ["ratio"] = List(Ratio, share => JsonValue.Create(share)),
        ["strata"] = List(Strata, stratum => JsonValue.Create(stratum)),
        ["capacity"] = Capacity,
        ["leaves"] = Leaves,
        ["seed"] = Seed.ToString(),
        ["policy"] = Policy.ToString(),
        ["dummies"] = Dummies.ToString(),
        ["batch"] = Batch,
        ["beacon"] = Beacon is null ? null : new JsonObject { ["chain"] = Beacon.Chain.ToString(), ["round"] = Beacon.Round },
        ["origin"] = Origin,
        ["logKeys"] = List(LogKeys, key => JsonValue.Create(key)),
        ["promiseKey"] = PromiseKey,
        ["consent"] = Consent.ToString(),
        ["source"] = Source,
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> node) => [.. items.Select(node)];
}
