using System.Text.Json.Nodes;

namespace Trial.Core.Lottery;

//  A further list of a study: docs/formats.md section 1, "A second seal goes on"
//
//      its own         seal, seed, policy, capacity, leaves, source
//      strata          every earlier one, and more where it has them
//      beacon          where the seal before has one: a later round
//      all else        as it was: people were drawn by it, and whoever knows the first setup trusts its keys

/// <summary>What the setup of a further list keeps of the one before it.</summary>
internal static class FurtherSeal
{
    private static readonly HashSet<string> Own = ["beacon", "capacity", "leaves", "policy", "seal", "seed", "source", "strata"];

    /// <summary>The first field that it changes and may not; null when there is none.</summary>
    /// <param name="setup">The setup of the further list.</param>
    /// <param name="last">That of the list before it.</param>
    public static string? Changed(Setup setup, Setup last) =>
        Kept(setup, last) ?? (HasFreshBeacon(setup, last) ? null : "beacon");

    /// <summary>The same, its beacon aside.</summary>
    public static string? Kept(Setup setup, Setup last)
    {
        var (fields, before) = (setup.Json(), last.Json());
        return Names(fields, before).FirstOrDefault(name => !JsonNode.DeepEquals(fields[name], before[name]))
            ?? (last.Strata.All(setup.Strata.Contains) ? null : "strata");
    }

    /// <summary>Whether nobody could know the beacon of this list when that of the one before it came.</summary>
    public static bool HasFreshBeacon(Setup setup, Setup last) => last.Beacon is null || setup.Beacon?.Round > last.Beacon.Round;

    private static IEnumerable<string> Names(params JsonObject[] setups) =>
        setups.SelectMany(setup => setup.Select(field => field.Key)).Except(Own).Order(StringComparer.Ordinal);
}
