using Trial.Core.Input;
using Trial.Core.Lottery;

namespace Trial.Core.Ceremony;

/// <summary>What a service is, as a setup must name it.</summary>
/// <param name="LogKeys">The vkeys of its log.</param>
/// <param name="PromiseKey">The vkey of its promises.</param>
/// <param name="Dummies">The commitment to the key of its log's dummies.</param>
/// <param name="Study">The study that its store is for; null when it takes any study.</param>
/// <param name="IsPractice">It is for practice, and for nothing else.</param>
public sealed record ServiceNames(
    IReadOnlyList<string> LogKeys, string PromiseKey, Digest Dummies, string? Study, bool IsPractice = false);

/// <summary>Whether a service may draw by a list: a pure rule over the two public files of a seal and what the service holds.</summary>
public static class InstallRules
{
    /// <summary>Everything that keeps this list from being installed; none when it may be.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="sealEntry">The text of seal.txt.</param>
    /// <param name="secret">The service's own service.json of this seal; null when it has none.</param>
    /// <param name="names">What the service is, under the setup's origin.</param>
    /// <param name="last">The setup of the study's last seal; null when this is the first.</param>
    /// <param name="now">The time: a round that is still to come has no signature.</param>
    public static IReadOnlyList<Fault> Faults(
        Setup setup, string sealEntry, ListSecret? secret, ServiceNames names, Setup? last, DateTimeOffset now)
    {
        List<Fault> faults =
        [
            .. OfOccasion(setup, names.IsPractice), .. OfBeacon(setup, names.IsPractice, last, now), .. OfNames(setup, names),
            .. OfStudy(setup, last), .. OfSecret(setup, secret),
        ];
        var policyFits = faults.TrueForAll(fault => fault.Field is not ("setup.policy" or "setup.seal"));
        return policyFits && !IsSealed(setup, sealEntry, secret!) ? [.. faults, new("sealEntry", FaultCodes.OtherSeal)] : faults;
    }

    /// <summary>The list of a seal that has no fault.</summary>
    public static SealedStudy Open(Setup setup, SealEntry entry, ListSecret secret) =>
        SealedStudy.Open(setup, secret.Policy, secret.ListKey!.Value, Convert.FromHexString(entry.BeaconSignature));

    /// <summary>Whether these are the arms that the service has words for, in either order.</summary>
    public static bool AreServed(IReadOnlyList<NamedArm> arms) =>
        arms.Count == NamedArm.Served.Count && NamedArm.Served.All(arms.Contains);

    private static IEnumerable<Fault> OfOccasion(Setup setup, bool isPractice)
    {
        if (setup.IsRehearsal)
        {
            yield return new("setup.study", FaultCodes.Rehearsal);
        }
        else if (setup.IsPractice != isPractice)
        {
            yield return new("setup.study", isPractice ? FaultCodes.NotPractice : FaultCodes.Practice);
        }

        if (!AreServed(setup.Arms))
        {
            yield return new("setup.arms", FaultCodes.OtherStudy);
        }
    }

    // The list that is in use may be brought again; then its round is not later than its own.
    private static IEnumerable<Fault> OfBeacon(Setup setup, bool isPractice, Setup? last, DateTimeOffset now)
    {
        var isFresh = last is null || setup.Seal <= last.Seal || FurtherSeal.HasFreshBeacon(setup, last);
        if (setup.Beacon is not { } beacon)
        {
            if (!isFresh || !(setup.IsRehearsal || setup.IsPractice || isPractice))
            {
                yield return new("setup.beacon", FaultCodes.NoBeacon);
            }
        }
        else if (!isFresh || Quicknet.TimeOf(beacon.Round) > now)
        {
            yield return new("setup.beacon.round", FaultCodes.OutOfRange);
        }
    }

    private static IEnumerable<Fault> OfNames(Setup setup, ServiceNames names)
    {
        if (!setup.LogKeys.Order(StringComparer.Ordinal).SequenceEqual(names.LogKeys.Order(StringComparer.Ordinal)))
        {
            yield return new("setup.logKeys", FaultCodes.OtherKey);
        }

        if (setup.PromiseKey != names.PromiseKey)
        {
            yield return new("setup.promiseKey", FaultCodes.OtherKey);
        }

        if (setup.Dummies != names.Dummies)
        {
            yield return new("setup.dummies", FaultCodes.OtherKey);
        }

        if (names.Study is { } study && study != setup.Study)
        {
            yield return new("setup.study", FaultCodes.OtherStudy);
        }
    }

    private static IEnumerable<Fault> OfStudy(Setup setup, Setup? last) =>
        last is null || FurtherSeal.Kept(setup, last) is null ? [] : [new("setup", FaultCodes.OtherStudy)];

    private static IEnumerable<Fault> OfSecret(Setup setup, ListSecret? secret)
    {
        if (secret?.ListKey is null)
        {
            yield return new("setup.seal", FaultCodes.NoListKey);
        }
        else if (secret.Policy.Commitment(secret.PolicyRandom) != setup.Policy || setup.Plan(secret.Policy).Faults().Count > 0)
        {
            yield return new("setup.policy", FaultCodes.OtherKey);
        }
    }

    private static bool IsSealed(Setup setup, string sealEntry, ListSecret secret) =>
        SealEntry.Parse(sealEntry) is { } entry
        && (entry.BeaconSignature.Length > 0) == (setup.Beacon is not null)
        && Open(setup, entry, secret).Entry == sealEntry;
}
