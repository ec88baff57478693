using System.Globalization;

namespace Trial.Core.Export;

//  flow.csv of a table and of a final export: step,arm,count
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
    public static IReadOnlyList<FlowCount> Of(AllocationTable table, IEnumerable<Arm> arms) => table.Blinded
        ? [new FlowCount("drawn", default, table.Rows.Count)]
        : OfLines(table.Rows, arms);

    /// <summary>Counts lines that tell their status, by arm.</summary>
    public static IReadOnlyList<FlowCount> OfLines(IEnumerable<Allocation> lines, IEnumerable<Arm> arms) =>
        Of([.. lines.Select(row => (row.Arm, row.Status, row.Correction))], arms);

    /// <summary>Counts the same lines over all arms.</summary>
    public static IReadOnlyList<FlowCount> Together(IEnumerable<Allocation> lines) =>
        OfLines(lines.Select(line => line with { Arm = "" }), [default]);

    /// <summary>Counts the lines of a final table.</summary>
    public static IReadOnlyList<FlowCount> OfCells(IEnumerable<IReadOnlyList<string>> lines, IEnumerable<Arm> arms) => Of(
        [.. lines.Select(cells => (
            FinalTable.Cell(cells, "arm"), FinalTable.Cell(cells, "status"), FinalTable.Cell(cells, "correction")))],
        arms);

    /// <summary>The file.</summary>
    public static byte[] Format(IEnumerable<FlowCount> counts) =>
        Csv.Format([Header, .. counts.Select(count => (string[])
            [count.Step, count.Arm.ToString(), count.Count.ToString(CultureInfo.InvariantCulture)])]);

    private static IReadOnlyList<FlowCount> Of(List<(string Arm, string Status, string Correction)> lines, IEnumerable<Arm> arms) =>
        [.. from arm in arms
            let letter = arm.ToString()
            from step in Steps
            select new FlowCount(step, arm, lines.Count(line => line.Arm == letter && Took(line.Status, line.Correction, step)))];

    private static bool Took(string status, string correction, string step) => step switch
    {
        "drawn" => true,
        "left-group" or "left-follow-up" => status == step || status is "left-both",
        "erased" => status == step,
        _ => correction.Split(' ').Contains(step),
    };
}
