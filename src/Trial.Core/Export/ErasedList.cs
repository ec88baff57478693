using Trial.Core.Record;

namespace Trial.Core.Export;

//  erased.csv: research_id, ascending. The ids that were erased in the last 30
//  days, so that holders of older tables can clean them.

/// <summary>The research ids that other copies must lose.</summary>
internal static class ErasedList
{
    public const string FileName = "erased.csv";

    private static readonly string[] Header = ["research_id"];

    /// <summary>The file.</summary>
    public static byte[] Format(IEnumerable<ResearchId> ids) =>
        Csv.Format([Header, .. ids.Select(id => id.ToString()).Distinct().Order(StringComparer.Ordinal).Select(id => (string[])[id])]);

    /// <summary>Reads exactly the bytes of <see cref="Format"/>; null for any other spelling or order.</summary>
    public static IReadOnlyList<ResearchId>? Parse(ReadOnlySpan<byte> bytes)
    {
        if (Csv.Parse(bytes) is not { Count: > 0 } rows)
        {
            return null;
        }

        var ids = new List<ResearchId>();
        foreach (var row in rows.Skip(1))
        {
            if (row.Count == 1 && ResearchId.TryParse(row[0], out var id))
            {
                ids.Add(id);
            }
        }

        return bytes.SequenceEqual(Format(ids)) ? ids : null;
    }
}
