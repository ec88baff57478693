using System.Globalization;

namespace Trial.Core.Export;

//  flow.csv of a table: step,arm,count
//
//      blinded      drawn over all arms
//      else         for every arm drawn, left-group, left-follow-up, erased, wrong-stratum, not-eligible, drawn-twice, other
//
//  Every count is made from the lines of allocations.csv and nothing else: the
//  two files cannot be held against each other to find whom one leaves out.
//  Nobody is counted before the draw: nothing is stored about those who are not eligible.

/// <summary>The numbers of a CONSORT flow diagram, from the draw on.</summary>
internal static class Flow
{
    public const string FileName = "flow.csv";

    private static readonly string[] Header = ["step", "arm", "count"];

    /// <summary>Every step, in the order of the file.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["drawn", "left-group", "left-follow-up", "erased", .. Allocation.Corrections];

    /// <summary>Counts the lines of a table.</summary>
    public static IReadOnlyList<FlowCount> Of(AllocationTable table, IEnumerable<string> arms) => table.Blinded
        ? [new FlowCount("drawn", "", table.Rows.Count)]
        : [.. arms.SelectMany(arm => OfArm(arm, [.. table.Rows.Where(row => row.Arm == arm)]))];

    /// <summary>The file.</summary>
    public static byte[] Format(IEnumerable<FlowCount> counts) =>
        Csv.Format(
            [Header, .. counts.Select(count => (string[])[count.Step, count.Arm, count.Count.ToString(CultureInfo.InvariantCulture)])]);

    private static IEnumerable<FlowCount> OfArm(string arm, List<Allocation> rows) =>
        Steps.Select(step => new FlowCount(step, arm, rows.Count(row => Took(row, step))));

    private static bool Took(Allocation row, string step) => step switch
    {
        "drawn" => true,
        "left-group" or "left-follow-up" => row.Status == step || row.Status is "left-both",
        "erased" => row.Status == step,
        _ => row.Correction.Split(' ').Contains(step),
    };
}
