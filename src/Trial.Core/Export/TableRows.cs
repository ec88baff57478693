using System.Globalization;

using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The lines of a table, each with whom it is of, before they are sorted.</summary>
internal static class TableRows
{
    /// <summary>The lines, by the arms' own letters.</summary>
    /// <param name="phase">Of the study.</param>
    /// <param name="cells">Who is shown together.</param>
    /// <param name="people">What the rows beside the record say of everybody in them.</param>
    /// <param name="labelKey">32 random bytes, used for this table only.</param>
    public static IEnumerable<(Participant Person, Allocation Line)> Of(
        Phase phase, IReadOnlyList<Cell> cells, IReadOnlyDictionary<ParticipantId, Person> people, Digest labelKey)
    {
        var told = new ToldGroups(people, cells, labelKey);
        return
            from cell in cells
            from person in cell.People
            let seat = told.Of(person.Id)
            let isTold = phase >= Phase.Closed && seat.Group.Length > 0
            let beside = people[person.Id]
            select (person, new Allocation(
                beside.ResearchId?.ToString() ?? "",
                Months.Format(cell.First),
                Months.Format(cell.Last),
                cell.Stratum,
                person.Draw.Arm.ToString(),
                seat.Group,
                seat.Pair,
                isTold ? "1" : "",
                isTold ? beside.Sessions?.ToString(CultureInfo.InvariantCulture) ?? "" : "",
                Allocation.StatusOf(person),
                person.Erased ? "" : Allocation.CorrectionOf(person)));
    }
}
