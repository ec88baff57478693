namespace Trial.Core.Export;

/// <summary>How many were drawn in one range of months of one place (or of places told together).</summary>
/// <param name="Stratum">The strata's names with + between.</param>
/// <param name="MonthFrom">The first month.</param>
/// <param name="MonthTo">The last month.</param>
/// <param name="Count">How many people.</param>
public sealed record EnrolledCount(string Stratum, string MonthFrom, string MonthTo, int Count);

//  The flow as a researcher may be told it, of the people in a table's cells and nobody else
//
//      before the reveal   each step over all arms: equal counts of an arm would tell a blinded analyst which letter it is
//      after it            each step of each arm
//
//  Where the cut and the merging leave nobody both lists are empty: a 0 would say that nobody was drawn.

/// <summary>What is told of the flow.</summary>
/// <param name="Revealed">The lists are revealed, so the steps are told by arm.</param>
/// <param name="Counts">Each step, over all arms or of each; none when no month may be shown.</param>
/// <param name="Enrolment">Each cell of the table; none when no month may be shown.</param>
public sealed record ToldFlow(bool Revealed, IReadOnlyList<FlowCount> Counts, IReadOnlyList<EnrolledCount> Enrolment)
{
    /// <summary>Counts the lines of a table that is not blinded.</summary>
    internal static ToldFlow Of(bool isRevealed, IReadOnlyList<Allocation> lines, IEnumerable<Arm> arms) =>
        new(isRevealed, lines.Count == 0 ? [] : isRevealed ? Flow.OfLines(lines, arms) : Flow.Together(lines), [.. Enrolled(lines)]);

    private static IEnumerable<EnrolledCount> Enrolled(IEnumerable<Allocation> lines) =>
        from line in lines
        group line by (line.Stratum, line.MonthFrom, line.MonthTo) into cell
        orderby string.Join('\n', cell.Key.Stratum, cell.Key.MonthFrom)
        select new EnrolledCount(cell.Key.Stratum, cell.Key.MonthFrom, cell.Key.MonthTo, cell.Count());
}
