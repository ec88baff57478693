using Trial.Core.Export;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The check of the access log: a separate chain, whose days the record names.</summary>
internal static class AccessChain
{
    /// <param name="file">accesses.ndjson in pieces of whole lines.</param>
    /// <param name="days">Each day's digest with its body: the access log as it was at the end of that day.</param>
    public static AccessFacts Check(
        IEnumerable<ReadOnlyMemory<byte>> file, IReadOnlyList<(int Sequence, Digest Day, Digest Commitment)> days)
    {
        var (count, last) = (0, default(Digest));
        List<int> known = [];
        NoteDays();
        foreach (var lines in file.Select(Lines.Split))
        {
            foreach (var line in lines ?? [])
            {
                if (AccessEntry.ParseLine(line.Span) is not { } access || access.Sequence != count || access.Previous != last)
                {
                    return new(new Finding.False(count, "this line does not continue the one before it"), count, known);
                }

                (count, last) = (count + 1, access.Hash);
                NoteDays();
            }

            if (lines is null)
            {
                return new(
                    new Finding.False(null, $"the last line of {AuditExport.Accesses} does not end in a line feed"), count, known);
            }
        }

        Finding finding = known.Count == days.Count
            ? new Finding.Verified(Counted.Of(count, "look, export or denial", "looks, exports and denials") + " in one chain")
            : new Finding.False(days[known.Count].Sequence, "the access log never had the hash that this body names");
        return new(finding, count, known);

        // On some days nobody looked at anything.
        void NoteDays()
        {
            while (known.Count < days.Count && days[known.Count].Day == last)
            {
                known.Add(count);
            }
        }
    }
}

/// <summary>What reading the access log found.</summary>
/// <param name="Finding">Whether it is one chain that the record's days name.</param>
/// <param name="Count">How many entries there are, up to the first false one.</param>
/// <param name="AtDays">How many there were at each digest.</param>
internal sealed record AccessFacts(Finding Finding, int Count, IReadOnlyList<int> AtDays);
