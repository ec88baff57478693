using Trial.Core.Log;
using Trial.Core.Record;

namespace Trial.Core.Verify;

/// <summary>The check that every body holds the commitment of the one before it.</summary>
/// <param name="log">Gets every commitment.</param>
/// <param name="asked">The commitments whose place in the record is asked for.</param>
internal sealed class RecordChain(LogReader log, IReadOnlySet<Digest> asked) : RecordFold
{
    private Digest last;
    private Act? lastAct;

    public override string Name => "commitments";

    /// <summary>The sequence of each commitment that was asked for and found.</summary>
    public Dictionary<Digest, int> Found { get; } = [];

    /// <summary>How many bodies there are.</summary>
    public int Count { get; private set; }

    protected override string Extent => $"every body holds the commitment of the one before it; the last is {last}";

    protected override Finding.False? Fault(int index, Entry entry, Digest commitment)
    {
        var (before, actBefore) = (last, lastAct);
        (last, lastAct, Count) = (commitment, entry.Act, index + 1);
        log.Expect(commitment);
        if (asked.Contains(commitment))
        {
            Found[commitment] = index;
        }

        return entry.Stamp.Previous == before
            ? null
            : new(index, $"its previous commitment is not that of the body before it{Whose(actBefore)}");
    }

    private static string Whose(Act? act) => act switch
    {
        Act.Draw it => $", the draw of {it.Participant}",
        Act.Referral it => $", the referral of {it.Participant}",
        _ => "",
    };
}
