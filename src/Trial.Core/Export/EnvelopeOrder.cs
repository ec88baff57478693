using Trial.Core.Record;

namespace Trial.Core.Export;

//  Envelopes are opened 1, 2, 3 ... in each stratum of each seal. A restore may
//  pass over some (the copy that was put back did not know of them), never go back.

/// <summary>The check that no envelope was skipped or used twice.</summary>
internal static class EnvelopeOrder
{
    public static Finding Check(IEnumerable<Entry> entries)
    {
        var (next, passed, opened) = (new Dictionary<string, int>(StringComparer.Ordinal), 0, 0);
        foreach (var (index, entry) in entries.Index())
        {
            switch (entry.Act)
            {
                case Act.Setup:
                    next.Clear(); // another list
                    break;
                case Act.Restore restore:
                    if (next.FirstOrDefault(stratum => restore.Cursors.GetValueOrDefault(stratum.Key, 1) < stratum.Value).Key is { } back)
                    {
                        return new Finding.False(index, $"it would open envelopes of stratum {back} a second time");
                    }

                    passed += restore.Cursors.Sum(cursor => cursor.Value - next.GetValueOrDefault(cursor.Key, 1));
                    next = new(restore.Cursors, StringComparer.Ordinal);
                    break;
                case Act.Draw draw:
                    var expected = next.GetValueOrDefault(draw.Stratum, 1);
                    if (draw.Envelope != expected)
                    {
                        return new Finding.False(index, $"envelope {draw.Envelope} of stratum {draw.Stratum} where {expected} comes next");
                    }

                    next[draw.Stratum] = expected + 1;
                    opened++;
                    break;
                default:
                    break;
            }
        }

        return new Finding.Verified($"{opened} opened 1, 2, 3 ... in each stratum" + (passed > 0 ? $"; {passed} passed over by a restore" : ""));
    }
}
