namespace Trial.Core.Record;

/// <summary>The rows beside a record, held against its bodies as both pass by.</summary>
/// <param name="next">
/// The sequence of the next row's body, rising, and the row's hash (<see cref="Detail.Hash"/>); null after the last.
/// </param>
public sealed class RowsBeside(Func<(int Sequence, Digest Hash)?> next)
{
    private readonly SortedDictionary<string, long> deleted = Zeros();
    private readonly SortedDictionary<string, long> gone = Zeros();
    private (int Sequence, Digest Hash)? row;
    private bool isRead;

    /// <summary>How many rows the bodies name, those that retention deleted among them.</summary>
    public int Count { get; private set; }

    /// <summary>What is wrong with the row beside the next body of the record; null when nothing is.</summary>
    /// <param name="sequence">Of the body.</param>
    /// <param name="act">What it says.</param>
    /// <returns>The sequence of a body, and words that end a sentence.</returns>
    public (int? Sequence, string Reason)? Fault(int sequence, Act act)
    {
        if (act is Act.Retention retention && deleted.TryGetValue(retention.Class, out var before))
        {
            deleted[retention.Class] = before + retention.Rows;
        }

        var isThere = Row?.Sequence == sequence;
        if (act.RowHash is not { } told)
        {
            return isThere ? (sequence, "this body names no row, but the export has one") : null;
        }

        Count++;
        if (isThere)
        {
            var hash = Row!.Value.Hash;
            isRead = false; // the next one only once this one was judged
            return hash == told ? null : (sequence, "this body's row was changed");
        }

        if (Class(act) is not { } kind)
        {
            return (sequence, "this body's row is missing");
        }

        gone[kind]++;
        return null;
    }

    /// <summary>What is wrong with the rows as a whole, once the last body was taken; null when nothing is.</summary>
    /// <returns>The sequence of the body where there is one, and words that end a sentence.</returns>
    public (int? Sequence, string Reason)? FaultAtEnd() =>
        Row is var (sequence, _) ? (sequence, "this body names no row, but the export has one")
        : deleted.Where(kind => kind.Value != gone[kind.Key]).Select(kind => ((int?, string)?)(
            null, $"rows of the class {kind.Key} that are gone: {gone[kind.Key]}; deleted by their retention date: "
                + $"{kind.Value}")).FirstOrDefault();

    // The next row that no body was held against.
    private (int Sequence, Digest Hash)? Row
    {
        get
        {
            if (!isRead)
            {
                (isRead, row) = (true, next());
            }

            return row;
        }
    }

    // The class of those rows that retention may have deleted.
    private static string? Class(Act act) => act switch
    {
        Act.Attendance => Act.Retention.OfAttendance,
        Act.Message => Act.Retention.OfMessages,
        _ => null,
    };

    private static SortedDictionary<string, long> Zeros() =>
        new(StringComparer.Ordinal) { [Act.Retention.OfAttendance] = 0, [Act.Retention.OfMessages] = 0 };
}
