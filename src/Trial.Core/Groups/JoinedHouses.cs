namespace Trial.Core.Groups;

//  Two houses become one when somebody planned a group at a house whose name was mistyped. The plans that are written then say so, and
//  every later plan of their groups keeps it. Plans and people's choices name the old ids for ever; whoever reads them asks here what they
//  are now.

/// <summary>A house that became one with another of its stratum.</summary>
/// <param name="House">Id of the house that is no more.</param>
/// <param name="Into">Id of the house where its groups are now.</param>
/// <param name="Slots">Its slots whose time the other had too: id → id there. Whoever chose the one chose the other.</param>
public sealed record JoinedHouse(string House, string Into, IReadOnlyDictionary<string, string> Slots)
{
    /// <summary>What joins a house to another, of all plans of a study.</summary>
    public static JoinedHouse Of(IEnumerable<GroupPlan> plans, string house, string into)
    {
        var known = plans.ToLookup(plan => plan.HouseId, StringComparer.Ordinal);
        var slots = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var plan in known[house])
        {
            if (known[into].FirstOrDefault(other => (other.Weekday, other.Time) == (plan.Weekday, plan.Time)) is { } same)
            {
                slots[plan.Slot] = same.Slot;
            }
        }

        return new(house, into, slots);
    }
}

/// <summary>What the ids of houses and slots are now.</summary>
public sealed class JoinedHouses
{
    private readonly Dictionary<string, string> houses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> slots = new(StringComparer.Ordinal);

    /// <summary>Of all plans of a study.</summary>
    public JoinedHouses(IEnumerable<GroupPlan> plans)
    {
        foreach (var joined in plans.SelectMany(plan => plan.Joined ?? []))
        {
            houses[joined.House] = joined.Into;
            foreach (var (slot, into) in joined.Slots)
            {
                slots[slot] = into;
            }
        }
    }

    /// <summary>No house became one with another.</summary>
    public static JoinedHouses None { get; } = new([]);

    /// <summary>A plan at the house and the slot that it is at now.</summary>
    public GroupPlan Now(GroupPlan plan) => houses.ContainsKey(plan.HouseId) || slots.ContainsKey(plan.Slot)
        ? plan with { House = Now(houses, plan.HouseId), Slot = Now(slots, plan.Slot) }
        : plan;

    /// <summary>The slots that these are now, each once.</summary>
    public IReadOnlyList<string> Now(IEnumerable<string> chosen) =>
        [.. chosen.Select(slot => Now(slots, slot)).Distinct(StringComparer.Ordinal)];

    // A house that others joined may join another.
    private static string Now(Dictionary<string, string> ids, string id) => ids.TryGetValue(id, out var next) ? Now(ids, next) : id;
}
