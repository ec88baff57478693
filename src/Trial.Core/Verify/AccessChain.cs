using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The check of the access log: a chain of its own, whose days the record names.</summary>
internal static class AccessChain
{
    /// <param name="file">accesses.ndjson in pieces of whole lines.</param>
    /// <param name="days">Each day's digest with the sequence of its body: the access log as it was at the end of that day.</param>
    /// <returns>What was found, and how many entries there are up to the first false one.</returns>
    public static (Finding Finding, int Count) Check(IEnumerable<ReadOnlyMemory<byte>> file, IReadOnlyList<(int Sequence, Digest Day)> days)
    {
        var (count, last, known) = (0, default(Digest), Known(0, default, days));
        foreach (var lines in file.Select(Lines.Split))
        {
            foreach (var line in lines ?? [])
            {
                if (AccessEntry.ParseLine(line.Span) is not { } access || access.Sequence != count || access.Previous != last)
                {
                    return (new Finding.False(count, "this line does not continue the one before it"), count);
                }

                (count, last) = (count + 1, access.Hash);
                known = Known(known, last, days);
            }

            if (lines is null)
            {
                return (new Finding.False(null, $"the last line of {AuditExport.Accesses} does not end in a line feed"), count);
            }
        }

        return (known == days.Count
            ? new Finding.Verified($"{count} looks, exports and denials in one chain")
            : new Finding.False(days[known].Sequence, "the access log never was as this body of the record says"), count);
    }

    // How many of the days are known once the log has been at this hash; on some days nobody looked at anything.
    private static int Known(int known, Digest hash, IReadOnlyList<(int Sequence, Digest Day)> days)
    {
        while (known < days.Count && days[known].Day == hash)
        {
            known++;
        }

        return known;
    }
}
