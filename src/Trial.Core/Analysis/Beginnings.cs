using System.Globalization;

using Trial.Core.Export;
using Trial.Core.Groups;
using Trial.Core.Record;

namespace Trial.Core.Analysis;

/// <summary>Who began in a group and after how long, by the lines of a final export.</summary>
/// <param name="drawn">Everybody, in order.</param>
/// <param name="table">A line each.</param>
internal sealed class Beginnings(IReadOnlyList<Participant> drawn, IReadOnlyList<IReadOnlyList<string>> table)
{
    /// <summary>The days from sign-up to the first meeting, of those who have a group.</summary>
    public IReadOnlyList<int> Days() =>
    [
        .. table.Select(line => FinalTable.Cell(line, FinalTable.DaysToFirstMeeting)).Where(cell => cell.Length > 0)
            .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)),
    ];

    /// <summary>By place and month of the lot, of arms in which anybody ever had a seat.</summary>
    public IReadOnlyList<GhostCount> Count()
    {
        var arms = table.Where(line => FinalTable.Cell(line, "ever_seated") == "1").Select(line => FinalTable.Cell(line, "arm"))
            .ToHashSet(StringComparer.Ordinal);
        var began = drawn.Zip(table.Select(Of)).ToDictionary(person => person.First.Id, person => person.Second);
        return Ghosts.Count(
            drawn.Where(person => arms.Contains(person.Draw.Arm.ToString())), DateOnly.MaxValue, person => began[person.Id]);
    }

    // After close how often each came is counted, whatever became of the marks of single weeks.
    private static Beginning Of(IReadOnlyList<string> line) =>
        FinalTable.Cell(line, "research_id").Length == 0 ? Beginning.NotKnown
        : FinalTable.Cell(line, "sessions") switch
        {
            "" => Beginning.NotYet,
            "0" => Beginning.Never,
            _ => Beginning.Started,
        };
}
