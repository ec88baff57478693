using System.Globalization;
using Trial.Core.Lottery;

namespace Trial.Core.Export;

//  The list of a study, after its reveal: a line an envelope, stratum by stratum
//
//      stratum, envelope (from 1), arm, probability_numerator, probability_denominator (of that arm just before the draw, in lowest
//      terms, as FinalTable has it: a spreadsheet reads 1/2 as a day), leaf
//
//  UTF-8 with BOM, RFC 4180.

/// <summary>Writes a whole list, drawn from or not.</summary>
public static class ListTable
{
    private static readonly string[] Header = ["stratum", "envelope", "arm", "probability_numerator", "probability_denominator", "leaf"];

    /// <summary>The file.</summary>
    public static byte[] Format(SealedList list, IEnumerable<string> strata) =>
        Csv.Format([Header, .. strata.SelectMany(stratum => list.Odds(stratum).Select((odds, i) => Row(list.Open(stratum, i + 1), odds)))]);

    private static string[] Row(Opening opening, Fraction odds) =>
    [
        opening.Stratum, Number(opening.Number), opening.Arm.ToString(),
        Number(odds.Numerator), Number(odds.Denominator), Number(opening.LeafIndex),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
