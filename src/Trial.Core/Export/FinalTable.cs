using System.Globalization;
using Trial.Core.Lottery;
using Trial.Core.Record;

namespace Trial.Core.Export;

//  allocations.csv of the final export: one line a draw, in the order of the record
//
//      sequence      of the draw's body               arm           its letter
//      seal          the number of the list           probability   of that arm just before the draw, as an exact
//      stratum       the list's name                                fraction, given the list's true state
//      envelope      its number there, from 1         status        as in a table
//      date          yyyy-MM-dd                       correction    as in a table
//      research_id   empty: the row is gone              group, pair   as in a table, of everybody seated

/// <summary>One line of the final export's allocations.csv.</summary>
internal sealed record FinalRow(
    int Sequence, int Seal, Act.Draw Draw, DateOnly Date, Fraction Probability,
    string Status, string Correction, string ResearchId, string Group, string Pair)
{
    public IReadOnlyList<string> Cells =>
    [
        Number(Sequence), Number(Seal), Draw.Stratum, Number(Draw.Envelope), Iso.Date(Date),
        Draw.Arm, Probability.ToString(), Status, Correction, ResearchId, Group, Pair,
    ];

    /// <summary>Whether the cells that are in no record are well formed.</summary>
    public bool IsWell => ResearchId.Length == 0
        ? (Group + Pair).Length == 0
        : Labels.IsLabel("G", Group) && Labels.IsLabel("F", Pair);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Says what it is, and nothing of what it holds.</summary>
    public override string ToString() => "a line of the final table";
}

/// <summary>Every draw with what is known of it once all is revealed.</summary>
internal static class FinalTable
{
    public const string FileName = AllocationTable.FileName;

    private static readonly string[] Header =
        ["sequence", "seal", "stratum", "envelope", "date", "arm", "probability", "status", "correction", "research_id", "group", "pair"];

    /// <summary>The lines of a record.</summary>
    /// <param name="state">The study at its end.</param>
    /// <param name="lists">Every list by the hash of its seal entry.</param>
    /// <param name="beside">What the rows beside the record say of a participant: research id, group and pair as the file has them.</param>
    public static IEnumerable<FinalRow> Rows(
        StudyState state, IReadOnlyDictionary<Digest, SealedList> lists, Func<Participant, (
            string ResearchId, string Group, string Pair)> beside)
    {
        var odds = new Dictionary<(Digest, string), IReadOnlyList<Fraction>>();
        foreach (var (sequence, id) in state.Draws)
        {
            var drawn = state.Participants[id];
            var (key, (researchId, group, pair)) = ((drawn.Draw.Seal, drawn.Draw.Stratum), beside(drawn));
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
                Allocation.CorrectionOf(drawn),
                researchId,
                group,
                pair);
        }
    }

    /// <summary>The file.</summary>
    public static byte[] Format(IEnumerable<FinalRow> rows) => Csv.Format([Header, .. rows.Select(row => row.Cells)]);

    /// <summary>The probability that a draw had of an arm of two, just before it, by the cells of its line.</summary>
    public static double FirstArm(IReadOnlyList<string> cells, string arm)
    {
        var parts = cells[Array.IndexOf(Header, "probability")].Split('/');
        var chance = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
        return cells[Array.IndexOf(Header, "arm")] == arm ? chance : 1 - chance;
    }

    /// <summary>The research id and the group of a line; empty when the person has none.</summary>
    public static (string ResearchId, string Group) Beside(IReadOnlyList<string> cells) =>
        (cells[Array.IndexOf(Header, "research_id")], cells[Array.IndexOf(Header, "group")]);

    /// <summary>The cells of a file with this header; null for anything else.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Parse(ReadOnlySpan<byte> bytes) =>
        Csv.Parse(bytes) is { Count: > 0 } rows && rows[0].SequenceEqual(Header) && rows.All(row => row.Count == Header.Length)
            ? [.. rows.Skip(1)]
            : null;
}
