using System.Globalization;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  allocations.csv of the final export: one line a draw, in the order of the record
//
//      sequence       of the draw's body              arm                      its letter
//      seal           the number of the list          probability_numerator    of that arm just before the draw, given the
//      stratum        the list's name                 probability_denominator  list's true state; in lowest terms
//      envelope       its number there, from 1        status, correction       as in a table
//      date           yyyy-MM-dd                      left_group,              yyyy-MM; empty when they have not, and when
//      research_id    empty: the row is gone          left_follow_up           they are erased
//      group, pair    labels of this export           ever_seated              1 when a roster ever named them, else 0
//                                                     sessions                 0, 1, 2 ...; empty when nothing was marked
//                                                     days_to_first_meeting    from sign-up; empty without a group

/// <summary>One line of the final export's allocations.csv.</summary>
internal sealed record FinalRow(
    int Sequence, int Seal, Act.Draw Draw, DateOnly Date, Fraction Probability, string Status, string LeftGroup, string LeftFollowUp,
    string Correction, FinalPerson Person)
{
    public IReadOnlyList<string> Cells =>
    [
        Number(Sequence), Number(Seal), Draw.Stratum, Number(Draw.Envelope), Iso.Date(Date),
        Draw.Arm.ToString(), Number(Probability.Numerator), Number(Probability.Denominator), Status, LeftGroup, LeftFollowUp, Correction,
        .. Person.Cells,
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a line of the final table";
}

/// <summary>Every draw with what is known of it once all is revealed.</summary>
internal static class FinalTable
{
    public const string FileName = AllocationTable.FileName;
    public const string DaysToFirstMeeting = "days_to_first_meeting";

    private static readonly string[] Header =
    [
        "sequence", "seal", "stratum", "envelope", "date", "arm", "probability_numerator", "probability_denominator", "status",
        "left_group", "left_follow_up", "correction", "research_id", "group", "pair", "ever_seated", "sessions",
        DaysToFirstMeeting,
    ];

    /// <summary>The lines of a record.</summary>
    /// <param name="state">The study at its end.</param>
    /// <param name="lists">Every list by the hash of its seal entry.</param>
    /// <param name="beside">What else is known of a participant.</param>
    public static IEnumerable<FinalRow> Rows(
        StudyState state, IReadOnlyDictionary<Digest, SealedList> lists, Func<Participant, FinalPerson> beside)
    {
        var odds = new Dictionary<(Digest, string), IReadOnlyList<Fraction>>();
        foreach (var (sequence, id) in state.Draws)
        {
            var drawn = state.Participants[id];
            var key = (drawn.Draw.Seal, drawn.Draw.Stratum);
            if (!odds.TryGetValue(key, out var ofStratum))
            {
                ofStratum = odds[key] = lists[drawn.Draw.Seal].Odds(drawn.Draw.Stratum);
            }

            yield return new FinalRow(
                sequence,
                state.Seals.Find(seal => seal.Entry == drawn.Draw.Seal)!.Number,
                drawn.Draw,
                drawn.Drawn,
                ofStratum[drawn.Draw.Envelope - 1],
                Allocation.StatusOf(drawn),
                Left(drawn, drawn.LeftGroupOn),
                Left(drawn, drawn.LeftFollowUpOn),
                Allocation.CorrectionOf(drawn),
                beside(drawn));
        }
    }

    // That they were erased is told, and not when they left before.
    private static string Left(Participant person, DateOnly? on) => on is { } day && !person.Erased ? Months.Format(Months.Of(day)) : "";

    /// <summary>The file.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Format(IEnumerable<FinalRow> rows) =>
        Csv.Pieces(rows.Select(row => row.Cells).Prepend(Header));

    /// <summary>The probability that a draw had of an arm of two, just before it, by the cells of its line.</summary>
    public static double FirstArm(IReadOnlyList<string> cells, Arm arm)
    {
        var chance = double.Parse(Cell(cells, "probability_numerator"), CultureInfo.InvariantCulture)
            / double.Parse(Cell(cells, "probability_denominator"), CultureInfo.InvariantCulture);
        return Cell(cells, "arm") == arm.ToString() ? chance : 1 - chance;
    }

    /// <summary>The cell of a line in a column.</summary>
    public static string Cell(IReadOnlyList<string> cells, string column) => cells[Array.IndexOf(Header, column)];

    /// <summary>The research id and the group of a line; empty where there is none.</summary>
    public static (string ResearchId, string Group) Beside(IReadOnlyList<string> cells) =>
        (Cell(cells, "research_id"), Cell(cells, "group"));

    /// <summary>The cells of a file with this header; null for anything else.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Parse(ReadOnlySpan<byte> bytes) =>
        Csv.Parse(bytes) is { Count: > 0 } rows && rows[0].SequenceEqual(Header) && rows.All(row => row.Count == Header.Length)
            ? [.. rows.Skip(1)]
            : null;
}
