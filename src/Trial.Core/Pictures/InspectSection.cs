namespace Trial.Core.Pictures;

/// <summary>What a part of the committee's page says: its words, then lines.</summary>
/// <param name="Part">Its words.</param>
/// <param name="Lines">Sentences and rows of tables; the first row of each table names its columns.</param>
public sealed record InspectSection(InspectPart Part, IReadOnlyList<InspectLine> Lines)
{
    /// <summary>The lines as sentences and whole tables: one of the two in each.</summary>
    public IEnumerable<(string? Sentence, IReadOnlyList<InspectLine.Row> Rows)> Blocks()
    {
        var rows = new List<InspectLine.Row>();
        foreach (var line in Lines)
        {
            if (rows.Count > 0 && line is not InspectLine.Row { IsHead: false })
            {
                yield return (null, [.. rows]);
                rows.Clear();
            }

            switch (line)
            {
                case InspectLine.Row row:
                    rows.Add(row);
                    break;
                case InspectLine.Sentence sentence:
                    yield return (sentence.Text, []);
                    break;
            }
        }

        if (rows.Count > 0)
        {
            yield return (null, rows);
        }
    }
}
