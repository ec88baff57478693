using Trial.Core.Record;

namespace Trial.Core.Verify;

//  Envelopes are opened 1, 2, 3 ... in each stratum of each seal. A restore may
//  pass over some (the copy that was put back did not know of them), never go back.

/// <summary>The check that no envelope was skipped or used twice.</summary>
internal sealed class EnvelopeOrder : RecordFold
{
    private Dictionary<string, long> next = new(StringComparer.Ordinal);
    private long passed;
    private int opened;

    public override string Name => "envelopes";

    protected override string Extent =>
        $"{opened} opened 1, 2, 3 ... in each stratum" + (passed > 0 ? $"; {passed} passed over by a restore" : "");

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        switch (entry.Act)
        {
            case Act.Setup:
                next.Clear(); // another list
                return null;
            case Act.Restore restore:
                return PassOver(restore.Cursors) is { } back
                    ? new(index, $"it would open envelopes of stratum {back} a second time")
                    : null;
            case Act.Draw draw:
                var expected = next.GetValueOrDefault(draw.Stratum, 1);
                next[draw.Stratum] = expected + 1;
                opened++;
                return draw.Envelope == expected
                    ? null
                    : new(index, $"envelope {draw.Envelope} of stratum {draw.Stratum} where {expected} comes next");
            default:
                return null;
        }
    }

    // The stratum that would go back; null when none would.
    private string? PassOver(IReadOnlyDictionary<string, int> cursors)
    {
        var back = next.FirstOrDefault(stratum => cursors.GetValueOrDefault(stratum.Key, 1) < stratum.Value).Key;
        passed += cursors.Sum(cursor => (long)cursor.Value - next.GetValueOrDefault(cursor.Key, 1));
        next = cursors.ToDictionary(cursor => cursor.Key, cursor => (long)cursor.Value, StringComparer.Ordinal);
        return back;
    }
}
