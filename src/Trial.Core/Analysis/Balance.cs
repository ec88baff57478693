using System.Globalization;

using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Analysis;

/// <summary>How many of each arm were drawn, where and when.</summary>
/// <param name="setup">The setup of the first seal.</param>
/// <param name="drawn">Everybody drawn, in order.</param>
/// <param name="arms">The index of the arm of each.</param>
internal sealed class Balance(Setup setup, Participant[] drawn, int[] arms)
{
    /// <summary>How many of each arm did something.</summary>
    public IReadOnlyList<int> Count(Func<Participant, bool> took) =>
        Count([.. drawn.Index().Where(one => took(one.Item)).Select(one => one.Index)]);

    /// <summary>By month, then by place.</summary>
    public IReadOnlyList<MonthLine> Months() =>
    [
        .. from person in drawn.Index()
           group person.Index by (
               Month: person.Item.Drawn.ToString("yyyy-MM", CultureInfo.InvariantCulture), Place: person.Item.Draw.Stratum) into cell
           orderby cell.Key.Month, cell.Key.Place
           select new MonthLine(cell.Key.Month, cell.Key.Place, Count([.. cell])),
    ];

    /// <summary>By place.</summary>
    /// <param name="groups">The label of each person's group; null where it is not known.</param>
    public IReadOnlyList<PlaceLine> Places(string[]? groups)
    {
        HashSet<int> inGroups =
            [.. (groups ?? []).Index().Where(group => group.Item.Length > 0).Select(group => arms[group.Index])];
        return
        [
            .. from person in drawn.Index()
               group person.Index by person.Item.Draw.Stratum into place
               orderby place.Key
               select Place(place.Key, [.. place], groups is null ? null : place.Count(
                   person => inGroups.Contains(arms[person]) && groups[person].Length == 0)),
        ];
    }

    /// <summary>The imbalance of docs/assess.md, for any number of arms and any ratio.</summary>
    public static double Imbalance(IReadOnlyList<int> counts, IReadOnlyList<int> ratio)
    {
        var (people, shares) = (counts.Sum(), (double)ratio.Sum());
        return counts.Zip(ratio, (count, share) => Math.Abs(count - (people * share / shares))).Sum();
    }

    private PlaceLine Place(string place, int[] people, int? seatless)
    {
        var counts = new int[setup.Arms.Count];
        var (lead, largest) = (0.0, 0.0);
        foreach (var person in people)
        {
            counts[arms[person]]++;
            lead = Imbalance(counts, setup.Ratio);
            largest = Math.Max(largest, lead);
        }

        return new(place, counts, lead, largest, seatless);
    }

    private int[] Count(int[] people) => [.. setup.Arms.Select((_, arm) => people.Count(person => arms[person] == arm))];
}
