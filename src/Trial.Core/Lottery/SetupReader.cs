using System.Diagnostics.CodeAnalysis;

using Trial.Core.Input;
using Trial.Core.Log;

namespace Trial.Core.Lottery;

/// <summary>Reads a setup field by field and notes every fault.</summary>
internal static class SetupReader
{
    private const int MostBatch = 1000; // a night of the log is one row of the store

    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Setup? setup, out IReadOnlyList<SetupFault> faults)
    {
        setup = null;
        if (bytes is not [.. var text, (byte)'\n'] || CanonicalJson.ParseObject(text) is not { } json)
        {
            faults = [new("", "The file is not canonical JSON with one line feed after it.")];
            return false;
        }

        var found = new List<SetupFault>();
        var fields = new Fields(json, (field, reason) => found.Add(new(field, reason)));
        var read = ReadOpen(fields, Setup.FormatName) with
        {
            Seed = fields.Digest("seed") ?? default,
            Policy = fields.Digest("policy") ?? default,
            Dummies = fields.Digest("dummies") ?? default,
        };
        fields.Done();

        AddNew(found, RuleFaults(read, policy: null));
        faults = found;
        setup = found.Count == 0 ? read : null;
        return setup is not null;
    }

    /// <summary>
    /// Adds the faults of fields that have none yet: an empty value that stands for an unreadable one is not a second fault.
    /// </summary>
    public static void AddNew(List<SetupFault> found, IEnumerable<SetupFault> more)
    {
        string[] unread = [.. found.Select(fault => fault.Field)];
        found.AddRange(more.Where(fault => !unread.Any(field => IsOrIsIn(field, fault.Field))));
    }

    private static bool IsOrIsIn(string field, string whole) =>
        field.StartsWith(whole, StringComparison.Ordinal) && (field.Length == whole.Length || field[whole.Length] is '.' or '[');

    /// <summary>Reads all but the three commitments.</summary>
    public static Setup ReadOpen(Fields fields, string format)
    {
        var read = fields.Line("format");
        if (read is not null && read != format)
        {
            fields.Fault("format", $"Must be {format}.");
        }

        return new(
            fields.Line("study") ?? "",
            fields.Number("seal", 1, 99) ?? 0,
            [.. fields.InnerList("arms").Select(arm => ReadArm(arm, fields))],
            fields.Numbers("ratio"),
            fields.Texts("strata"),
            fields.Number("capacity") ?? 0,
            fields.Number("leaves") ?? 0,
            Seed: default,
            Policy: default,
            Dummies: default,
            fields.Number("batch", 1, MostBatch) ?? 0,
            ReadBeacon(fields),
            fields.Line("origin") ?? "",
            fields.Texts("logKeys"),
            fields.Line("promiseKey") ?? "",
            fields.Digest("consent") ?? default,
            fields.Line("source") ?? "",
            ReadCohort(fields));
    }

    /// <summary>The faults of values that read well, by themselves and with each other.</summary>
    public static IEnumerable<SetupFault> RuleFaults(Setup setup, Policy? policy) =>
    [
        .. OfStudy(setup.Study),
        .. PlanRules.Faults(setup.Arms, setup.Ratio, setup.Strata, setup.Capacity, setup.Leaves, policy),
        .. OfBeacon(setup),
        .. OfKeys(setup.Origin, setup.LogKeys, setup.PromiseKey, isReal: setup.Beacon is not null),
        .. OfCohort(setup.Cohort, setup.Ratio),
    ];

    private static Beacon? ReadBeacon(Fields fields)
    {
        if (fields.IsNull("beacon") || fields.Inner("beacon") is not { } beacon)
        {
            return null;
        }

        var read = new Beacon(beacon.Digest("chain") ?? default, beacon.Number("round", 1) ?? 0);
        if (read.Chain != default && read.Chain.ToString() != Quicknet.Chain)
        {
            beacon.Fault("chain", "Must be quicknet's.");
        }

        beacon.Done();
        return read;
    }

    /// <summary>Absent, and never null, where lots are drawn at referral.</summary>
    public static CohortPlan? ReadCohort(Fields fields)
    {
        if (!fields.Has("cohort") || fields.Inner("cohort") is not { } cohort)
        {
            return null;
        }

        var read = new CohortPlan(
            cohort.Number("people", CohortPlan.FewestPeople, CohortPlan.MostPeople) ?? 0,
            cohort.Number("days", CohortPlan.FewestDays, CohortPlan.MostDays) ?? 0);
        cohort.Done();
        return read;
    }

    private static NamedArm ReadArm(Fields arm, Fields fields)
    {
        var (text, name) = (arm.Line("id"), arm.Line("name") ?? "");
        arm.Done();
        if (!Arm.TryParse(text, out var id) && text is not null)
        {
            fields.Fault("arms", $"'{text}' is not one capital letter.");
        }

        return new NamedArm(id, name);
    }

    private static IEnumerable<SetupFault> OfStudy(string study) => Names.IsStudy(study)
        ? []
        : [new("study", "Must be a lower-case letter and up to 30 lower-case letters, digits or hyphens.")];

    private static IEnumerable<SetupFault> OfKeys(string origin, IReadOnlyList<string> logKeys, string promiseKey, bool isReal)
    {
        if (!Spelling.IsKeyName(origin))
        {
            yield return new("origin", "Must have neither spaces nor a plus.");
        }

        VerifierKey?[] keys = [.. logKeys.Select(VerifierKey.Parse)];
        if (keys.Any(key => key?.Name != origin || key.Type == SignatureType.Cosignature))
        {
            yield return new("logKeys", "Each must be a verifier key of the origin's name.");
        }

        if (keys.DistinctBy(key => key?.Type).Count() != keys.Length || keys.Length == 0)
        {
            yield return new("logKeys", "There must be one key of a kind, and one kind or more.");
        }

        if (isReal && keys.Length != 2)
        {
            yield return new("logKeys", "A study with a beacon has an Ed25519 and an ECDSA key.");
        }

        if (VerifierKey.Parse(promiseKey) is not { Type: SignatureType.EcdsaP256 } promise || promise.Name != origin + "/promise")
        {
            yield return new("promiseKey", "Must be an ECDSA verifier key of the origin's name and /promise.");
        }
    }

    /// <summary>Whether cohorts hold the ratio.</summary>
    public static IEnumerable<SetupFault> OfCohort(CohortPlan? cohort, IReadOnlyList<int> ratio) =>
        cohort is not null
        && ratio.All(share => share > 0)
        && ratio.Sum(share => (long)share) is > 0 and var sum
        && cohort.People % sum != 0
            ? [new("cohort.people", $"{cohort.People} is not a multiple of {sum}, the sum of the ratio.")]
            : [];

    private static IEnumerable<SetupFault> OfBeacon(Setup setup) => setup is { IsRehearsal: true, Beacon: not null }
        ? [new("beacon", "A rehearsal has no beacon.")]
        : [];
}
