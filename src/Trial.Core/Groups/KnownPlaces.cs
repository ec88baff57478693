using System.Globalization;

using Trial.Core.Input;

namespace Trial.Core.Groups;

//  A house has an id, which plans carry beside its name; so has a slot, a time of the week there. A house's name is what the plan says that
//  was written last; case and spaces make no other name. An id is never given twice, even when no plan has it any more: a new one ends with
//  the number of plans that were written before, which only grows.

/// <summary>The houses and slots of a study's plans.</summary>
/// <param name="Plans">The plan of every group, the one that was written last first.</param>
/// <param name="Written">How many plans were written, those that were written over among them.</param>
public sealed record KnownPlaces(IReadOnlyList<GroupPlan> Plans, int Written)
{
    /// <summary>A plan of the house with an id, as it is called now; null for no such house.</summary>
    public GroupPlan? House(string id) => Plans.FirstOrDefault(plan => plan.HouseId == id);

    /// <summary>The house that is called so in a stratum; failing that, one that was called so; null for no such house.</summary>
    public GroupPlan? House(string stratum, string place) =>
        Houses(stratum).FirstOrDefault(plan => plan.Place == place)
        ?? Houses(stratum).FirstOrDefault(plan => IsSame(plan.Place, place))
        ?? (Plans.FirstOrDefault(plan => plan.Stratum == stratum && IsSame(plan.Place, place)) is { } old ? House(old.HouseId) : null);

    /// <summary>What the other houses of its stratum are called, where a plan is at a house that no plan names yet; else null.</summary>
    public IReadOnlyList<string>? NewBeside(GroupPlan plan) =>
        House(plan.HouseId) is null ? [.. Houses(plan.Stratum).Select(house => house.Place).Order(StringComparer.Ordinal)] : null;

    /// <summary>The other strata that have a house called so: a house belongs to one, so one may be a mistake.</summary>
    public IReadOnlyList<string> AlsoIn(string stratum, string place) =>
    [
        .. Plans.Select(plan => plan.Stratum).Where(other => other != stratum).Distinct(StringComparer.Ordinal)
            .Where(other => Houses(other).Any(house => IsSame(house.Place, place)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A plan of each house of a stratum, as it is called now.</summary>
    public IEnumerable<GroupPlan> Houses(string stratum) =>
        Plans.Where(plan => plan.Stratum == stratum).DistinctBy(plan => plan.HouseId, StringComparer.Ordinal);

    /// <summary>An id that nothing had before.</summary>
    public string NewId(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{Written + 1}");

    /// <summary>
    /// Reads what a house is to be called, <c>place</c>. Where another house of its stratum is called so, the two become one: <c>join</c>
    /// says that this is meant.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="house">A plan of it.</param>
    /// <param name="isTried">It is only looked at, and <c>join</c> need not be there yet.</param>
    /// <returns>The words, and a plan of the other house; or every fault.</returns>
    public (string? Place, GroupPlan? Into, IReadOnlyList<Fault> Faults) Correct(
        ReadOnlySpan<byte> utf8, GroupPlan house, bool isTried = false)
    {
        var fields = FieldReader.Of(utf8);
        var place = SlotReader.Place(fields);
        var join = fields.Flag("join", required: false);
        var into = place is null ? null
            : Houses(house.Stratum).FirstOrDefault(other => other.HouseId != house.HouseId && IsSame(other.Place, place));
        fields.RefuseWhen("join", FaultCodes.MustBeTrue, join is false);
        fields.RefuseWhen("join", FaultCodes.NotAsked, join is true && place is not null && into is null);
        fields.RefuseWhen("place", FaultCodes.SameHouse, into is not null && join is null && !isTried);
        return (into?.Place ?? place, into, fields.Faults());
    }

    private static bool IsSame(string one, string other) => Letters(one).Equals(Letters(other), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string place) => string.Concat(place.Where(letter => !char.IsWhiteSpace(letter)));
}
