using Trial.Core.Record;

namespace Trial.Core.Export;

//  Merging, so that no arm is ever shown with fewer than five people
//
//      range    in each stratum, months in order are gathered until every arm has
//               five people; then the range is full and the next one begins
//      tail     the months after the last full range wait for a later table while
//               the study has a cut; else they join the last full range
//      strata   (only without a cut) strata without any full range become one; if
//               it has none either, it joins the smallest other, by people and
//               then by name; and so on. Where all together have none, nothing is shown
//
//  A full range never changes as people come in, so that two tables taken under
//  the cut differ by whole cells. Erased people stay in their cell.

/// <summary>The people of one range of months and of one or more strata: at least five in every arm.</summary>
/// <param name="Strata">The strata, ascending.</param>
/// <param name="People">First drawn first.</param>
internal sealed record Cell(IReadOnlyList<string> Strata, IReadOnlyList<Participant> People)
{
    /// <summary>The fewest people of one arm that a table shows together.</summary>
    public const int Least = 5;

    /// <summary>The strata's names with + between.</summary>
    public string Stratum { get; } = string.Join('+', Strata);

    /// <summary>It spans more than one month or stratum.</summary>
    public bool IsMerged => Strata.Count > 1 || First != Last;

    /// <summary>The first month.</summary>
    public DateOnly First { get; } = Months.Of(People.Min(person => person.Drawn));

    /// <summary>The last month.</summary>
    public DateOnly Last { get; } = Months.Of(People.Max(person => person.Drawn));

    /// <summary>Merges people into cells.</summary>
    /// <param name="shown">Whom the cut leaves.</param>
    /// <param name="arms">Every arm of the study.</param>
    public static IReadOnlyList<Cell> Merge(Shown shown, IReadOnlyList<Arm> arms)
    {
        var areas = shown.People
            .GroupBy(person => person.Draw.Stratum, StringComparer.Ordinal)
            .OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
            .Select(stratum => Area.Of([stratum.Key], stratum, arms, shown.Waits))
            .ToList();

        while (!shown.Waits && areas.Exists(area => area.Cells.Count == 0))
        {
            if (areas.Count == 1)
            {
                return [];
            }

            areas = Join(areas, arms);
        }

        return [.. areas.SelectMany(area => area.Cells)];
    }

    private static List<Area> Join(List<Area> areas, IReadOnlyList<Arm> arms)
    {
        var small = areas.Where(area => area.Cells.Count == 0).ToList();
        if (small.Count == 1)
        {
            small.Add(
                areas.Except(small).OrderBy(area => area.People.Count).ThenBy(area => area.Strata[0], StringComparer.Ordinal).First());
        }

        var joined = Area.Of(
            [.. small.SelectMany(area => area.Strata).Order(StringComparer.Ordinal)],
            small.SelectMany(area => area.People),
            arms,
            waits: false);
        return [.. areas.Except(small), joined];
    }

    // One or more strata, and the full ranges of their people.
    private sealed record Area(IReadOnlyList<string> Strata, IReadOnlyList<Participant> People, IReadOnlyList<Cell> Cells)
    {
        public static Area Of(IReadOnlyList<string> strata, IEnumerable<Participant> people, IReadOnlyList<Arm> arms, bool waits)
        {
            List<Participant> all = [.. people.OrderBy(person => person.Sequence)];
            var (full, tail) = Ranges(all, arms);
            if (!waits && full.Count > 0)
            {
                full[^1].AddRange(tail);
            }

            return new Area(strata, all, [.. full.Select(range => new Cell(strata, range))]);
        }

        private static (List<List<Participant>> Full, List<Participant> Tail) Ranges(List<Participant> people, IReadOnlyList<Arm> arms)
        {
            var (full, tail) = (new List<List<Participant>>(), new List<Participant>());
            foreach (var month in people.GroupBy(person => Months.Of(person.Drawn)).OrderBy(month => month.Key))
            {
                tail.AddRange(month);
                if (arms.All(arm => tail.Count(person => person.Draw.Arm == arm) >= Least))
                {
                    full.Add(tail);
                    tail = [];
                }
            }

            return (full, tail);
        }
    }
}
