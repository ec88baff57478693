using Trial.Core.Record;

namespace Trial.Core.Export;

/// <summary>The check of the access log: a chain of its own, whose days the record names.</summary>
internal static class AccessChain
{
    public static Finding Check(ReadOnlyMemory<byte> file, IEnumerable<Entry> entries)
    {
        if (Lines.Split(file) is not { } lines)
        {
            return new Finding.False(null, $"the last line of {AuditExport.Accesses} has no end");
        }

        List<Digest> hashes = [default];
        for (var i = 0; i < lines.Count; i++)
        {
            if (AccessEntry.ParseLine(lines[i].Span) is not { } access || access.Sequence != i || access.Previous != hashes[^1])
            {
                return new Finding.False(i, "this line does not follow the one before it");
            }

            hashes.Add(access.Hash);
        }

        return CheckDays(hashes, entries) ?? (Finding)new Finding.Verified($"{lines.Count} looks, exports and denials in one chain");
    }

    // Each day's body names the access log as it was at the end of that day.
    private static Finding.False? CheckDays(List<Digest> hashes, IEnumerable<Entry> entries)
    {
        var known = 0;
        foreach (var (index, entry) in entries.Index())
        {
            if (entry.Act is Act.Accesses day)
            {
                known = hashes.IndexOf(day.Day, known);
                if (known < 0)
                {
                    return new Finding.False(index, "the access log has not been as this body of the record says");
                }
            }
        }

        return null;
    }
}
