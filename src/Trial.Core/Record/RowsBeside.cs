namespace Trial.Core.Record;

/// <summary>What a record says of the rows beside its bodies: which there must be, and what each hashes to.</summary>
public sealed class RowsBeside
{
    private readonly List<(int Sequence, Digest Hash, string? Class)> told = [];
    private readonly SortedDictionary<string, int> deleted = new(StringComparer.Ordinal)
    {
        [Act.Retention.OfAttendance] = 0,
        [Act.Retention.OfNotices] = 0,
    };

    /// <summary>How many rows the bodies name, those that retention deleted among them.</summary>
    public int Count => told.Count;

    /// <summary>Takes the next body of the record.</summary>
    public void Take(int sequence, Act act)
    {
        if (act.RowHash is { } hash)
        {
            told.Add((sequence, hash, act is Act.Attendance ? Act.Retention.OfAttendance : act is Act.Notice ? Act.Retention.OfNotices : null));
        }
        else if (act is Act.Retention retention && deleted.TryGetValue(retention.Class, out var before))
        {
            deleted[retention.Class] = before + retention.Rows;
        }
    }

    /// <summary>What is wrong with these rows, once the record was taken to its end; null when nothing is.</summary>
    /// <param name="rows">The sequence of each row's body, rising, and the row's hash (<see cref="Detail.Hash"/>).</param>
    /// <returns>The sequence of the body where there is one, and words that end a sentence.</returns>
    public (int? Sequence, string Reason)? Fault(IEnumerable<(int Sequence, Digest Hash)> rows)
    {
        var gone = deleted.ToDictionary(kind => kind.Key, _ => 0, StringComparer.Ordinal);
        var place = 0;
        foreach (var (sequence, hash) in rows.Append((int.MaxValue, default)))
        {
            for (; place < told.Count && told[place].Sequence < sequence; place++)
            {
                if (told[place].Class is not { } kind)
                {
                    return (told[place].Sequence, "the row beside this body is gone");
                }

                gone[kind]++;
            }

            var isThere = place < told.Count && told[place].Sequence == sequence;
            if (sequence < int.MaxValue && (!isThere || told[place++].Hash != hash))
            {
                return (sequence, isThere ? "the row beside this body was changed" : "this body names no row, and there is one beside it");
            }
        }

        return deleted.Where(kind => kind.Value != gone[kind.Key]).Select(kind => ((int?, string)?)(
            null, $"rows of the class {kind.Key} that are gone: {gone[kind.Key]}; deleted by their retention date: {kind.Value}")).FirstOrDefault();
    }
}
