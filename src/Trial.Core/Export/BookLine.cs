namespace Trial.Core.Export;

//  codebook.csv: file,column,type,unit,values,missing,english,danish,cdisc
//
//      type      id (a code), factor (one of the values), label (a code of this export only), integer, month (yyyy-MM), date (yyyy-MM-dd),
//                words (of the values, with spaces between), text
//      missing   what an empty cell means; empty where no cell is
//      cdisc     the name of the same thing in SDTM or ADaM, where there is one

/// <summary>What a codebook says of one column.</summary>
internal sealed record BookLine(
    string File, string Column, string Type, string Values, string Missing, string English, string Danish)
{
    /// <summary>The columns of the codebook itself.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["file", "column", "type", "unit", "values", "missing", "english", "danish", "cdisc"];

    /// <summary>What is counted; empty for what has no unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The name in SDTM or ADaM.</summary>
    public string Cdisc { get; init; } = "";

    /// <summary>The cells of its line.</summary>
    public IReadOnlyList<string> Cells => [File, Column, Type, Unit, Values, Missing, English, Danish, Cdisc];

    /// <summary>The file.</summary>
    public static byte[] Format(IEnumerable<BookLine> lines) => Csv.Format([Header, .. lines.Select(line => line.Cells)]);
}
